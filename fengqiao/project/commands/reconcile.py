"""fengqiao reconcile FILE: someone's numbers set beside the ledgers. Reads; changes nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.reports.reconcile.reconciliation import Reconciliation

SIGNS = {"matched": "符", "mismatch": "不符", "unbound": "无指标"}


def add(commands: Any) -> None:
    parser = commands.add_parser("reconcile", help="核对一份文字或表格里的数（txt、docx、xlsx）")
    parser.add_argument("file", metavar="文件")
    parser.add_argument("--year", type=int, required=True, metavar="年份", help="报告的年份")
    parser.add_argument("--last", metavar="文件", help="上一年的报告，用来查一字不差的段落")
    session.add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.known_year(args.year)
    text, last = _text(args.file), _text(args.last) if args.last else ""
    session.django()
    from fengqiao.reports.annual import queries as reports
    from fengqiao.reports.reconcile.reconciliation import reconcile
    from fengqiao.trunk.journal import scope

    office = session.office(args.street)
    with scope.office(office.pk):
        last = last or reports.last_text(office.pk, args.year)
        checked = reconcile(text, args.year, office, last)
    if checked.changed:
        print(checked.changed, file=sys.stderr)
    session.tell(args, checked.told(), _lines(checked))
    return 0


def _text(given: str) -> str:
    from fengqiao.ground.sheets import UnusableFile
    from fengqiao.reports.reconcile.files import text_of

    path = Path(given)
    try:
        return text_of(path.read_bytes(), path.name)
    except OSError:
        raise Unusable(f"文件 {path} 打不开，请核对路径") from None
    except UnusableFile as error:
        raise Unusable(str(error)) from None


def _lines(checked: Reconciliation) -> list[str]:
    counts = checked.counts
    lines = [
        f"数字 {len(checked.findings)} 个：相符 {counts['matched']}，不符 {counts['mismatch']}，"
        f"没有指标 {counts['unbound']}；文字问题 {len(checked.issues)} 处，提示 {len(checked.hints)} 条"
    ]
    for one in checked.findings:
        lines.append(
            f"  [{SIGNS[one.status]}] {one.quantity.text}（第 {checked.place(one.quantity.start)} 字）{one.reason}"
        )
    lines += [
        f"  [问题] {one.message}（{one.kind}，第 {checked.place(one.start)} 字）"
        for one in checked.issues
    ]
    lines += [
        f"  [提示] {one.message}（第 {checked.place(one.start)} 字）" for one in checked.hints
    ]
    return lines
