"""fengqiao restore FILE: into an empty installation; journal and figures are verified before it holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fengqiao.project.cli import Unusable

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("restore", help="由备份文件恢复到一个空的系统")
    parser.add_argument("file", metavar="文件")
    session.add_common(parser, street=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    source = Path(args.file)
    if not source.is_file():
        raise Unusable(f"备份文件 {source} 不存在，请核对路径")
    session.django()
    from fengqiao.project.backups import restoration
    from fengqiao.project.backups.archive import BadBackup

    try:
        told = restoration.read(source)
    except BadBackup as error:
        raise Unusable(str(error)) from None
    lines = [
        f"已恢复：{told.rows} 行，{told.files} 个文件；"
        f"办理记录 {told.entries} 条相符，{told.figures} 个指标值相符",
        *told.faults,
        *told.told,
    ]
    session.tell(args, {"ok": not told.faults, **vars(told)}, lines)
    return 1 if told.faults else 0
