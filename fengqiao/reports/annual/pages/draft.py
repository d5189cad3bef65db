"""The draft as a page: a document whose numbers open, and a margin that says what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from fengqiao.engines.figures.chips import Bound, Piece
from fengqiao.engines.figures.pages.asked import opened
from fengqiao.engines.papers.numerals import Numbering
from fengqiao.trunk.people.actors import Actor

from .. import plans
from ..composition import Draft, Item, Paragraph, Told, Unbound
from ..layout import DRAFT_BASIS, PUBLISH_BASIS, SUBMIT_BASIS
from ..words import OPENING, Section, Stage

YEARS_BACK = 5
WARN_DAYS = 30


def page(draft: Draft, actor: Actor) -> dict[str, Any]:
    """Everything the page of the draft shows."""
    numbers, numerals = count(1), Numbering()
    set_out = draft.layout
    parts = [_part(part, numbers, numerals) for part in draft.parts]
    return {
        "draft": draft,
        "year": draft.year,
        "on": draft.on,
        "years": _years(draft.year),
        "title": set_out.title,
        "addressees": set_out.addressees,
        "organ": set_out.organ,
        "signed_on": set_out.signed_on or draft.on,
        "parts": parts,
        "notes": [note for part in parts for note in part["notes"]],
        "missing": [
            {"message": one.message, "section": _label(one.section)} for one in draft.missing
        ],
        "unbound": [_unbound(one, draft.year) for one in draft.unbound],
        "deadlines": list(deadlines(draft)),
        "plan": plan(draft),
        "may_write": _may_write(draft, actor),
        "may_issue": actor.may("reports.issue", f"{draft.office.label}/"),
        "issued": draft.report if draft.report and draft.report.is_issued else None,
        "stage": draft.report.get_stage_display() if draft.report else "",
    }


def _may_write(draft: Draft, actor: Actor) -> bool:
    """Whether she may change the text: after the review it is fixed until it is sent back."""
    is_open = draft.report is None or draft.report.stage == Stage.DRAFT
    return is_open and actor.may("reports.edit", f"{draft.office.label}/")


def deadlines(draft: Draft) -> Iterator[dict[str, Any]]:
    """The days by which the report is due, each with how long that is, and whether it presses."""
    today, set_out = timezone.localdate(), draft.layout
    dated = (
        ("成稿", set_out.draft_by, DRAFT_BASIS),
        ("报送", set_out.submit_by, SUBMIT_BASIS),
        ("公开", set_out.publish_by, PUBLISH_BASIS),
    )
    for label, by, basis in dated:
        if by is None:
            continue
        presses = (by - today).days <= WARN_DAYS
        left = left_until(by, today)
        yield {"label": label, "by": by, "left": left, "presses": presses, "basis": basis}


def plan(draft: Draft) -> dict[str, Any]:
    """The plan of the year beside what its figures say now: each item with what opens it and its number."""
    items = plans.planned(draft)
    return {
        "items": [
            {
                "section": one.part.heading,
                "text": one.part.text,
                "url": record(one.part.opens),
                "measure": one.bound.named if one.bound else "",
                "now": one.bound.text if one.bound else one.done,
                "now_url": opened(one.bound) if one.bound else "",
                "target": one.part.target,
                "is_reached": one.is_reached,
                "lacks": one.lacks,
            }
            for one in items
        ],
        "measured": sum(1 for one in items if one.is_reached is not None),
        "reached": sum(1 for one in items if one.is_reached),
    }


def left_until(by: date, today: date) -> str:
    """How long that is, in words."""
    left = (by - today).days
    return f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已过 {-left} 天"


def _part(part: Told, numbers: Iterator[int], numerals: Numbering) -> dict[str, Any]:
    numeral = "" if part.section == OPENING else numerals.next(1)
    items = [_item(item, numbers, numerals) for item in part.items]
    return {
        "section": part.section,
        "numeral": numeral,
        "heading": part.heading,
        "is_opening": part.section == OPENING,
        "has_plan": part.section == Section.MEASURES,
        "items": items,
        "notes": [chip for item in items for chip in item["chips"]],
    }


def _item(item: Item, numbers: Iterator[int], numerals: Numbering) -> dict[str, Any]:
    paragraphs = [_paragraph(one, numbers) for one in item.paragraphs]
    return {
        "numeral": numerals.next(2) if item.heading else "",
        "heading": item.heading,
        "paragraphs": paragraphs,
        "at": item.block.at,
        "block": item.block,
        "opens": record(item.opens),
        "chips": [one["chip"] for runs in paragraphs for one in runs if one["chip"]],
    }


def _paragraph(paragraph: Paragraph, numbers: Iterator[int]) -> list[dict[str, Any]]:
    return [_run(piece, numbers) for piece in paragraph.pieces]


def _run(piece: Piece, numbers: Iterator[int]) -> dict[str, Any]:
    bound = piece.bound
    chip = None if bound is None else _chip(bound, next(numbers))
    return {"text": piece.text, "chip": chip, "lacks": piece.lacks}


def _chip(bound: Bound, n: int) -> dict[str, Any]:
    return {
        "n": n,
        "text": bound.text,
        "label": bound.named,
        "exact": "" if bound.value is None else f"{bound.value}{bound.unit}",
        "is_rounded": bool(bound.style) and bound.text != f"{bound.value}{bound.unit}",
        "counts": bound.counts,
        "on": bound.period.on,
        "is_external": bound.is_external,
        "url": opened(bound),
    }


def _unbound(one: Unbound, year: int) -> dict[str, Any]:
    bind = reverse("annual:bind", args=[year, one.block.at]) if one.in_block is not None else ""
    return {
        "bind_url": f"{bind}?start={one.in_block}" if bind else "",
        "text": one.text,
        "before": one.before,
        "section": _label(one.section),
        "at": one.block.at,
        "opens": record(one.opens),
    }


def record(opens: Any) -> str:
    if opens is None:
        return ""
    try:
        return reverse(opens[0], args=[opens[1]])
    except NoReverseMatch:
        return ""


def _label(section: str) -> str:
    return str(Section(section).label) if section in Section.values else ""


def _years(year: int) -> list[tuple[int, bool]]:
    this = timezone.localdate().year
    return [
        (one, one == year)
        for one in sorted({*range(this - YEARS_BACK, this + 1), year}, reverse=True)
    ]
