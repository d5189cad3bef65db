"""fengqiao report annual: the annual report, every number bound, as Word, PDF, web page or text."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fengqiao.ground.documents import Document
from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.reports.annual.composition import Draft, Unbound
    from fengqiao.trunk.people.actors import Actor

ENDINGS = ("docx", "pdf", "html", "txt")


def add(commands: Any) -> None:
    parser = commands.add_parser("report", help="写出报告")
    kinds = parser.add_subparsers(
        dest="report", required=True, metavar="报告", parser_class=type(parser)
    )
    annual = kinds.add_parser("annual", help="法治政府建设年度报告")
    annual.add_argument("--year", type=int, required=True, metavar="年份", help="报告的年份")
    annual.add_argument("--on", metavar="日期", help="截至哪一天、落款哪一天，默认今天")
    annual.add_argument("--out", required=True, metavar="文件", help="docx、pdf、html 或 txt")
    how = annual.add_mutually_exclusive_group()
    how.add_argument("--draft", action="store_true", help="只写草稿（默认）")
    how.add_argument("--issue", action="store_true", help="签发：冻结全部读数")
    annual.add_argument("--as", dest="account", metavar="账号", help="以谁的身份")
    session.add_common(annual)
    annual.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.known_year(args.year)
    kind, out = _ending(args.out), Path(args.out)
    session.django()
    from django.utils import timezone

    from fengqiao.engines.papers import CannotWrite, written
    from fengqiao.engines.procedures import Refused
    from fengqiao.reports.annual import composition, document
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people.actors import Denied

    on = _day(args.on, timezone.localdate(), args.year)
    office = session.office(args.street)
    by = session.actor(office, args.account)
    try:
        with scope.opened(by.scope()):
            by.under("reports.read", f"{office.label}/")
            draft = composition.compose(office, args.year, on)
            unbound = document.placed(draft, document.text_of(draft))
            if args.issue:
                _issue(draft, unbound, by)
            data = written(document.paper(draft), kind)
            _write(out, data)
    except (CannotWrite, Denied, Refused) as error:
        raise Unusable(str(error)) from None
    session.tell(args, told(draft, unbound), _lines(draft, unbound, out))
    return 0


def _issue(draft: Draft, unbound: list[Unbound], by: Actor) -> None:
    """This will sign the report that the working committee has reviewed. Raises Unusable with all that is
    missing, Refused, Denied."""
    from fengqiao.engines.procedures.steps import take
    from fengqiao.reports.annual.procedure import REPORT

    lacking = [one.message for one in draft.missing]
    lacking += [f"“{one.text}”（第 {one.at} 字）没有依据" for one in unbound]
    if draft.report is None or draft.report.stage == "draft":
        lacking.append("还没有登记党工委会审议")
    if lacking:
        raise Unusable("还不能签发：\n" + "\n".join(f"  [缺] {one}" for one in lacking))
    take(REPORT, "sign", draft.report, by=by, happened_on=draft.on, signed_by=by.name)


def told(draft: Draft, unbound: list[Unbound]) -> Document:
    """The document of the command line (product.md)."""
    return {
        "sections": len(draft.sections),
        "figures_bound": len(draft.bound),
        "unbound": [{"text": one.text, "start": one.at, "section": one.section} for one in unbound],
        "missing": [
            {"kind": one.kind, "section": one.section, "message": one.message}
            for one in draft.missing
        ],
    }


def _lines(draft: Draft, unbound: list[Unbound], out: Path) -> list[str]:
    lines = [
        f"已写 {out}：{len(draft.sections)} 个部分，绑定数字 {len(draft.bound)} 处，"
        f"没有依据的数字 {len(unbound)} 处，缺 {len(draft.missing)} 项"
    ]
    lines += [f"  [没有依据] {one.text}（第 {one.at} 字）" for one in unbound]
    return lines + [f"  [缺] {one.message}" for one in draft.missing]


def _ending(out: str) -> str:
    kind = Path(out).suffix.lower().removeprefix(".")
    if kind not in ENDINGS:
        raise Unusable(f"不能写成 {out}；文件名要以 .docx、.pdf、.html 或 .txt 结尾")
    return kind


def _day(given: str | None, today: date, year: int) -> date:
    from fengqiao.ground.dates import BadDate, parse_typed

    try:
        on = parse_typed(given, today) if given else today
    except BadDate:
        raise Unusable(f"日期 {given} 看不懂，请写成 2025-02-24 这样") from None
    if on > today:
        raise Unusable(f"{on} 还没有到，不能按那一天写")
    if on < date(year, 1, 1):
        raise Unusable(f"{on} 在 {year} 年以前，还没有可以报告的")
    return on


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError:
        raise Unusable(f"文件 {out} 写不了，请核对路径") from None
