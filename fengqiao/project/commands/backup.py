"""fengqiao backup FILE: one consistent copy, files included, that either engine can restore; then it is tried. Exit 1
where something is wrong with what was copied, or the copy would not come back; it stands all the same."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fengqiao.project.cli import Unusable

from . import session

NOT_TRIED = "用了 --no-trial"


def add(commands: Any) -> None:
    parser = commands.add_parser("backup", help="备份到一个文件，并在临时的地方试恢复一遍")
    parser.add_argument("file", metavar="文件")
    parser.add_argument("--no-trial", action="store_true", help="写完就结束，不试恢复")
    session.add_common(parser, street=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    target = Path(args.file)
    if not target.parent.is_dir():
        raise Unusable(f"文件夹 {target.parent} 不存在，请先建立或换一个位置")
    if target.is_dir():
        raise Unusable(f"{target} 是文件夹，请写明备份文件名，例如 {target / 'fengqiao.zip'}")
    session.django()
    from fengqiao.doors.desk.backups import Trial
    from fengqiao.project.backups import copy, trial

    try:
        told = copy.write(target)
    except copy.NotWritten as error:
        raise Unusable(str(error)) from None
    tried = Trial(None, NOT_TRIED) if args.no_trial else trial.of(target)
    lines = [
        f"已备份到 {target}：{told.rows} 行，{told.files} 个文件",
        *told.faults,
        f"{tried.word}：{tried.said}",
    ]
    ok = not told.faults and tried.ok is not False
    session.tell(args, {"ok": ok, **vars(told), "trial": vars(tried)}, lines)
    return 0 if ok else 1
