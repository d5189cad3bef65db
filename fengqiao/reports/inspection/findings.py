"""Looking: each saved query of the list read for a year: how many records, what opens them, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from fengqiao.engines.figures import External, Figure, Period, Rate
from fengqiao.engines.figures.chips import Bound, Chip, Reader
from fengqiao.engines.figures.pages.asked import opened
from fengqiao.engines.registers.columns import Frame
from fengqiao.engines.registers.pages.seen import Seen
from fengqiao.engines.registers.register import Register
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

from . import items
from .items import Holding, Item, Look

Ledgers = Mapping[str, Register]


class Issued(Protocol):
    """What the list reads of a report that was issued: how far it is, and where it can be read."""

    published_at: str

    def get_stage_display(self) -> str: ...


@dataclass(frozen=True)
class Sources:
    """What the list can look at beside the figures, handed in by project/urls.py: the ledgers, the report of a
    year where it was issued, and the name of the page that shows it."""

    ledgers: Ledgers
    issued: Callable[[UUID, int], Issued | None]
    report_page: str


@dataclass(frozen=True)
class Found:
    """What one query found. `records` is None where it cannot be read (`lacks` says why); `bound` the number
    of a figure; `seen` the list of a ledger, for who may read it."""

    look: Look
    label: str
    counts: str
    records: int | None
    value: str = ""
    url: str = ""
    lacks: str = ""
    bound: Bound | None = None
    figure: Any = None
    seen: Seen | None = None


@dataclass(frozen=True)
class Told:
    """An item of the list with what its queries found and all that is missing."""

    n: int
    item: Item
    found: tuple[Found, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """The list of a year as it stands on a day."""

    office: Office
    year: int
    on: date
    holding: Holding
    told: tuple[Told, ...]

    @property
    def lacking(self) -> int:
        return sum(1 for one in self.told if one.missing)


class Looking:
    """Looks for one person: what she may not read is not opened for her."""

    def __init__(self, office: Office, year: int, on: date, actor: Actor, sources: Sources) -> None:
        self.office, self.year, self.on, self.actor, self.sources = office, year, on, actor, sources
        self.period = Period.year_so_far(year, on)
        self.reader = Reader(office.pk, self.period, whole=Period.year(year, on))
        self.frame = Frame(office.pk, actor)
        self.words = {"{年}": str(year), "{上年}": str(year - 1), "{次年}": str(year + 1)}

    def all(self) -> Looked:
        holding = items.of(self.office.pk, self.year)
        told = tuple(self.item(n, one) for n, one in enumerate(holding.items, start=1))
        return Looked(self.office, self.year, self.on, holding, told)

    def item(self, n: int, item: Item) -> Told:
        found = tuple(self.look(one) for one in item.looks)
        missing = (*self._short(item, found), *_unkept(item))
        return Told(n, item, found, missing)

    def look(self, look: Look) -> Found:
        """What one query finds."""
        if look.kind == items.LEDGER:
            return self._ledger(look)
        if look.kind == items.REPORT:
            return self._report(look)
        try:
            return self._figure(look)
        except LookupError as error:  # UnknownFigure and UnknownCell are lookups too
            return Found(look, look.key, "", None, lacks=str(error.args[0]))

    def _figure(self, look: Look) -> Found:
        chip = Chip.of(look.key)
        bound = self.reader.bound(chip)
        figure = self.reader.figure(chip.key)
        records = self._records(figure, bound)
        return Found(
            look,
            bound.named,
            bound.counts,
            records,
            bound.text,
            opened(bound),
            "" if records or look.may_be_none else f"{self.period.label}没有“{bound.named}”的记录",
            bound,
            figure,
        )

    @staticmethod
    def _records(figure: Any, bound: Bound) -> int:
        if isinstance(figure, External):
            return 1
        counted: Figure = figure.over if isinstance(figure, Rate) else figure
        if counted is figure and not figure.measure.has_share:
            return int(bound.value or 0)
        return counted.rows(bound.period, **bound.cells).count()

    def _ledger(self, look: Look) -> Found:
        ledger = self.sources.ledgers.get(look.key)
        if ledger is None:
            return Found(look, look.key, "", None, lacks=f"没有台账“{look.key}”")
        if not self.actor.may(ledger.reads, f"{self.office.label}/"):
            why = f"您的岗位不能看“{ledger.label}”"
            return Found(look, ledger.label, "", None, lacks=why)
        seen = Seen(ledger, self.frame, QueryDict(self._filled(look.query)))
        records, said = seen.rows.count(), seen.said()
        lacks = "" if records or look.may_be_none else f"没有“{ledger.label}”的记录"
        return Found(
            look,
            ledger.label,
            f"台账里{said or '没有作废的全部记录'}",
            records,
            f"{records}{ledger.unit}",
            seen.url(),
            lacks,
            seen=seen,
        )

    def _report(self, look: Look) -> Found:
        year = int(self._filled(look.key))
        report = self.sources.issued(self.office.pk, year)
        label = f"{year}年法治政府建设年度报告"
        url = reverse(self.sources.report_page, args=[year])
        if report is None:
            return Found(look, label, "本系统里签发的", 0, "", url, f"{label}还没有在这里签发")
        said = f"{report.get_stage_display()}，{report.published_at}".rstrip("，")
        lacks = "" if report.published_at else f"{label}还没有登记公开地址"
        return Found(look, label, "本系统里签发的", 1, said, url, lacks)

    def _filled(self, text: str) -> str:
        for word, said in self.words.items():
            text = text.replace(word, said)
        return text

    def _short(self, item: Item, found: tuple[Found, ...]) -> Iterator[str]:
        yield from (one.lacks for one in found if one.lacks)
        bound = {one.bound.key: one.bound for one in found if one.bound}
        for part, whole in item.within:
            if part in bound and whole in bound:
                less = (bound[whole].value or 0) - (bound[part].value or 0)
                if less > 0:
                    told = f"“{bound[whole].label}”{bound[whole].text}，“{bound[part].label}”"
                    yield f"{told}{bound[part].text}，还差 {less}{bound[whole].unit}"


def _unkept(item: Item) -> Iterator[str]:
    kept = {one.title for one in item.kept}
    yield from (f"没有写明“{one}”在哪里" for one in item.papers if one not in kept)
