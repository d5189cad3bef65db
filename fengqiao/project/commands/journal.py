"""fengqiao journal verify: was anything changed behind the journal? fengqiao journal mend: what an upgrade of
earlier days made look so, explained and answered for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from fengqiao.project.cli import Unusable

from . import session

if TYPE_CHECKING:
    from fengqiao.trunk.journal.chain import Verified
    from fengqiao.trunk.journal.repairs import Explained, Found


def add(commands: Any) -> None:
    parser = commands.add_parser("journal", help="办理记录")
    doing = parser.add_subparsers(dest="doing", required=True, metavar="verify|mend")
    verify = doing.add_parser("verify", help="核验办理记录和每一行")
    session.add_common(verify, street=False)
    verify.set_defaults(run=run)
    mend = doing.add_parser("mend", help="核实以前的升级造成的不符；先只看，不改动")
    mend.add_argument("--yes", action="store_true", help="把能说明的记入办理记录")
    session.add_common(mend, street=False)
    mend.set_defaults(run=run_mend)


def run(args: argparse.Namespace) -> int:
    session.django()
    from fengqiao.trunk.files import store
    from fengqiao.trunk.journal import chain, scope

    with scope.everywhere(because="核验全部办理记录"):
        told = chain.verify()
        files = [one.told() for one in store.differing()]
    is_whole = told["ok"] and not files
    document = {**told, "ok": is_whole, "files_changed_outside": files}
    session.tell(args, document, [*_lines(told), *map(_file_line, files)])
    return 0 if is_whole else 1


def run_mend(args: argparse.Namespace) -> int:
    """0 when nothing differs any more, else 1."""
    session.django()
    from fengqiao.trunk.journal import repairs, scope

    try:
        with scope.everywhere(because="核实升级造成的不符"):
            found = repairs.look()
    except repairs.Broken as error:
        raise Unusable(
            f"办理记录本身不相符（{error}），不能核实；请保留现场，用 fengqiao journal verify 看是哪一条"
        ) from None
    mended = _mend(found) if args.yes else 0
    told = {
        "explained": [one.told() for one in found.explained],
        "mended": mended,
        "changed": [one.told() for one in found.changed],
    }
    session.tell(args, told, _mend_lines(found, args.yes, mended))
    return 0 if not found.changed and mended == len(found.explained) else 1


def _mend(found: Found) -> int:
    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.journal import repairs, scope

    mended = 0
    for key in sorted({one.office for one in found.explained}):
        with scope.office(key):
            office = Office.objects.get(pk=key)
            by = session.actor(office, None).under("journal.verify")
            mended += repairs.mend(office, found.explained, by=by)
    return mended


def _file_line(one: dict[str, str]) -> str:
    return f"文件 {one['file']}：{one['why']}"


def _lines(told: Verified) -> list[str]:
    lines = [
        f"共 {told['entries']} 条记录，{len(told['heads'])} 个街道："
        + ("全部相符" if told["ok"] else "有不相符")
    ]
    looks = told["accesses"]
    lines.append(f"查阅记录 {looks['chained']} 条已入链，{looks['waiting']} 条等待入链")
    if bad := told["first_bad"]:
        lines.append(f"第一处：街道 {bad['office']} 第 {bad['seq']} 条：{bad['why']}")
    lines += [f"{row['model']} {row['id']}：{row['why']}" for row in told["rows_changed_outside"]]
    return lines


def _mend_lines(found: Found, done: bool, mended: int) -> list[str]:
    if not found.explained and not found.changed:
        return ["每一行都与办理记录相符，没有要核实的。"]
    lines = [_explained(one) for one in found.explained]
    lines += [f"{row.label} {row.id}：{row.why}，说明不了" for row in found.changed]
    if done:
        lines.append(f"已把 {mended} 行的说明记入办理记录，从此按新的摘要核验。")
    elif found.explained:
        lines.append(
            f"有 {len(found.explained)} 行是以前的升级造成的，没有人改过；加 --yes 把说明记入办理记录。"
        )
    if found.changed:
        lines.append(f"有 {len(found.changed)} 行说明不了，仍算在系统之外被改动；请保留现场。")
    return lines


def _explained(one: Explained) -> str:
    why = [f"后来添了 {'、'.join(one.later)}"] if one.later else []
    why += [f"{then} 后来叫 {today}" for then, today in one.renamed]
    label = one.row._meta.label_lower
    if one.was.label != label:
        why.append(f"当时叫 {one.was.label}")
    return f"{label} {one.row.pk}：{'；'.join(why)}；去掉这些，与当时的记录一致"
