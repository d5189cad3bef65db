"""Understanding one row: each cell is read on its own, every reason against the row is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.registers.row_marks import marked
from fengqiao.engines.registers.rows import Draft, Known, Understood, Values, context_of
from fengqiao.engines.registers.words import Reason
from fengqiao.engines.terms import queries as office_words
from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division

from .. import queries
from ..words import STAGE_OF, Found, Method, Outcome, Stage
from . import days, parties, vocabulary
from .categories import Categories

# Where a row says that it does not count.
MARKED = ("number", "outcome", "remark", "method")
AROUND = timedelta(days=183)
AMOUNTS = (("amount", "涉及金额"), ("people_count", "涉及人数"))
FILLED = (
    "type_id",
    "amount",
    "people_count",
)  # what a later ledger may add to a case that lacks it


class DisputeReader:
    """Reads rows for one office; its tree, types and classes are looked up once."""

    def __init__(self, office: UUID, year: int | None) -> None:
        self.office, self.year = office, year
        self.today = timezone.localdate()
        self._places = divisions.Recogniser(office)
        self._categories = Categories(office)
        self._said = lru_cache(maxsize=4096)(self._categories.said)
        found, method = (
            office_words.spelled_anew(office, key) for key in ("disputes.found", "disputes.method")
        )
        self._found = {**vocabulary.FOUND, **found}
        self._methods = {**vocabulary.METHODS, **method}

    def recognises(self, key: str, text: str) -> bool:
        """Whether a text is a value of that column; columns, sections and ticks are understood by it."""
        if key == "community":
            return self._places.find(text) is not None
        if key in ("type", "report_class"):
            return self._categories.knows(text)
        if key == "outcome":
            return bool(vocabulary.outcome_of(text, False)) or vocabulary.is_open(text)
        return False

    def heads(self, key: str, text: str) -> bool:
        """Whether a heading is, in whole, a word of a choice: ticks may stand below it."""
        words = {"found": self._found, "method": self._methods, "outcome": vocabulary.OUTCOMES}
        labels = {"found": Found, "method": Method, "outcome": Outcome}
        if key not in words:
            return False
        is_open = key == "outcome" and text in vocabulary.OPEN
        return is_open or text in words[key] or text in labels[key].labels

    def options(self, key: str) -> list[tuple[str, str]]:
        """What a person may say that an unknown text means."""
        if key == "type":
            return [(kind.label, kind.label) for kind in self._categories.every_type]
        if key == "report_class":
            return [(one.label, one.label) for one in self._categories.every_class]
        if key == "community":
            return [(one.name, one.name) for one in divisions.communities(self.office)]
        if key == "outcome":
            ended = [(one.label, one.label) for one in Outcome if one != Outcome.VOID]
            return [(vocabulary.GOES_ON, vocabulary.GOES_ON), *ended]
        return []

    def counts(self, text: str) -> tuple[str, str] | None:
        """What a heading of a control table counts: a community, a class or a type."""
        place = self._places.find(text)
        if isinstance(place, Division):
            return "community", _community(place).name
        return self._categories.code(text)

    def understand(self, cells: Mapping[str, Any]) -> Understood:
        """Every cell is read even when an earlier one failed: all reasons are said at once."""
        told = Understood(label=_label(cells))
        if found := marked(cells, title="summary", beside=MARKED):
            told.refuse(*found)
            return told
        around = context_of(cells)
        text = _text(cells.get("outcome"))
        begun = days.registered(cells.get("registered"), self.year, self.today, around, told)
        closed = days.closed(cells.get("closed"), text, begun, self.today, around, told)
        place = self._place(_text(cells.get("community")), told)
        one, two, unknown = self._sides(cells, told)
        said = self._category(cells, told)
        summary = _text(cells.get("summary"))
        if not summary:
            told.refuse(Reason.MISSING_SUMMARY, "summary")
        amount = self._number(cells.get("amount"), "amount", around.units.get("amount", 1), told)
        people = self._number(cells.get("people"), "people", 1, told)
        concern = not two and not unknown
        outcome = self._outcome(text, closed, concern, told)
        if told.reasons or begun is None or place is None or said.report_class is None:
            return told
        report_class = self._categories.class_on(said, begun)
        method, found = _text(cells.get("method")), _text(cells.get("found"))
        values: Values = {
            "registered_on": begun,
            "community": place,
            "stage": STAGE_OF.get(outcome, Stage.HANDLING),
            "report_class": report_class,
            "type": said.type,
            "summary": summary,
            "found": vocabulary.meaning(found, self._found) or Found.OTHER,
            "found_text": found[:60],
            "handler": (None, _text(cells.get("handler"))[:60]),
            "method": vocabulary.meaning(method, self._methods) or (Method.OTHER if method else ""),
            "method_text": method[:60],
            "regime": vocabulary.regime_of(method),
            "outcome": outcome,
            "outcome_text": text[:200],
            "closed_on": (closed or begun) if outcome else None,
            "amount": amount,
            "people_count": int(people) if people is not None else None,
            "unknown_opponent": unknown,
        }
        tables = {"side_one": _named(one), "side_two": _named(two)}
        return self._told(told, Draft(values, tables), one + two)

    @staticmethod
    def _told(told: Understood, draft: Draft, names: list[str]) -> Understood:
        values = draft.values
        kind, place = values["type"], values["community"]
        told.record = draft
        told.key = (values["registered_on"], _community_path(place.path))
        told.matter = told.wording = values["summary"]
        told.parties = parties.identity(names)
        told.counted = {
            "report_class": values["report_class"].code,
            "community": _community(place).name,
            "dispute_type": kind.code if kind else "",
        }
        told.fills = {
            name: (str(value), f"{label} {value}")
            for name, label in AMOUNTS
            if (value := values[name]) is not None
        } | ({"type_id": (kind.code, kind.label)} if kind else {})
        return told

    def known(
        self, rows: Sequence[Understood], among: Collection[UUID] | None = None
    ) -> Iterable[Known]:
        """What the office holds of the days of these rows, and of half a year around them, where the same
        matter may stand under another day: one query, and one for the parties."""
        told = [row.key[0] for row in rows if row.key is not None]
        if not told:
            return
        first, last = min(told) - AROUND, max(told) + AROUND
        names: dict[UUID, list[str]] = defaultdict(list)
        for of_case, name in queries.parties_between(self.office, first, last, among):
            names[of_case].append(name)
        for case in queries.standing_between(self.office, first, last, among):
            lacks = frozenset(name for name in FILLED if getattr(case, name) is None)
            key = (case.registered_on, _community_path(case.path))
            people = parties.identity(names[case.pk])
            found = (key, people, case.summary, case.pk, case.number, case.path, lacks)
            yield Known(*found, wording=case.summary)

    def _place(self, text: str, told: Understood) -> Division | None:
        found = self._places.find(text) if text else None
        if isinstance(found, Division):
            return found
        told.refuse(Reason.FOREIGN_COMMUNITY if found else Reason.UNKNOWN_COMMUNITY, "community")
        if text and not found:
            told.unknown["community"] = text
        return None

    def _sides(self, cells: Mapping[str, Any], told: Understood) -> parties.Sides:
        sides = parties.of_two_cells(cells.get("side_one"), cells.get("side_two"))
        if not sides[0] and not sides[2]:
            sides = parties.of_one_cell(cells.get("parties"))
        if not sides[0]:
            told.refuse(Reason.MISSING_PARTIES, "parties", "side_one", "side_two")
        return sides

    def _category(self, cells: Mapping[str, Any], told: Understood) -> Any:
        said = self._said(_text(cells.get("type")), _text(cells.get("report_class")))
        told.unknown |= dict(said.unknown)
        if said.is_missing:
            told.refuse(Reason.MISSING_CATEGORY, "report_class", "type")
        elif said.is_several:
            told.refuse(Reason.TWO_CATEGORIES, "report_class", "type")
        elif said.report_class is None:
            told.refuse(Reason.UNKNOWN_CATEGORY, "report_class", "type")
        return said

    @staticmethod
    def _outcome(text: str, closed: date | None, concern: bool, told: Understood) -> str:
        """How it ended, "" while it goes on. What says neither is asked: nobody's case is closed, or left
        open, by a guess."""
        outcome = vocabulary.outcome_of(text, concern)
        if outcome or vocabulary.is_open(text):
            return outcome
        said = days.without_day(text) or (vocabulary.UNSAID if closed else "")
        if not said:
            return ""
        told.unknown["outcome"] = said
        told.refuse(
            Reason.UNKNOWN_CATEGORY,
            "outcome",
            says=f"{vocabulary.UNSAID}，请补上结果"
            if said == vocabulary.UNSAID
            else f"结果写着“{said[:30]}”，看不出办结了没有、怎么办结的，请改成常用的写法",
        )
        return ""

    @staticmethod
    def _number(value: Any, key: str, unit: int, told: Understood) -> Decimal | None:
        try:
            amount = parse_amount(value, unit)
        except ValueError:
            told.refuse(Reason.NEGATIVE_AMOUNT, key)
            return None
        if amount is not None and amount.value < 0:
            told.refuse(Reason.NEGATIVE_AMOUNT, key)
            return None
        return None if amount is None else Decimal(amount.value)


def _named(names: Sequence[str]) -> list[Values]:
    return [{"name": name} for name in names]


def _community_path(path: str) -> str:
    return "/".join(path.split("/")[:2])


def _community(place: Division) -> Division:
    return place if place.is_community or place.parent is None else place.parent


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _label(cells: Mapping[str, Any]) -> str:
    """How a person finds the record again: its number, or the beginning of what it says."""
    return _text(cells.get("number")) or _text(cells.get("summary"))[:20]
