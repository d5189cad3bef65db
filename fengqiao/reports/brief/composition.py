"""One page for who leads: the period's main figures beside the year before, what the figures call attention to, what
the office falls short of, what comes next. Every number is bound; nobody types one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import AnyFigure, Period, Rate
from fengqiao.engines.figures.chips import Bound, Chip, Piece, Reader, chip
from fengqiao.engines.figures.pages.asked import Asked
from fengqiao.engines.figures.pages.lines import changed
from fengqiao.engines.figures.values import Change, plain, year_on_year
from fengqiao.engines.papers import letterhead
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

from . import choice

MOST_FINDINGS, MOST_ITEMS, LONGEST = 5, 3, 56
SHORTCOMINGS, PLAN = "leadership.shortcomings", "leadership.plan"
OVERDUE = "desk:due?only=overdue"
Kinds = Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Line:
    """A main figure: what it is now, what it was, how it changed: in full, and in the few signs of a cell."""

    bound: Bound
    before: str
    before_url: str
    change: str
    short: str


@dataclass(frozen=True)
class Said:
    """A sentence of the brief in pieces; `opens` is the page that shows all of it."""

    pieces: tuple[Piece, ...]
    opens: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Brief:
    """The brief of an office and a period. `lacking` are chosen figures that cannot be read, with why."""

    office: Office
    period: Period
    street: str
    organ: str
    lines: tuple[Line, ...]
    lacking: tuple[str, ...]
    findings: tuple[Said, ...]
    shortcomings: tuple[Said, ...]
    plan: tuple[Said, ...]

    @property
    def title(self) -> str:
        return f"{self.street}{self.period.label}法治工作简报"


def compose(office: Office, period: Period, actor: Actor, kinds: Kinds) -> Brief:
    """This will read the brief, within the scope of the whole street; writes nothing. `kinds` gives the kinds of
    cases with deadlines, each with the power that reads them."""
    year = period.start.year
    head = letterhead.of(office)
    whole = Period.year(year, period.today)
    reader = Reader(office.pk, period, words=head.words_of(year), styles={}, whole=whole)
    told = _Telling(office, period, reader, actor, kinds)
    lines, lacking = told.lines()
    return Brief(
        office,
        period,
        head.street,
        head.organ,
        lines,
        lacking,
        tuple(told.findings()),
        tuple(told.said(SHORTCOMINGS)),
        tuple(told.said(PLAN)),
    )


class _Telling:
    def __init__(
        self, office: Office, period: Period, reader: Reader, actor: Actor, kinds: Kinds
    ) -> None:
        self.office, self.period, self.reader = office, period, reader
        self.actor, self.kinds = actor, kinds

    def lines(self) -> tuple[tuple[Line, ...], tuple[str, ...]]:
        lines, lacking = [], []
        for key in choice.figures(self.office.pk):
            try:
                lines.append(self._line(self.reader.figure(key), self.reader.bound(Chip.of(key))))
            except LookupError as error:  # a figure that is gone, or that nobody recorded
                lacking.append(str(error.args[0]))
        return tuple(lines), tuple(lacking)

    @staticmethod
    def _line(figure: AnyFigure, bound: Bound) -> Line:
        change = year_on_year(figure, bound.period)
        told = changed(figure, change, Asked(bound.period))
        return Line(bound, told.said, told.url, told.text, _in_short(figure, change))

    def findings(self) -> Iterator[Said]:
        """What calls for attention, by the figures; the most pressing first."""
        found = [*self._overdue(), *self._open(), *self._claims(), *self._short()]
        for one in found[:MOST_FINDINGS]:
            yield replace(one, pieces=_shortened(one.pieces))

    def _overdue(self) -> Iterator[Said]:
        readable = [kind for kind, power in self.kinds().items() if self.actor.may(power)]
        today = timezone.localdate()
        count = deadlines.overdue(today).filter(subject_kind__in=readable).count()
        if count:
            bound = _counted(OVERDUE, "期限已过、还没有办完", count, "件", self.period)
            pieces = (Piece("期限已过、还没有办完的"), Piece(bound.text, bound=bound))
            yield Said(
                (*pieces, Piece(f"（到{today.month}月{today.day}日）。")),
                f"{reverse('desk:due')}?only=overdue",
            )

    def _open(self) -> Iterator[Said]:
        """What is open, and how much of it has been so for longest."""
        key, dimension = choice.usual().open, choice.usual().open_by
        figure = self.reader.figure(key)
        if not (self.reader.value(key) or 0):
            return
        cells = figure.by(dimension, self.period)
        labels = figure.dimension(dimension).labels(self.office.pk)
        oldest = next((code for code in reversed(list(labels)) if cells.get(code)), None)
        text = f"{figure.label}{chip(key)}"
        if oldest is not None:
            text += f"，其中已办{labels[oldest]}的{chip(key, **{dimension: oldest})}"
        yield self._read(f"{text}。")

    def _claims(self) -> Iterator[Said]:
        for key in choice.usual().claims:
            stops = self.reader.told(key).stops
            if stops:
                more = "，还有别的" if len(stops) > 1 else ""
                text = _cut(f"“未发生”还不能写：{stops[0]}")
                yield Said(
                    (Piece(f"{text}{more}。"),),
                    reverse("annual:draft", args=[self.period.start.year]),
                )

    def _short(self) -> Iterator[Said]:
        """Pairs whose first falls short of the second, the widest gap first."""
        found = []
        for pair in choice.usual().pairs:
            part, whole = (self.reader.value(key) or 0 for key in (pair.part, pair.whole))
            if whole > part:
                found.append((1 - part / whole, pair))
        for _, pair in sorted(found, key=lambda one: -one[0]):
            whole, part = (self.reader.figure(key).label for key in (pair.whole, pair.part))
            yield self._read(f"{whole}{chip(pair.whole)}，{part}{chip(pair.part)}。")

    def said(self, key: str) -> Iterator[Said]:
        """The first things that a matter's sentence tells, each in a line."""
        told = self.reader.told(key)
        for part in () if told.stops else told.parts[:MOST_ITEMS]:
            pieces = self.reader.read(f"{part.heading}：{part.text}" if part.heading else part.text)
            yield Said(_shortened(tuple(pieces)), _page(part.opens))

    def _read(self, text: str) -> Said:
        return Said(tuple(self.reader.read(text)))


def _in_short(figure: AnyFigure, change: Change) -> str:
    """增长12.5%; in pieces where there was nothing to compare a share with."""
    if not change.difference:
        return "—" if change.difference is None else "持平"
    is_more = change.difference > 0
    if isinstance(figure, Rate):
        return f"{'上升' if is_more else '下降'}{plain(abs(change.difference))}个百分点"
    if change.percent is None:
        return f"增加{plain(abs(change.difference))}{figure.unit}"
    return f"{'增长' if is_more else '下降'}{plain(abs(change.percent))}%"


def _counted(key: str, label: str, count: int, unit: str, period: Period) -> Bound:
    counts = "还在走、最后一天已经过去的期限，到今天为止"
    return Bound(key, label, unit, counts, count, f"{count}{unit}", "", period)


def _page(opens: tuple[str, UUID] | None) -> str:
    return reverse(opens[0], args=[opens[1]]) if opens else ""


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """As much as one line of the page holds, its numbers whole."""
    kept: list[Piece] = []
    left = LONGEST
    for piece in pieces:
        if len(piece.text) <= left:
            kept.append(piece)
            left -= len(piece.text)
            continue
        return (*kept, Piece("…") if piece.bound else replace(piece, text=f"{piece.text[:left]}…"))
    return tuple(kept)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
