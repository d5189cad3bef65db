"""Composing: the blocks of a year read into a report, with every number bound, and what keeps it from being issued.

draft = compose(office, 2024, on)       # within the scope of the whole street; writes nothing
draft.bound   draft.unbound   draft.missing   draft.paper
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.chips import Bound, Piece, Reader, chips_in, plain
from fengqiao.engines.figures.measures import Number
from fengqiao.engines.figures.sentences import known
from fengqiao.ground.quantities import quantities
from fengqiao.trunk.divisions.models import Office

from . import layout, manuscript, queries
from .layout import Layout
from .manuscript import Text
from .models import Report
from .words import OPENING, Section


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it reads."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def bound(self) -> list[Bound]:
        return [piece.bound for piece in self.pieces if piece.bound]


@dataclass(frozen=True)
class Item:
    """What stands under one heading of the second level, or under none. `block` holds its source, or the call
    of a sentence; `opens` is the record that says it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    block: Text
    opens: tuple[str, UUID] | None = None
    source: str = ""


@dataclass(frozen=True)
class Told:
    """A part of the report: its heading and what stands under it."""

    section: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Unbound:
    """A number that no figure stands behind. `start` is its place in the text of the block (`in_block`), or None
    where a record says it; `at` its place in the report as plain text."""

    text: str
    section: str
    block: Text
    in_block: int | None
    at: int = 0
    value: Number | None = None
    unit: str = ""
    qualifier: str = ""
    before: str = ""
    opens: tuple[str, UUID] | None = None


@dataclass(frozen=True)
class Missing:
    """What keeps the report from being issued, in a sentence."""

    kind: str
    message: str
    section: str = ""


@dataclass(frozen=True)
class Draft:
    """The report of a year as it reads on a day."""

    office: Office
    year: int
    on: date
    period: Period
    layout: Layout
    parts: tuple[Told, ...]
    texts: tuple[Text, ...]
    report: Report | None
    reader: Reader

    @property
    def sections(self) -> tuple[Told, ...]:
        return tuple(part for part in self.parts if part.section != OPENING)

    @cached_property
    def bound(self) -> list[Bound]:
        """Every bound number, as often as the text says it."""
        return [bound for _, paragraph, _ in self._paragraphs() for bound in paragraph.bound]

    @cached_property
    def unbound(self) -> list[Unbound]:
        found = []
        for part, paragraph, item in self._paragraphs():
            if not (part.section == Section.PLAN and item.opens):  # decision 0027: an aim, recorded
                found += list(_bare(part.section, paragraph, item))
        for part in self.parts:
            for item in part.items:
                found += list(_bare_heading(part.section, item))
        return found

    @cached_property
    def missing(self) -> list[Missing]:
        return [*self._unset(), *self._empty(), *self._lacking()]

    def _paragraphs(self) -> Iterator[tuple[Told, Paragraph, Item]]:
        for part in self.parts:
            for item in part.items:
                for paragraph in item.paragraphs:
                    yield part, paragraph, item

    def _unset(self) -> Iterator[Missing]:
        if not self.layout.addressees:
            yield Missing("setting", "主送机关还没有设置")
        if not self.layout.organ:
            yield Missing("setting", "署名机关还没有设置")

    def _empty(self) -> Iterator[Missing]:
        """The regulation asks for five parts; an empty one is a missing one."""
        told = {part.section: part for part in self.parts}
        for section in Section:
            part = told.get(section)
            if part is None or not any(p.text.strip() for i in part.items for p in i.paragraphs):
                yield Missing(
                    "section", f"缺“{section.label}”这一部分，年度报告五个部分都要有", section
                )

    def _lacking(self) -> Iterator[Missing]:
        seen = set()
        for part, paragraph, _ in self._paragraphs():
            for piece in paragraph.pieces:
                if piece.lacks and (part.section, piece.lacks) not in seen:
                    seen.add((part.section, piece.lacks))
                    yield Missing("figure", piece.lacks, part.section)


