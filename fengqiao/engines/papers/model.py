"""What an official document is made of. Plain data: no format, no figure engine, no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any

from fengqiao.ground import signs

from .measures import OFFICIAL, Sizes
from .numerals import Numbering

LEVELS = 4
TITLE_LINE = 20  # signs of 22 pt in the width of the type area


@dataclass(frozen=True)
class Run:
    """A run of text. `figure` says what number it is bound to (key, period, cells), in any form that the
    author of the paper reads back; it shows in no format but stays with the text."""

    text: str
    figure: str = ""


Text = str | Run


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body; its first line is indented by two signs."""

    runs: tuple[Text, ...]

    def __init__(self, *runs: Text) -> None:
        object.__setattr__(self, "runs", runs)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4: 一、 （一） 1．（1）, counted by the paper. `body` runs on behind a heading of
    level 2 or deeper, which then ends with 。"""

    level: int
    text: str
    body: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.level <= LEVELS:
            raise ValueError(f"a heading is of level 1 to {LEVELS}, not {self.level}")
        if self.body and self.level == 1:
            raise ValueError("a heading of level 1 stands on a line of its own")


@dataclass(frozen=True)
class Table:
    """A table with a line of headings. `widths` are shares of the width; equal where none are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()

    @property
    def shares(self) -> tuple[float, ...]:
        given = self.widths or (1.0,) * len(self.columns)
        return tuple(one / sum(given) for one in given)


Block = Paragraph | Heading | Table


@dataclass(frozen=True)
class WebRecord:
    """What a government website prints above a document (seen on the pages of other streets). Without a
    `publisher` it is the paper's organ."""

    index: str = ""
    topic: str = ""
    kind: str = "报告"
    publisher: str = ""
    published_on: date | None = None
    openness: str = "主动公开"
    validity: str = "有效"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An official document. `title` may hold line breaks; without them it is broken where its words allow.

    `sealed` chooses the placement of signature and date (GB/T 9704-2012, 7.3.5). `signer` is printed beside
    the number of a document that goes upwards. `copies` and `printed_by` make the last block (版记). `sizes` are those
    of the standard; one_page.py finds smaller ones for what must stand on one page.
    """

    title: str
    organ: str
    signed_on: date | None
    blocks: tuple[Block, ...]
    addressees: str = ""
    number: str = ""
    signer: str = ""
    annexes: tuple[str, ...] = ()
    sealed: bool = False
    copies: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    is_demo: bool = False
    web: WebRecord = field(default_factory=WebRecord)
    sizes: Sizes = OFFICIAL

    @property
    def plain_title(self) -> str:
        return self.title.replace("\n", "")

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title in lines, no word torn: 某某街道办事处 / 关于…年度报告."""
        return tuple(self.title.split("\n")) if "\n" in self.title else _broken(self.title)

    def numbered(self) -> Iterator[tuple[str, Block]]:
        """Every block with the number of its heading, "" for the others."""
        counted = Numbering()
        for block in self.blocks:
            yield counted.next(block.level) if isinstance(block, Heading) else "", block

    @property
    def fitted(self) -> Paper:
        """Itself without what no file may hold: texts of before the door for text was there."""
        made: Paper = _fitted(self)
        return made

    @property
    def has_record(self) -> bool:
        return bool(self.copies or self.printed_by)

    def figures(self) -> list[Run]:
        """Every run that is bound to a figure, in order: the annex of evidence is made of them."""
        return [
            run
            for block in self.blocks
            for run in _runs(block)
            if isinstance(run, Run) and run.figure
        ]


def day(on: date | None) -> str:
    """2025年2月24日: Arabic, no leading zero (7.3.5.4)."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def addressed(addressees: str) -> str:
    """The line of the main addressees, with its full-width colon."""
    return addressees.rstrip(":： ") + "：" if addressees.strip() else ""


def text_of(run: Text) -> str:
    return run.text if isinstance(run, Run) else run


def headed(number: str, heading: Heading) -> str:
    """The words of a heading as printed: no stop behind level 1, one behind a heading that runs on."""
    text = heading.text.rstrip("。")
    return f"{number}{text}{'。' if heading.body else ''}"


def _fitted(part: Any) -> Any:
    if isinstance(part, str):
        return signs.fit_for_files(part)
    if isinstance(part, tuple):
        return tuple(map(_fitted, part))
    if isinstance(part, Paragraph):
        return Paragraph(*_fitted(part.runs))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _fitted(getattr(part, one.name)) for one in fields(part)})
    return part


def _runs(block: Block) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Heading):
        yield from block.body
    else:
        yield from (cell for row in block.rows for cell in row)


def _broken(title: str) -> tuple[str, ...]:
    """Into as few lines as fit, at joints of the words, as even as the joints allow."""
    lines = -(-len(title) // TITLE_LINE)
    if lines < 2:
        return (title,)
    joints = [
        m.start()
        for m in re.finditer(r"(?=关于|推进|落实|履行|情况|年度报告|的报告)|(?<=的|、|和)", title)
    ]
    told, rest = [], title
    for left in range(lines, 1, -1):
        ideal, done = len(rest) / left, len(title) - len(rest)
        near = [
            j - done for j in joints if 2 < j - done <= TITLE_LINE and len(rest) - (j - done) > 2
        ]
        cut = min(near, key=lambda j: abs(j - ideal), default=round(ideal))
        told.append(rest[:cut])
        rest = rest[cut:]
    return (*told, rest)
