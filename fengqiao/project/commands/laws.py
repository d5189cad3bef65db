"""fengqiao laws import: law texts with their versions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fengqiao.ground import signs
from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.trunk.norms.acts import LawText


def add(commands: Any) -> None:
    parser = commands.add_parser("laws", help="法律文本")
    doing = parser.add_subparsers(dest="doing", required=True, metavar="import")
    bring = doing.add_parser("import", help="导入法律文本；不写路径就是随产品带的")
    bring.add_argument("path", nargs="?", metavar="文件")
    session.add_common(bring, street=False)
    bring.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    laws = _read(args.path) if args.path else None
    session.django()
    from fengqiao.trunk.norms import acts

    try:
        added = acts.bring_in(acts.shipped() if laws is None else laws)
    except (KeyError, TypeError, ValueError):
        raise Unusable(f"法律文件 {args.path} 的格式不对，请参照随产品带的文件") from None
    lines = [
        f"新增法律 {added['laws']} 部、文本 {added['versions']} 版、条文 {added['articles']} 条"
    ]
    session.tell(args, added, lines)
    return 0


def _read(path: str) -> list[LawText]:
    try:
        given = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError:
        raise Unusable(f"法律文件 {path} 打不开，请核对路径") from None
    except ValueError:
        raise Unusable(f"法律文件 {path} 不是 JSON") from None
    given = signs.clean_all(given)
    return given if isinstance(given, list) else [given]
