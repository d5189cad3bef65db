"""This year's text beside last year's, and the plan beside this year's numbers, as a page."""

from __future__ import annotations

from dataclasses import dataclass

from .. import comparison, document, queries
from ..comparison import Pair
from ..composition import Draft
from .plan import Plan, plan


@dataclass(frozen=True)
class Compared:
    """What the page shows; `repeated` is how many paragraphs stand word for word as they did."""

    year: int
    has_before: bool
    pairs: tuple[Pair, ...]
    repeated: int
    plan: Plan


def compared(draft: Draft) -> Compared:
    before = queries.last_text(draft.office.pk, draft.year)
    pairs = tuple(comparison.paired(before, document.text_of(draft))) if before else ()
    repeated = sum(1 for one in pairs if one.kind == "same")
    return Compared(draft.year, bool(before), pairs, repeated, plan(draft))