def compose(office: Office, year: int, on: date, report: Report | None = None) -> Draft:
    """This will read the draft of a year as of a day, in a constant number of queries a figure."""
    report = report or queries.of_year(office.pk, year)
    set_out = layout.of(office, year)
    period = Period.year_so_far(year, on)
    whole = Period.year(year, on)
    words = set_out.words | {"期": f"{year}年"}
    reader = Reader(office.pk, period, words=words, styles=set_out.styles, whole=whole)
    texts = manuscript.texts(office.pk, year, report)
    order = (OPENING, *set_out.order)
    parts = tuple(_part(section, texts, set_out, reader) for section in order)
    return Draft(office, year, on, period, set_out, parts, tuple(texts), report, reader)


def whole(draft: Draft) -> Period:
    """The whole year, for which numbers from outside are recorded."""
    return Period.year(draft.year, draft.on)


def _part(section: str, texts: list[Text], set_out: Layout, reader: Reader) -> Told:
    heading = "" if section == OPENING else set_out.heading(section)
    items = [item for one in texts if one.section == section for item in _items(one, reader)]
    return Told(section, heading, tuple(items))


def _items(block: Text, reader: Reader) -> Iterator[Item]:
    """A block; or, where it is nothing but the call of a sentence, each part that the sentence has."""
    called = _called(block.text)
    told = reader.told(called) if called else None
    if told is None or told.stops or not any(part.heading for part in told.parts):
        heading = plain(reader.read(block.heading))
        yield Item(heading, paragraphs(block.text, reader), block, source=block.text)
        return
    for part in told.parts:
        read_by = tuple(
            Paragraph(tuple(replace(piece, start=None, opens=part.opens) for piece in read.pieces))
            for read in paragraphs(part.text, reader)
        )
        yield Item(part.heading, read_by, block, part.opens, part.text)


def _called(text: str) -> str:
    inside = chips_in(text)
    alone = len(inside) == 1 and text.strip() == "{{" + inside[0] + "}}"
    return inside[0] if alone and inside[0] in known() else ""


def paragraphs(text: str, reader: Reader) -> tuple[Paragraph, ...]:
    """A text as it reads, a paragraph a line; each piece knows its place in the whole text."""
    at, found = 0, []
    for line in text.split("\n"):
        moved = [
            piece if piece.start is None else replace(piece, start=piece.start + at)
            for piece in reader.read(line)
        ]
        at += len(line) + 1
        if plain(moved).strip():
            found.append(Paragraph(tuple(moved)))
    return tuple(found)


def _bare(section: str, paragraph: Paragraph, item: Item) -> Iterator[Unbound]:
    """The numbers of a paragraph that no chip says."""
    text = paragraph.text
    places = list(_places(paragraph))
    for one in quantities(text):
        if any(_says(piece, start, one.start, one.end) for piece, start in places):
            continue
        piece, start = next((p, s) for p, s in places if s <= one.start < s + len(p.text))
        inside = None if piece.start is None or piece.bound else piece.start + one.start - start
        yield Unbound(
            text=one.text,
            section=section,
            block=item.block,
            in_block=inside,
            value=one.value,
            unit=one.unit,
            qualifier=one.qualifier,
            before=text[max(0, one.start - 14) : one.start],
            opens=piece.opens,
        )


def _bare_heading(section: str, item: Item) -> Iterator[Unbound]:
    for one in quantities(item.heading):
        yield Unbound(one.text, section, item.block, None, value=one.value, unit=one.unit)


def _places(paragraph: Paragraph) -> Iterator[tuple[Piece, int]]:
    at = 0
    for piece in paragraph.pieces:
        yield piece, at
        at += len(piece.text)


def _says(piece: Piece, at: int, start: int, end: int) -> bool:
    """Whether a chip says the number that stands from start to end. Only a chip without its unit may have
    something of the number behind it: what stands before one makes another number of it."""
    if piece.bound is None or not at <= start < at + len(piece.text):
        return False
    return end <= at + len(piece.text) or piece.bound.is_bare
