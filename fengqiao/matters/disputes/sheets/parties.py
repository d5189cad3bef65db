"""Both sides of a cell: 甲；乙, 甲与乙, one below the other, 申请人：甲 被申请人：乙, 甲（申请人）、乙（对方）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fengqiao.ground import signs

Sides = tuple[list[str], list[str], bool]

UNKNOWN_OPPONENT = ("不详", "不明", "未知", "待查", "不清楚")
NOBODY = ("", "无", "/", "-", "—", "——", "无对方", "没有对方")
_HAN = r"[一-鿿）)]"
_BETWEEN_SIDES = re.compile(
    rf"\s*(?:[；;]|——|(?i:\bvs\b\.?)|(?<={_HAN})与(?={_HAN})|(?<=[某甲乙丙丁戊己庚辛壬癸])和(?={_HAN}))\s*"
)
_WITHIN_SIDE = re.compile(r"\s*[、,，\n/／；;]\s*")
_ONE = r"(?:共同)?(?:申请|反映|来访|诉求|报案)(?:人|方)|甲方|一方"
_TWO = r"被(?:申请|反映|投诉)(?:人|方)|对方(?:当事人)?|乙方|另一方"
_NAMED_SIDE = re.compile(rf"(?P<two>{_TWO})|(?P<one>{_ONE})")
_ROLE_BEFORE = re.compile(rf"(?P<role>{_TWO}|{_ONE})\s*[:：]\s*")
_ROLE_BEHIND = re.compile(rf"[（(](?P<role>{_TWO}|{_ONE}|共同{_TWO}|当事人|第三人)[）)]")
_BRACKETS = re.compile(r"[（(].*?[）)]")


def of_two_cells(one: object, two: object) -> Sides:
    """The sides of two columns. An opponent said to be unknown is no concern."""
    return _told(names(one), names(two))


def of_one_cell(value: object) -> Sides:
    """Both sides of one cell: by the roles it names, by the sign between sides, else the first and the
    others."""
    text = _text(value)
    if sides := _by_role(text):
        return _told(*sides)
    parts = _BETWEEN_SIDES.split(text)
    if len(parts) > 1:
        return _told(names(parts[0]), [name for part in parts[1:] for name in names(part)])
    every = names(text)
    return _told(every[:1], every[1:])


def names(value: object) -> list[str]:
    """The names of a cell, each once, without the role behind it."""
    if value is None:
        return []
    found = (_ROLE_BEHIND.sub("", part).strip()[:80] for part in _WITHIN_SIDE.split(_text(value)))
    return list(dict.fromkeys(name for name in found if name not in NOBODY))


def identity(names: Iterable[str]) -> frozenset[str]:
    """Names as they are compared: without what stands in brackets."""
    return frozenset(signs.folded_name(_BRACKETS.sub("", name)) for name in names)


def _by_role(text: str) -> tuple[list[str], list[str]] | None:
    one: list[str] = []
    two: list[str] = []
    pieces = _ROLE_BEFORE.split(text)
    if len(pieces) > 2 and not pieces[0].strip():
        for role, said in zip(pieces[1::2], pieces[2::2], strict=True):
            (two if _is_two(role) else one).extend(names(said))
        return one, two
    for part in re.split(r"[、,，；;\n/／]|(?<=[）)])与", text):
        if found := _ROLE_BEHIND.search(part):
            (two if _is_two(found["role"]) else one).extend(names(part))
    return (one, two) if two else None


def _is_two(role: str) -> bool:
    found = _NAMED_SIDE.search(role)
    return bool(found and found["two"])


def _told(one: list[str], two: list[str]) -> Sides:
    if not one and two:
        one, two = two, []
    unknown = bool(two) and all(any(word in name for word in UNKNOWN_OPPONENT) for name in two)
    return one, [] if unknown else two, unknown


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
