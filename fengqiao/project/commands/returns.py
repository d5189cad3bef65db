"""fengqiao returns: the tables for superiors, of a month or another period, with their identity."""

from __future__ import annotations

import argparse
from typing import Any

from fengqiao.project.cli import Unusable

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("returns", help="上报报表：列出，或者填好一期")
    parser.add_argument("key", nargs="?", metavar="报表", help="不写就是全部")
    parser.add_argument("--year", type=int, metavar="年份")
    parser.add_argument("--month", type=int, metavar="月份", help="1 到 12；不写就看手上这一期")
    parser.add_argument("--part", metavar="期间", help="q1 到 q4、h1、h2，或者 year")
    session.add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django()
    from fengqiao.ground.dates import NoPeriod
    from fengqiao.reports.returns import layout
    from fengqiao.reports.returns.layout import UnknownReturn
    from fengqiao.trunk.journal import scope

    if args.month is not None and (args.part is not None or not 1 <= args.month <= 12):
        raise Unusable("月份请写 1 到 12；--month 和 --part 只写一个")
    office = session.office(args.street)
    try:
        with scope.office(office.pk):
            keys = [args.key] if args.key else list(layout.SHIPPED)
            told: dict[str, Any] = {
                "division": office.name,
                "returns": [_told(office, key, args) for key in keys],
            }
    except (UnknownReturn, NoPeriod) as error:
        raise Unusable(str(error)) from None
    if office.is_demo:
        told["demo"] = True
    session.tell(args, told, _lines(told))
    return 0


def _told(office: Any, key: str, args: argparse.Namespace) -> dict[str, Any]:
    from django.utils import timezone

    from fengqiao.reports.returns import calendar, edition, layout, plain

    hand = calendar.in_hand(layout.of(office.pk, key), timezone.localdate())
    year, part = calendar.named(hand)
    asked = str(args.month) if args.month is not None else args.part
    one = edition.fill(office, key, year if args.year is None else args.year, asked or part)
    return plain.told(one)


def _lines(told: dict[str, Any]) -> list[str]:
    lines = []
    for one in told["returns"]:
        mark = "（演示）" if told.get("demo") else ""
        state = f"已封账，第 {one['version']} 版" if one["sealed_on"] else "还没有封账"
        lines.append(f"{one['name']} {one['period']}{mark}，{state}  [{one['key']}]")
        for line in one["lines"]:
            cells = "，".join(f"{label} {_said(n)}" for label, n in line["cells"].items())
            lines.append(f"  {line['label']}：{cells}")
        if (same := one["identity"]) is not None:
            sign = "=" if same["holds"] else "≠"
            lines.append(
                f"  核对：期初在办 {same['open_start']} + 受理 {same['accepted']} {sign} "
                f"办结 {same['closed']} + 期末在办 {same['open_end']}"
            )
    return lines


def _said(value: float | None) -> str:
    return "" if value is None else str(value)
