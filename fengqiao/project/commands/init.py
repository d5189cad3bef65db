"""fengqiao init: an empty office from a division list, and a one-time link for its administrator."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from fengqiao.ground import signs
from fengqiao.ground.documents import Document
from fengqiao.project.cli import Unusable

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("init", help="由辖区名单建立一个空的街道")
    parser.add_argument("--divisions", required=True, metavar="文件", help="辖区名单（JSON）")
    parser.add_argument("--street", required=True, metavar="代码", help="街道代码")
    parser.add_argument("--name", default="", metavar="名称", help="街道名称，默认用名单里的")
    session.add_common(parser, street=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    given = read(args.divisions)
    session.django()
    from fengqiao.project import foundation
    from fengqiao.trunk.divisions.acts import BadDivisions
    from fengqiao.trunk.norms import acts as norms

    norms.bring_in(norms.shipped())
    try:
        founded = foundation.found(
            given, args.street, name=args.name, system_user=session.system_user()
        )
    except BadDivisions as error:
        raise Unusable(str(error)) from None
    session.tell(
        args,
        vars(founded),
        [
            f"已建立{founded.name}（{founded.code}）：{founded.communities} 个社区、村，"
            f"记住邻近街道的 {founded.neighbours} 个名称。",
            f"管理员 {founded.login} 第一次登录（只能用一次，三天内有效）：{founded.first_login}",
        ],
    )
    return 0


def read(path: str) -> Document:
    """The division list of a file. Raises Unusable."""
    try:
        given = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError:
        raise Unusable(f"辖区文件 {path} 打不开，请核对路径") from None
    except (ValueError, RecursionError):
        raise Unusable(f"辖区文件 {path} 不是 JSON，请用约定格式的文件") from None
    return signs.clean_all(given, signs.one_line)
