"""Writes into the journal of one office from a process of its own: `python -m tests.durability.appending`.

    appending <office> <acts> <writer>     prints the sequence numbers that its own entries were given

It says `ready` when it could begin, and begins when a line comes in. Each act opens a deed of its own, as each request does; processes meet at the head of the office's chain.
"""

from __future__ import annotations

import json
import sys
import time
from uuid import UUID

import django

django.setup()

from fengqiao.trunk.divisions import acts as divisions  # noqa: E402
from fengqiao.trunk.divisions.models import Office  # noqa: E402
from fengqiao.trunk.journal import scope  # noqa: E402
from fengqiao.trunk.journal.models import Entry  # noqa: E402
from tests.casting import FOUNDER  # noqa: E402


def main(office: str, times: str, name: str) -> None:
    with scope.office(UUID(office)):
        assert Office.objects.count() == 1
        print("ready", flush=True)
        sys.stdin.readline()
        rows = []
        for n in range(int(times)):
            rows.append(divisions.set_setting(UUID(office), f"{name}.{n}", n, by=FOUNDER))
            # As people do between two presses: with few processors one would be done before another has its turn.
            time.sleep(0.001)
        keys = [row.pk for row in rows]
        print(
            json.dumps(list(Entry.objects.filter(subject__in=keys).values_list("seq", flat=True)))
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
