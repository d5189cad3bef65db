"""The lines that name the columns: one to three rows, with merged parents above their leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .grid import Grid
from .marks import is_signed, is_total, plain

SEARCHED_ROWS = 60
DEEPEST = 3
LONGEST = 40  # characters of a heading; what is longer is an instruction or a record
EXACT, FIRST_PART, JOINED, OTHER_PART, WITHIN = 100, 95, 98, 60, 10
BARE = ("姓名", "名称", "姓名名称", "姓名或名称", "名字", "姓名单位", "名称姓名")
# Words that say nothing within a longer one: 回访日期 is no 日期, 证件类型 no 类型.
GENERIC = ("日期", "时间", "类型", "类别", "内容", "情况", "说明", "单位", "方式")
# A column about a person's papers or whereabouts is not the column of the person.
_OF_PERSON = re.compile(
    r"电话|手机|身份证|证件|地址|住址|住所|年龄|性别|民族|职业|联系|签名|签字|照片|附件"
)
_FIGURES = re.compile(r"[\d\s.,:：/￥¥%年月日元人件号－—-]*\d[\d\s.,:：/￥¥%年月日元人件号－—-]*")
_IN_BRACKETS = re.compile(r"[（(【\[](.*?)[)）】\]]")
_BRACKET = re.compile(r"[（(【\[)）】\]]")
_PARTS = re.compile(r"[/／|\n及和、与]")


@dataclass(frozen=True)
class Leaf:
    """One column's heading: its texts from the top down, of which the last names the column."""

    column: int
    path: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(re.sub(r"\s+", "", one) for one in self.path)

    @property
    def plain(self) -> str:
        return plain("".join(self.path))


@dataclass(frozen=True)
class Block:
    """A heading: its first and last row, and a leaf for each column that has one. A loose one has rows that
    nothing ties together: only their words can say that they belong together."""

    first: int
    last: int
    leaves: tuple[Leaf, ...]
    is_loose: bool = False


def blocks(grid: Grid) -> Iterator[Block]:
    """Every run of one to three rows near the top that could be a heading."""
    looked = 0
    for first in grid.numbers():
        if not any(True for _ in grid.filled(first)):
            continue
        looked += 1
        if looked > SEARCHED_ROWS:
            return
        if not like_heading(grid, first, least=2):
            continue
        is_loose = False
        for depth in range(1, DEEPEST + 1):
            last = first + depth - 1
            if last > grid.last or (depth > 1 and not like_heading(grid, last, least=1)):
                break
            is_loose = is_loose or (depth > 1 and not _adds(grid, first, last))
            yield Block(first, last, tuple(_leaves(grid, first, last)), is_loose)


def cut(grid: Grid, block: Block) -> int:
    """How many cells of a block's last row go on below it or beside: then its leaves stand further down."""
    columns = range(1, grid.width + 1)
    below = {grid.anchor.get((block.last + 1, column), (0, 0)) for column in columns}
    beside = {grid.anchor.get((block.last, column), (0, 0)) for column in columns}
    ends = {anchor for anchor in below if block.first <= anchor[0] <= block.last}
    return len(ends | {anchor for anchor in beside if anchor[0] == block.last})


def score(leaf: Leaf, headings: tuple[str, ...]) -> int:
    """How well a leaf fits one of the headings. Equal beats containing; among those that contain, the
    longer word wins; A/B is either of them, the first rather; so is A（B）."""
    return _score(leaf.path, headings)


@lru_cache(maxsize=50_000)
def _score(path: tuple[str, ...], headings: tuple[str, ...]) -> int:
    said = _said(path)
    return max((_fit(said, heading.lower()) for heading in headings), default=0)


@dataclass(frozen=True)
class _Said:
    """The words of a leaf: its own, its own under its parents, the first and the other parts of it."""

    own: frozenset[str]
    joined: str
    first: str
    others: frozenset[str]


@lru_cache(maxsize=10_000)
def _said(path: tuple[str, ...]) -> _Said:
    own = path[-1]
    if plain(own) in BARE and len(path) > 1:
        own = path[-2]
    parts = [_word(part) for part in _PARTS.split(own)]
    bracketed = [_word(text) for text in _IN_BRACKETS.findall(own)]
    return _Said(
        frozenset({_word(own), _word(_BRACKET.sub("", own))}),
        _word("".join(path)) if len(path) > 1 else "",
        parts[0] if len(parts) > 1 else "",
        frozenset([*parts[1:], *bracketed]),
    )


