"""A task to be killed in the middle: it says that it began, and takes its time the first time only."""

from __future__ import annotations

import os
import time
from pathlib import Path


def slow_once(note: str) -> dict[str, object]:
    from fengqiao.engines.jobs import worker
    from fengqiao.trunk.journal import scope

    begun = Path(note)
    first = not begun.exists()
    with begun.open("a", encoding="utf-8") as told:
        told.write(f"{os.getpid()}\n")
    worker.report(1, 2)
    if first:
        time.sleep(60)
    return {"reaches": scope.current().as_facts()}


def fails() -> None:
    raise ValueError("台账里没有这一页")


if __name__ == "__main__":
    import threading

    import django

    django.setup()
    from fengqiao.engines.jobs import worker

    worker.run_worker(threading.Event(), idle=0.1)
