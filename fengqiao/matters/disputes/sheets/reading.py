"""Understanding one row: each cell is read on its own, every reason against the row is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.ledgers.declaring import Understood
from fengqiao.engines.ledgers.words import Reason
from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.ground.dates import BadDate, parse_date
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division

from .. import queries
from ..acts import BackfillRecord
from ..models import Dispute, DisputeType, ReportClass
from ..words import Found, Method, Nature, Side, Stage
from . import vocabulary

_BETWEEN_PARTIES = re.compile(r"\s*(?:[；;、\n/／]|(?<=某)与(?=\S)|(?<=某)和(?=\S)|\bvs\b)\s*")
_BETWEEN_TYPES = re.compile(r"[；;、/／,，+]")
_MARKS = re.compile(r"[\W_]+")
_TYPE_ENDING = re.compile(r"(纠纷类|纠纷|争议|类别|类)$")
UNKNOWN_OPPONENT = ("不详", "不明", "未知", "待查", "不清楚")


@dataclass(frozen=True)
class Draft:
    """A row that can be stored, but for where it stood."""

    record: BackfillRecord

    def at(self, sheet: str, row: int) -> BackfillRecord:
        return replace(self.record, sheet=sheet[:60], row=row)


class DisputeReader:
    """Reads rows for one office; its tree, types and classes are looked up once."""

    def __init__(self, office: UUID, year: int | None) -> None:
        self.office, self.year = office, year
        self.today = timezone.localdate()
        self._places = divisions.Recogniser(office)
        self._types: dict[str, DisputeType] = {}
        self._classes: dict[str, ReportClass] = {}
        for kind in queries.types(office):
            for name in (kind.label, kind.code, *kind.spellings):
                self._types.setdefault(_kind(name), kind)
        for one in queries.report_classes(office):
            self._classes.setdefault(_kind(one.label), one)
        self._class_labels = {_plain(one.label) for one in self._classes.values()}

    def understand(self, cells: Mapping[str, Any]) -> Understood:
        """Every cell is read even when an earlier one failed: all reasons are said at once."""
        told = Understood(label=_label(cells))
        if marked := _marked(cells):
            told.refuse(marked)
            return told
        registered = self._registered(cells.get("registered"), told)
        closed = self._closed(cells.get("closed"), registered, told)
        place = self._place(_text(cells.get("community")), told)
        one, two, unknown = self._sides(cells, told)
        kind, report_class = self._kind(cells, told)
        summary = _text(cells.get("summary"))
        if not summary:
            told.refuse(Reason.MISSING_SUMMARY)
        amount = self._number(cells.get("amount"), told)
        people = self._number(cells.get("people"), told)
        if told.reasons or registered is None or place is None or report_class is None:
            return told
        concern = not two and not unknown
        text = _text(cells.get("outcome"))
        outcome = vocabulary.outcome_of(text, concern)
        method = _text(cells.get("method"))
        found = _text(cells.get("found"))
        record = BackfillRecord(
            registered_on=registered,
            division=place,
            nature=Nature.CONCERN if concern else Nature.DISPUTE,
            stage=vocabulary.STAGE_OF.get(outcome, Stage.HANDLING),
            report_class=report_class,
            type=kind,
            summary=summary,
            found=vocabulary.meaning(found, vocabulary.FOUND) or Found.OTHER,
            found_text=found[:60],
            parties=[(Side.ONE, n) for n in one] + [(Side.TWO, n) for n in two],
            handler_text=_text(cells.get("handler"))[:60],
            method=vocabulary.meaning(method, vocabulary.METHODS)
            or (Method.OTHER if method else ""),
            method_text=method[:60],
            regime=vocabulary.regime_of(method),
            outcome=outcome,
            outcome_text=text[:200],
            closed_on=(closed or registered) if outcome else None,
            amount=amount,
            people_count=int(people) if people is not None else None,
            unknown_opponent=unknown,
        )
        told.record = Draft(record)
        told.key = _identity(registered, place.path, summary)
        told.parties = frozenset((*one, *two))
        told.counted = {
            "report_class": report_class.code,
            "community": (_community(place)).name,
            "dispute_type": kind.code if kind else "",
        }
        return told

    def known(self, rows: Sequence[Understood]) -> Iterable[tuple[tuple[Any, ...], frozenset[str]]]:
        """What the office holds of the days of these rows: one query, and one for the parties."""
        days = [row.key[0] for row in rows if row.key is not None]
        if not days:
            return
        standing = Dispute.objects.filter(
            office=self.office, registered_on__gte=min(days), registered_on__lte=max(days)
        ).exclude(stage=Stage.VOID)
        for case in standing.prefetch_related("parties").only(
            "id", "office", "path", "registered_on", "summary"
        ):
            names = frozenset(party.name for party in case.parties.all())
            yield _identity(case.registered_on, case.path, case.summary), names

    def _registered(self, value: Any, told: Understood) -> date | None:
        if value in (None, ""):
            told.refuse(Reason.MISSING_DATE)
            return None
        day = self._day(value, told)
        if day is None:
            return None
        if self.year and day.year != self.year:
            told.refuse(Reason.OUT_OF_YEAR)
        if day > self.today:
            told.refuse(Reason.FUTURE_DATE)
        return day

    def _closed(self, value: Any, registered: date | None, told: Understood) -> date | None:
        if value in (None, "") or str(value).strip() in ("—", "-", "/", "无"):
            return None
        day = self._day(value, told)
        if day is not None and day > self.today:
            told.refuse(Reason.FUTURE_DATE)
        if day is not None and registered is not None and day < registered:
            told.refuse(Reason.CLOSED_BEFORE_REGISTERED)
        return day

    def _day(self, value: Any, told: Understood) -> date | None:
        try:
            return parse_date(value, year=self.year)
        except BadDate as error:
            told.refuse(Reason(error.code))
            return None

    def _place(self, text: str, told: Understood) -> Division | None:
        found = self._places.find(text) if text else None
        if isinstance(found, Division):
            return found
        told.refuse(Reason.FOREIGN_COMMUNITY if found else Reason.UNKNOWN_COMMUNITY)
        return None

    def _sides(
        self, cells: Mapping[str, Any], told: Understood
    ) -> tuple[list[str], list[str], bool]:
        """Both sides of one cell, or of two; an opponent said to be unknown is no concern."""
        one, two = _names(cells.get("side_one")), _names(cells.get("side_two"))
        if not one and not two:
            both = _names(cells.get("parties"))
            one, two = both[:1], both[1:]
        if not one and two:
            one, two = two, []
        unknown = bool(two) and all(any(w in name for w in UNKNOWN_OPPONENT) for name in two)
        if not one:
            told.refuse(Reason.MISSING_PARTIES)
        return one, ([] if unknown else two), unknown

    def _kind(
        self, cells: Mapping[str, Any], told: Understood
    ) -> tuple[DisputeType | None, ReportClass | None]:
        """The finer type where the file gives one; the class as stated, or following the type."""
        fine, coarse = _text(cells.get("type")), _text(cells.get("report_class"))
        if fine and not coarse and _plain(fine) in self._class_labels:
            fine, coarse = "", fine  # the class is stated in so many words, nothing finer
        if not fine and not coarse:
            told.refuse(Reason.MISSING_CATEGORY)
            return None, None
        stated = self._classes.get(_kind(coarse)) if coarse else None
        if coarse and stated is None:
            kind = self._types.get(_kind(coarse))
            stated = kind.report_class if kind else None
        kind = self._types.get(_kind(fine)) if fine else None
        if kind is None and fine:
            stated = stated or self._classes.get(_kind(fine))
            if len(self._several(fine)) > 1:
                told.refuse(Reason.TWO_CATEGORIES)
                return None, None
        if (
            kind is None
            and stated is None
            or (fine and kind is None and _kind(fine) not in self._classes)
        ):
            told.refuse(Reason.UNKNOWN_CATEGORY)
            return None, None
        return kind, stated or (kind.report_class if kind else None)

    def _several(self, text: str) -> set[str]:
        parts = {_kind(part) for part in _BETWEEN_TYPES.split(text)}
        return {part for part in parts if part in self._types or part in self._classes}

    @staticmethod
    def _number(value: Any, told: Understood) -> Decimal | None:
        if value in (None, "") or str(value).strip() in ("—", "-", "/", "无"):
            return None
        try:
            amount = parse_amount(value)
        except ValueError:
            amount = None
        if amount is None or amount.value < 0:
            told.refuse(Reason.NEGATIVE_AMOUNT)
            return None
        return Decimal(amount.value)


def _identity(registered: date, path: str, summary: str) -> tuple[date, str, str]:
    """Same day, same community, same matter: the words of the summary without spaces and marks."""
    return registered, "/".join(path.split("/")[:2]), _plain(summary)


def _community(place: Division) -> Division:
    return place if place.is_community or place.parent is None else place.parent


def _kind(name: str) -> str:
    """A category's name without marks and without its ending: 邻里纠纷类, 邻里纠纷 and 邻里 are one."""
    plain = _plain(name)
    return _TYPE_ENDING.sub("", plain) or plain


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _names(value: Any) -> list[str]:
    names = [part.strip()[:80] for part in _BETWEEN_PARTIES.split(_text(value))]
    return list(dict.fromkeys(name for name in names if name))


def _label(cells: Mapping[str, Any]) -> str:
    """How a person finds the record again: its number, or the beginning of what it says."""
    return _text(cells.get("number")) or _text(cells.get("summary"))[:20]


def _marked(cells: Mapping[str, Any]) -> Reason | None:
    """Rows that say themselves that they do not count."""
    said = " ".join(_text(cells.get(key)) for key in ("number", "outcome", "summary", "method"))
    if any(word in said for word in vocabulary.TEST_MARKS):
        return Reason.TEST_ROW
    number = _text(cells.get("number")) + _text(cells.get("outcome"))
    if any(word in number for word in vocabulary.VOID_MARKS):
        return Reason.VOID
    return Reason.CANCELLED if number in vocabulary.CANCELLED_MARKS else None