def _word(text: str) -> str:
    """A text as headings are compared: U盘 and u盘 are one word."""
    return plain(text).lower()


def likeness(leaf: Leaf, headings: tuple[str, ...]) -> float:
    """0 to 1: the share of neighbouring characters that a leaf has in common with the nearest heading."""
    return max((_dice(plain(leaf.path[-1]), heading) for heading in headings), default=0.0)


def _fit(said: _Said, heading: str) -> int:
    if heading in said.own:
        return EXACT + len(heading)
    if said.joined == heading:
        return JOINED + len(heading)
    if said.first == heading:
        return FIRST_PART + len(heading)
    if heading in said.others:
        return OTHER_PART + len(heading)
    return WITHIN + len(heading) if any(_holds(part, heading) for part in said.own) else 0


def _holds(part: str, heading: str) -> bool:
    if heading in GENERIC or heading not in part or len(part) > len(heading) + 6:
        return False
    return not _OF_PERSON.search(part) or bool(_OF_PERSON.search(heading))


def _dice(one: str, other: str) -> float:
    if len(one) < 2 or len(other) < 2 or _OF_PERSON.search(one):
        return 0.0
    pairs = {one[n : n + 2] for n in range(len(one) - 1)}
    others = {other[n : n + 2] for n in range(len(other) - 1)}
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def like_heading(grid: Grid, row: int, least: int) -> bool:
    """Short texts only, several of them: a title is one, a record has days and numbers."""
    texts: set[str] = set()
    for _, value in grid.filled(row):
        text = value.strip() if isinstance(value, str) else ""
        if not text or len(text) > LONGEST or _FIGURES.fullmatch(text):
            return False
        if not texts and (is_signed(text) or is_total(text)):
            return False
        texts.add(text)
    return len(texts) >= least


def _adds(grid: Grid, first: int, last: int) -> bool:
    """Whether the last row belongs to the heading: a cell above is merged down into it, or it names columns
    below a common heading and is silent below those that are named already."""
    if any(
        first <= grid.anchor.get((last, column), (0, 0))[0] < last
        for column in range(1, grid.width + 1)
    ):
        return True
    named_below = 0
    for column, _ in grid.filled(last):
        above = grid.at(last - 1, column)
        if above is not None and not _is_common(grid, last - 1, column):
            return False
        named_below += 1
    columns = range(1, grid.width + 1)
    return named_below > 0 and any(_is_common(grid, last - 1, column) for column in columns)


def _is_common(grid: Grid, row: int, column: int) -> bool:
    """Whether a heading cell stands over several columns: merged across, or with blanks at its right that
    the row below fills."""
    if grid.at(row, column) is None:
        return False
    if grid.anchor.get((row, column + 1)) == (row, column):
        return True
    if any(top == row for (top, _) in grid.anchor) and _merged_across(grid, row):
        return False
    return (
        column < grid.width
        and grid.at(row, column + 1) is None
        and grid.at(row + 1, column + 1) is not None
        and (row, column + 1) not in grid.anchor
    )


def _merged_across(grid: Grid, row: int) -> bool:
    return any(
        grid.anchor.get((row, column)) == (row, column - 1) for column in range(2, grid.width + 1)
    )


def _leaves(grid: Grid, first: int, last: int) -> Iterator[Leaf]:
    carried: list[Any] = [None] * (last - first + 1)
    by_merge = any(_merged_across(grid, row) for row in range(first, last))
    for column in range(1, grid.width + 1):
        path: list[str] = []
        for depth, row in enumerate(range(first, last + 1)):
            anchor = grid.anchor.get((row, column))
            value = grid.at(*anchor) if anchor and anchor[0] >= first else grid.at(row, column)
            if anchor and row == last and anchor[1] < column:
                continue  # the rest of a cell merged across names no column of its own
            if value is not None:
                carried[depth:] = [value] + [None] * (last - row)
            elif row < last and not by_merge and grid.at(last, column) is not None:
                value = carried[depth]  # no merged cells (a .csv): the parent stands left of us
            if value is not None and str(value).strip() not in path:
                path.append(str(value).strip())
        if path:
            yield Leaf(column, tuple(path))
