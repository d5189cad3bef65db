"""fengqiao import FILE: a ledger checked first, then brought in as one deed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.engines.imports.stages import Staged


def add(commands: Any) -> None:
    parser = commands.add_parser("import", help="导入旧台账（xlsx、xls、ods、csv）")
    parser.add_argument("file", metavar="文件")
    parser.add_argument("--matter", metavar="事项", help="只导入这个事项的表，例如 disputes")
    parser.add_argument(
        "--year", type=int, metavar="年份", help="台账的年份，默认由标题或文件名看出"
    )
    parser.add_argument("--dry-run", action="store_true", help="只检查，不导入")
    parser.add_argument("--as", dest="account", metavar="账号", help="以谁的身份导入")
    session.add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.known_year(args.year)
    path = Path(args.file)
    try:
        data = path.read_bytes()
    except OSError:
        raise Unusable(f"文件 {path} 打不开，请核对路径") from None
    session.django()
    from fengqiao.engines.imports import acts, permission, queries, stages
    from fengqiao.ground.sheets import UnusableFile, read
    from fengqiao.project.catalogue import REGISTERS
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people.actors import Denied

    ledgers = [one for one in REGISTERS if args.matter in (None, one.matter)]
    if not ledgers:
        known = "、".join(one.matter for one in REGISTERS)
        raise Unusable(f"没有事项 {args.matter}；能导入的有：{known}")
    office = session.office(args.street)
    by = session.actor(office, args.account)
    try:
        with scope.opened(by.scope()):
            by.under(permission.POWER)
            memory = queries.memory(office.pk)
            staged = stages.stage(
                read(data, path.name), ledgers, office.pk, args.year, memory, _progress
            )
            by = permission.under(ledgers, staged.ledgers, by)
            if staged.must_ask:
                raise Unusable(stages.must_ask(staged))
            told = staged.told()
            if not args.dry_run and acts.brings_something(staged):
                acts.commit(staged, data, path.name, by=by, year=args.year, report=_stored)
    except (UnusableFile, Denied, acts.Overtaken) as error:
        raise Unusable(str(error)) from None
    for sentence in _beside(staged):
        print(sentence, file=sys.stderr)
    session.tell(args, told, _lines(told, args.dry_run))
    return 0 if staged.only_known_duplicates else 3


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r已检查 {done} / {total} 行", end="", file=sys.stderr, flush=True)


def _stored(done: int, total: int, doing: str) -> None:
    if sys.stderr.isatty():
        said = "已存入" if doing == "storing" else "已记入办理记录"
        print(f"\r{said} {done} / {total} 行", end="", file=sys.stderr, flush=True)


def _beside(staged: Staged) -> Iterator[str]:
    """What a person should know besides the answer."""
    from fengqiao.engines.imports import stages

    yield from staged.said
    yield from staged.differences
    if staged.waiting:
        yield f"有 {staged.waiting} 行的写法看不懂，已退回；可以在“导入台账”页面上传这份文件，说明一次，以后都认得。"
    if staged.fills:
        yield f"有 {len(staged.fills)} 处可以补进已有的记录，请在“导入台账”的“补充建议”里采纳。"
    if staged.accepted <= stages.WHOLE and (alike := stages.hints(staged)):
        yield f"有 {len(alike)} 对写法相近，当作不同的事；是同一件的请作废其中一件，在“导入台账”页面导入时可以逐对说明。"


def _lines(told: dict[str, Any], dry: bool) -> list[str]:
    doing = "可以导入" if dry else "导入"
    lines = [
        f"读到 {told['read']} 条，{doing} {told['accepted']} 条，重复 {told['duplicates']} 条，"
        f"退回 {len(told['quarantined']) - told['duplicates']} 条"
    ]
    for row in told["quarantined"]:
        if row["reasons"] != ["duplicate"]:
            lines.append(
                f"  {row['sheet']} 第 {row['row']} 行（{row['record']}）：{row['message']}"
            )
    return lines
