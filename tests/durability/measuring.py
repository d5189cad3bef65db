"""What surviving a power cut costs on SQLite: `python -m tests.durability.measuring`.

Registers cases and imports ledgers in an office of its own, with synchronous FULL and NORMAL in turn so that
whatever else the machine does falls on both, and prints one JSON document of milliseconds and their ratio.
The decision that rests on it is docs/decisions/0002.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from fengqiao.ground.ids import uuid7  # noqa: E402
from fengqiao.trunk.journal import scope  # noqa: E402
from tests.durability.killing import _clerk, import_some, register_and_close  # noqa: E402

ROUNDS = 9
MODES = ("FULL", "NORMAL")


def milliseconds(run: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - began) * 1000 / times


def measured() -> dict[str, dict[str, float]]:
    actor = _clerk()
    works: dict[str, tuple[Callable[[], object], int]] = {
        "register and close": (lambda: register_and_close(actor, uuid7()), 40),
        "import of five rows": (lambda: import_some(actor, uuid7()), 10),
    }
    told: dict[str, dict[str, float]] = {}
    with scope.opened(actor.scope()):
        for name, (run, times) in works.items():
            run()
            taken: dict[str, list[float]] = {mode: [] for mode in MODES}
            for _ in range(ROUNDS):
                for mode in MODES:
                    _switch(mode)
                    taken[mode].append(milliseconds(run, times))
            middle = {mode: statistics.median(found) for mode, found in taken.items()}
            told[name] = {mode: round(ms, 2) for mode, ms in middle.items()} | {
                "FULL / NORMAL": round(middle["FULL"] / middle["NORMAL"], 2)
            }
    return told


def _switch(mode: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={mode}")


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(measured(), indent=2))
