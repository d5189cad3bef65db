"""fengqiao figures: values of the catalogue with their breakdowns."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.engines.figures.values import ReadFigure, ReadPeriod


def add(commands: Any) -> None:
    parser = commands.add_parser("figures", help="指标和分项")
    parser.add_argument("keys", nargs="*", metavar="指标", help="不写就是全部")
    parser.add_argument("--year", type=int, metavar="年份")
    session.add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django()
    from django.utils import timezone

    from fengqiao.engines.figures import Period, UnknownFigure, values
    from fengqiao.trunk.journal import scope

    year = timezone.localdate().year if args.year is None else args.year
    session.known_year(year)
    office = session.office(args.street)
    try:
        with scope.office(office.pk):
            told = values.read(args.keys, Period.year(year), office)
    except UnknownFigure as error:
        raise Unusable(str(error)) from None
    if office.is_demo:
        told["demo"] = True
    session.tell(args, told, _lines(told))
    return 0


def _lines(told: ReadPeriod) -> list[str]:
    lines = [f"{told['division']} {told['period']}" + ("（演示）" if told.get("demo") else "")]
    for figure in told["figures"]:
        lines.append(f"{figure['label']} {_value(figure)}  [{figure['key']}]")
        for dimension, counted in figure["breakdown"].items():
            parts = "，".join(f"{code or '未填'} {_said(n)}" for code, n in counted.items())
            lines.append(f"  {dimension}: {parts}")
    return lines


def _value(figure: ReadFigure) -> str:
    parts = f"（{figure['of']}/{figure['over']}）" if "over" in figure else ""
    day = f"，截至 {figure['on']}" if "on" in figure else ""
    source = f"，外部数据，来源：{figure.get('source', '没有登记')}" if "external" in figure else ""
    return f"{_said(figure['value'])} {figure['unit']}{parts}{day}{source}"


def _said(value: float | None) -> str:
    return "—" if value is None else str(value)
