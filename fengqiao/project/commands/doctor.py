"""fengqiao doctor: what is wrong, and how to mend it."""

from __future__ import annotations

import argparse
from typing import Any

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="检查系统：哪里不对，怎么修")
    session.add_common(parser, street=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django()
    from fengqiao.project import health

    rows = health.examine()
    marks = {"ok": "好", "warn": "注意", "bad": "不好"}
    lines = [
        f"[{marks[row['state']]}] {row['name']}：{row['said']}"
        + (f" → {row['mend']}" if row["mend"] else "")
        for row in rows
    ]
    session.tell(args, {"rows": rows}, lines)
    return 1 if any(row["state"] == "bad" for row in rows) else 0
