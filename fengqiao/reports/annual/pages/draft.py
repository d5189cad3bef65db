"""The draft as a page: a document whose numbers open, and a margin that says what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures.chips import Bound, Piece
from fengqiao.engines.figures.pages.asked import opened
from fengqiao.engines.papers import warning
from fengqiao.engines.papers.numerals import Numbering
from fengqiao.trunk.people.actors import Actor

from .. import document
from ..composition import Draft, Item, Paragraph, Told, Unbound
from ..layout import DRAFT_BASIS, PUBLISH_BASIS, SUBMIT_BASIS
from ..models import Report
from ..words import OPENING, Section, Stage
from .plan import Plan, plan, record

YEARS_BACK = 5
WARN_DAYS = 30


@dataclass(frozen=True)
class Chip:
    """A bound number on the page: as it is written, exactly, how it is counted, and what opens it."""

    n: int
    text: str
    label: str
    exact: str
    is_rounded: bool
    counts: str
    on: date
    is_external: bool
    url: str


@dataclass(frozen=True)
class Run:
    """A run of a paragraph: words, a number, or a gap."""

    text: str
    chip: Chip | None
    lacks: str


@dataclass(frozen=True)
class Block:
    """What stands under one heading, or under none; `at` names the block that is written."""

    numeral: str
    heading: str
    paragraphs: tuple[tuple[Run, ...], ...]
    at: str

    @property
    def chips(self) -> list[Chip]:
        return [run.chip for runs in self.paragraphs for run in runs if run.chip]


@dataclass(frozen=True)
class Part:
    """A part of the report with what stands under it."""

    section: str
    numeral: str
    heading: str
    is_opening: bool
    has_plan: bool
    items: tuple[Block, ...]


@dataclass(frozen=True)
class Lack:
    """What keeps the report from being issued, and in which part."""

    message: str
    section: str


@dataclass(frozen=True)
class Bare:
    """A number that nothing stands behind: what to do about it."""

    bind_url: str
    text: str
    before: str
    at: str
    opens: str


@dataclass(frozen=True)
class Deadline:
    """A day by which the report is due, how long that is, and whether it presses."""

    label: str
    by: date
    left: str
    presses: bool
    basis: str


@dataclass(frozen=True)
class Page:
    """Everything that the page of the draft shows."""

    year: int
    on: date
    years: tuple[tuple[int, bool], ...]
    title: str
    addressees: str
    organ: str
    signed_on: date
    parts: tuple[Part, ...]
    notes: tuple[Chip, ...]
    missing: tuple[Lack, ...]
    unbound: tuple[Bare, ...]
    deadlines: tuple[Deadline, ...]
    plan: Plan
    may_write: bool
    may_issue: bool
    issued: Report | None
    stage: str
    unprintable: str


def page(draft: Draft, actor: Actor) -> Page:
    """This will set the draft out for its page."""
    numbers, numerals = count(1), Numbering()
    set_out, report = draft.layout, draft.report
    parts = tuple(_part(part, numbers, numerals) for part in draft.parts)
    return Page(
        year=draft.year,
        on=draft.on,
        years=tuple(_years(draft.year)),
        title=set_out.title,
        addressees=set_out.addressees,
        organ=set_out.organ,
        signed_on=set_out.signed_on or draft.on,
        parts=parts,
        notes=tuple(chip for part in parts for item in part.items for chip in item.chips),
        missing=tuple(Lack(one.message, _label(one.section)) for one in draft.missing),
        unbound=tuple(_unbound(one, draft.year) for one in draft.unbound),
        deadlines=tuple(_deadlines(draft)),
        plan=plan(draft),
        may_write=_may_write(draft, actor),
        may_issue=actor.may("reports.issue", f"{draft.office.label}/"),
        issued=report if report and report.is_issued else None,
        stage=report.get_stage_display() if report else "",
        unprintable=warning(document.paper(draft)),
    )


def left_until(by: date, today: date) -> str:
    """How long that is, in words."""
    left = (by - today).days
    return f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已过 {-left} 天"


def _may_write(draft: Draft, actor: Actor) -> bool:
    """Whether she may change the text: after the review it is fixed until it is sent back."""
    is_open = draft.report is None or draft.report.stage == Stage.DRAFT
    return is_open and actor.may("reports.edit", f"{draft.office.label}/")


def _deadlines(draft: Draft) -> Iterator[Deadline]:
    today, set_out = timezone.localdate(), draft.layout
    dated = (
        ("成稿", set_out.draft_by, DRAFT_BASIS),
        ("报送", set_out.submit_by, SUBMIT_BASIS),
        ("公开", set_out.publish_by, PUBLISH_BASIS),
    )
    for label, by, basis in dated:
        if by is not None:
            presses = (by - today).days <= WARN_DAYS
            yield Deadline(label, by, left_until(by, today), presses, basis)


def _part(part: Told, numbers: Iterator[int], numerals: Numbering) -> Part:
    is_opening = part.section == OPENING
    numeral = "" if is_opening else numerals.next(1)
    items = tuple(_item(item, numbers, numerals) for item in part.items)
    has_plan = part.section == Section.MEASURES
    return Part(part.section, numeral, part.heading, is_opening, has_plan, items)


def _item(item: Item, numbers: Iterator[int], numerals: Numbering) -> Block:
    paragraphs = tuple(_paragraph(one, numbers) for one in item.paragraphs)
    numeral = numerals.next(2) if item.heading else ""
    return Block(numeral, item.heading, paragraphs, item.block.at)


def _paragraph(paragraph: Paragraph, numbers: Iterator[int]) -> tuple[Run, ...]:
    return tuple(_run(piece, numbers) for piece in paragraph.pieces)


def _run(piece: Piece, numbers: Iterator[int]) -> Run:
    chip = None if piece.bound is None else _chip(piece.bound, next(numbers))
    return Run(piece.text, chip, piece.lacks)


def _chip(bound: Bound, n: int) -> Chip:
    exact = f"{bound.value}{bound.unit}"
    return Chip(
        n,
        bound.text,
        bound.named,
        "" if bound.value is None else exact,
        bool(bound.style) and bound.text != exact,
        bound.counts,
        bound.period.on,
        bound.is_external,
        opened(bound),
    )


def _unbound(one: Unbound, year: int) -> Bare:
    bind = reverse("annual:bind", args=[year, one.block.at]) if one.in_block is not None else ""
    asked = f"{bind}?start={one.in_block}" if bind else ""
    return Bare(asked, one.text, one.before, one.block.at, record(one.opens))


def _label(section: str) -> str:
    return str(Section(section).label) if section in Section.values else ""


def _years(year: int) -> Iterator[tuple[int, bool]]:
    this = timezone.localdate().year
    for one in sorted({*range(this - YEARS_BACK, this + 1), year}, reverse=True):
        yield one, one == year
