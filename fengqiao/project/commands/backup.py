"""fengqiao backup FILE: one consistent copy, files included, that either engine can restore. Exit 1 where something
is wrong with what was copied; the copy stands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fengqiao.project.cli import Unusable

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("backup", help="备份到一个文件")
    parser.add_argument("file", metavar="文件")
    session.add_common(parser, street=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    target = Path(args.file)
    if not target.parent.is_dir():
        raise Unusable(f"文件夹 {target.parent} 不存在，请先建立或换一个位置")
    if target.is_dir():
        raise Unusable(f"{target} 是文件夹，请写明备份文件名，例如 {target / 'fengqiao.zip'}")
    session.django()
    from fengqiao.project import backups

    try:
        told = backups.write(target)
    except OSError as error:
        raise Unusable(f"备份写不进 {target}：{error.strerror}。请检查磁盘空间和权限。") from None
    lines = [f"已备份到 {target}：{told.rows} 行，{told.files} 个文件", *told.faults]
    session.tell(args, {"ok": not told.faults, **vars(told)}, lines)
    return 1 if told.faults else 0
