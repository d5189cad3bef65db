"""Understanding one row of an old decision ledger: each cell on its own, every reason against it kept.

A row whose ledger names no passed review comes in undecided; a row whose review came after the decision is
sent back (decision 0020).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.registers.days import day_of
from fengqiao.engines.registers.row_marks import marked
from fengqiao.engines.registers.rows import Context, Known, Understood, context_of
from fengqiao.engines.registers.words import Reason
from fengqiao.ground import signs
from fengqiao.ground.dates import BadDate

from .. import queries
from ..words import Conclusion, GateKind, Kind
from . import vocabulary
from .line import Line

_MARKS = re.compile(r"[\W_]+")
GATES = {
    "participation": GateKind.PARTICIPATION,
    "experts": GateKind.EXPERTS,
    "risk": GateKind.RISK,
    "competition": GateKind.COMPETITION,
}
DAYS = ("started", "reviewed", "discussed")


class DecisionReader:
    """Reads rows for one office."""

    def __init__(self, office: UUID, year: int | None) -> None:
        self.office, self.year = office, year
        self.today = timezone.localdate()

    def understand(self, cells: Mapping[str, Any]) -> Understood:
        """Every cell is read even when an earlier one failed: all reasons are said at once."""
        text = {key: _text(value) for key, value in cells.items()}
        told = Understood(label=text.get("number") or text.get("title", "")[:20])
        if found := marked(text, title="title", beside=("number", "votes", "remark")):
            told.refuse(*found)
            return told
        title = text.get("title", "")
        if not title:
            told.refuse(Reason.MISSING_TOPIC)
        kind = _kind(text.get("kind", ""), told)
        around = context_of(cells)
        days = {key: self._day(cells.get(key), around, told) for key in DAYS}
        registered = self._registered(days, told)
        votes = vocabulary.votes_of(text.get("votes", ""))
        if sum(n for key, n in votes.items() if key != "attended") > votes.get("attended", 10**6):
            told.refuse(Reason.ATTENDANCE_OVER_DUE)
        if told.reasons or registered is None or kind is None:
            return told
        told.record = _line(text, kind, registered, days, votes).draft
        told.key = (registered, _plain(title))
        told.wording, told.beside = title, (registered,)
        return told

    def known(
        self, rows: Sequence[Understood], among: Collection[UUID] | None = None
    ) -> Iterable[Known]:
        """What the office holds of the days of these rows, in one query."""
        days = [row.key[0] for row in rows if row.key is not None]
        if not days:
            return
        standing = queries.counted().filter(
            office=self.office, registered_on__gte=min(days), registered_on__lte=max(days)
        )
        if among is not None:
            standing = standing.filter(pk__in=among)
        for pk, on, title in standing.values_list("pk", "registered_on", "title"):
            found = ((on, _plain(title)), frozenset(), "", pk, title[:40])
            yield Known(*found, wording=title, beside=(on,))

    def _registered(self, days: Mapping[str, date | None], told: Understood) -> date | None:
        """The earliest day that the row names; the days must be in their lawful order."""
        given = [day for day in days.values() if day is not None]
        reviewed, discussed = days["reviewed"], days["discussed"]
        if reviewed and discussed and discussed < reviewed:
            says = f"讨论决定日期 {discussed} 早于合法性审查日期 {reviewed}；先审查、后决定，请核对两个日期"
            told.refuse(Reason.CLOSED_BEFORE_REGISTERED, "discussed", "reviewed", says=says)
        if not given:
            if not told.reasons:
                told.refuse(Reason.MISSING_DATE)
            return None
        first = days["started"] or min(given)
        if first > min(given):
            says = f"启动日期 {first} 晚于审查或者讨论决定的日期 {min(given)}，请核对"
            told.refuse(Reason.CLOSED_BEFORE_REGISTERED, "started", says=says)
        if self.year and (discussed or first).year != self.year:
            told.refuse(Reason.OUT_OF_YEAR)
        return first

    def _day(self, value: Any, around: Context, told: Understood) -> date | None:
        if _text(value) in vocabulary.NOTHING:
            return None
        try:
            day = day_of(value, replace(around, year=around.year or self.year))
        except BadDate as error:
            told.refuse(Reason(error.code))
            return None
        if day > self.today:
            told.refuse(Reason.FUTURE_DATE)
        return day


def _line(
    text: Mapping[str, str],
    kind: Kind,
    registered: date,
    days: Mapping[str, date | None],
    votes: Mapping[str, int],
) -> Line:
    said = text.get("votes", "")
    concluded = _concluded(text)
    gates = {
        gate: how for key, gate in GATES.items() if (how := vocabulary.gate_of(text.get(key, "")))
    }
    return Line(
        title=text["title"][:200],
        kind=kind,
        registered_on=registered,
        own_number=text.get("number", "")[:40],
        is_three_major=any(word in text.get("kind", "") for word in vocabulary.BIG),
        gates=gates,
        conclusion=concluded.conclusion,
        conclusion_text=text.get("conclusion", "") or text.get("review", ""),
        opinions_count=concluded.opinions,
        rounds=concluded.rounds,
        reviewed_on=days["reviewed"],
        discussed_on=days["discussed"],
        agreed=vocabulary.agreed(said, votes),
        votes=votes,
        votes_text=said,
    )


def _concluded(text: Mapping[str, str]) -> vocabulary.Concluded:
    """The conclusion of the review. A ledger that has no column for it says it by the review's own cell:
    是 stands for a passed one there; beside an empty conclusion it does not."""
    review = text.get("review", "")
    if vocabulary.is_no(review) or vocabulary.gate_of(review) is None and "review" in text:
        return vocabulary.Concluded("")
    if "conclusion" in text:
        return vocabulary.conclusion_of(text["conclusion"])
    stated = vocabulary.conclusion_of(review)
    if stated.conclusion or not review:
        return stated
    return vocabulary.Concluded(Conclusion.PASS)


def _kind(text: str, told: Understood) -> Kind | None:
    if text in vocabulary.NOTHING:
        told.refuse(Reason.MISSING_CATEGORY)
        return None
    kinds = vocabulary.kinds_of(text)
    if len(kinds) > 1:
        told.refuse(Reason.TWO_CATEGORIES)
    if not kinds:
        told.refuse(Reason.UNKNOWN_CATEGORY)
    return kinds[0] if len(kinds) == 1 else None


def _plain(text: str) -> str:
    return _MARKS.sub("", signs.folded(text))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
