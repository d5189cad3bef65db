"""fengqiao journal verify: was anything changed behind the journal?"""

from __future__ import annotations

import argparse
from typing import Any

from . import starting


def add(commands: Any) -> None:
    parser = commands.add_parser("journal", help="办理记录")
    doing = parser.add_subparsers(dest="doing", required=True, metavar="verify")
    verify = doing.add_parser("verify", help="核验办理记录和每一行")
    starting.add_common(verify, street=False)
    verify.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    starting.django()
    from fengqiao.trunk.journal import chain, scope

    with scope.everywhere(because="核验全部办理记录"):
        told = chain.verify()
    starting.tell(args, told, _lines(told))
    return 0 if told["ok"] else 1


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [
        f"共 {told['entries']} 条记录，{len(told['heads'])} 个街道："
        + ("全部相符" if told["ok"] else "有不相符")
    ]
    if bad := told["first_bad"]:
        lines.append(f"第一处：街道 {bad['office']} 第 {bad['seq']} 条：{bad['why']}")
    lines += [f"{row['model']} {row['id']}：{row['why']}" for row in told["rows_changed_outside"]]
    return lines
