"""fengqiao worker: runs the jobs. `serve` starts one by itself."""

from __future__ import annotations

import argparse
import signal
import threading
from typing import Any

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("worker", help="运行作业（serve 会自己启动）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django(migrate=False)
    from fengqiao.engines.jobs import worker

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    from fengqiao.project.timetable import TIMETABLE

    worker.run_worker(stop, TIMETABLE)
    return 0
