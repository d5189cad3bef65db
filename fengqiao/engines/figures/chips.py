"""Chips: figures that stand in a text, and are read when the text is.

    全年共排查{{disputes.found}}，其中邻里纠纷{{disputes.found|report_class=neighbor}}      253件, 94件
    发放宣传材料{{publicity.materials|余}}                                                500余份
    {{disputes.found|不带单位}}                                                            253
    [[，督办{{leadership.tasks_urged}}]]       falls away while the figures in it are nought
    {{年}} {{街道}}                            words that the reader of the text gives
    {{disputes.summary}}                       what a matter says in words (sentences.py)

Nobody types the numbers, so none of them can be wrong; what cannot be read stands as 〔待补〕 with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fengqiao.ground import approximations

from . import lookup, sentences
from .catalogue import AnyFigure, UnknownFigure
from .declaration import Figure, UnknownCell
from .external import External
from .measures import Number
from .periods import Period
from .rates import Rate

EXACT, BARE = "准", "不带单位"
TO_FILL = "〔待补〕"
NO_SUCH = "无此类事项"
MOST_DEEP = 3
_TOKEN = re.compile(r"\{\{\s*(?P<chip>[^{}\n]+?)\s*\}\}|(?P<open>\[\[)|(?P<close>\]\])")


@dataclass(frozen=True)
class Bound:
    """A number of a text with all that it stands on. `style` is the word that rounds it, "" for exact."""

    key: str
    label: str
    unit: str
    counts: str
    value: Number | None
    text: str
    style: str
    period: Period
    cells: Mapping[str, str] = field(default_factory=dict)
    cell_labels: tuple[str, ...] = ()
    is_external: bool = False
    is_bare: bool = False

    @property
    def named(self) -> str:
        return "，".join((self.label, *self.cell_labels))

    @property
    def reference(self) -> str:
        """What a run of a paper is bound to: disputes.found?year=2024&report_class=neighbor."""
        return f"{self.key}?{urlencode(self.period.query | dict(self.cells))}"


@dataclass(frozen=True)
class Piece:
    """A run of a text as it reads: words, a bound number, or a gap (`lacks` says why). `start` is where it
    stands in the source, None for what a sentence says; `opens` the record whose words these are."""

    text: str
    start: int | None = None
    bound: Bound | None = None
    lacks: str = ""
    opens: tuple[str, UUID] | None = None


@dataclass(frozen=True)
class Chip:
    """What stands between two braces: a key, the cells that narrow it, how it is rounded."""

    key: str
    style: str | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    is_bare: bool = False

    @classmethod
    def of(cls, text: str) -> Chip:
        key, *rest = [part.strip() for part in re.split(r"[|｜]", text)]
        style, cells, bare = None, {}, False
        for part in rest:
            if "=" in part:
                dimension, _, code = part.partition("=")
                cells[dimension.strip()] = code.strip()
            elif part == BARE:
                bare = True
            elif part in approximations.WORDS or part == EXACT:
                style = "" if part == EXACT else part
            else:
                raise UnknownCell(f"“{part}”看不懂：可以写 余、近、约 这类词，或者 分项=代码")
        return cls(key, style, cells, bare)


def chip(key: str, *more: str, **cells: str) -> str:
    """A chip as it is written: chip("disputes.found", report_class="neighbor")."""
    return "{{" + "|".join([key, *more, *(f"{k}={v}" for k, v in cells.items())]) + "}}"


def chips_in(text: str) -> list[str]:
    """What stands between braces in a text, in order."""
    return [found["chip"] for found in _TOKEN.finditer(text) if found["chip"]]


class Reader:
    """Reads texts of one office and period: each figure and cell once, however often a text names it.

    `words` are the names that texts may use ({{年}}); `styles` how the office rounds a figure where the text does
    not say. `whole` is the period for which numbers from outside were recorded.
    """

    def __init__(
        self,
        office: UUID,
        period: Period,
        *,
        words: Mapping[str, str] | None = None,
        styles: Mapping[str, str] | None = None,
        whole: Period | None = None,
    ) -> None:
        self.office = office
        self.period = period
        self.whole = whole or period
        self.words = words or {}
        self.styles = styles or {}
        self._figures: dict[str, AnyFigure] | None = None
        self._values: dict[tuple[Any, ...], Number | None] = {}
        self._breakdowns: dict[tuple[str, str], dict[str, Number]] = {}
        self._told: dict[str, sentences.Told] = {}

    def read(self, text: str) -> list[Piece]:
        """The pieces of a text in order. Words of two pieces may touch; only a further reason of the gap
        before it is empty."""
        return [piece for piece in self._pieces(text, 0) if piece.text or piece.lacks]

    def told(self, key: str) -> sentences.Told:
        """What a sentence says of this period, asked once. Raises KeyError."""
        if key not in self._told:
            self._told[key] = sentences.known()[key].of(self)
        return self._told[key]

    def value(self, key: str) -> Number | None:
        """The value of a figure, read once. Raises UnknownFigure."""
        return self._value(self.figure(key), self.period, {})

    def bound(self, given: Chip) -> Bound:
        """A figure read. Raises UnknownFigure, UnknownCell, LookupError where it was not recorded."""
        figure = self.figure(given.key)
        labels = tuple(figure.dimension(k).called(c, self.office) for k, c in given.cells.items())
        period = self.whole if isinstance(figure, External) else self.period
        value = self._value(figure, period, given.cells)
        if value is None and not isinstance(figure, Rate):
            raise LookupError(f"{period.label}的“{figure.label}”还没有登记")
        style = self.styles.get(given.key, "") if given.style is None else given.style
        style = style if style in approximations.WORDS else ""
        unit = "" if given.is_bare else figure.unit
        return Bound(
            key=given.key,
            label=figure.label,
            unit=figure.unit,
            counts=_counts(figure, period),
            value=value,
            text=NO_SUCH if value is None else f"{approximations.say(value, style)}{unit}",
            style=style,
            period=period,
            cells=dict(given.cells),
            cell_labels=labels,
            is_external=isinstance(figure, External),
            is_bare=given.is_bare,
        )

    def _pieces(self, text: str, deep: int) -> Iterator[Piece]:
        open_part: list[Piece] | None = None
        at = 0
        for found in _TOKEN.finditer(text):
            read = [Piece(text[at : found.start()], at), *self._of(found, deep)]
            at = found.end()
            if open_part is None:
                yield from read
            else:
                open_part += read
            if found["open"]:
                open_part = []
            elif found["close"]:
                yield from _kept(open_part or [])
                open_part = None
        yield from open_part or []
        yield Piece(text[at:], at)

    def _of(self, found: re.Match[str], deep: int) -> Iterator[Piece]:
        if not found["chip"]:
            return
        start = found.start()
        try:
            given = Chip.of(found["chip"])
            if given.key in self.words:
                yield Piece(self.words[given.key], start)
            elif given.key in sentences.known():
                yield from self._said(given.key, start, deep)
            else:
                bound = self.bound(given)
                yield Piece(bound.text, start, bound)
        except LookupError as error:  # UnknownFigure and UnknownCell are lookups too
            yield Piece(TO_FILL, start, lacks=_why(error, found["chip"]))

    def _said(self, key: str, start: int, deep: int) -> Iterator[Piece]:
        told = self.told(key) if deep < MOST_DEEP else sentences.Told(stops=("句子套得太深",))
        for n, stop in enumerate(told.stops):
            yield Piece("" if n else TO_FILL, start, lacks=stop)
        for part in () if told.stops else told.parts:
            text = f"{part.heading}。{part.text}" if part.heading else part.text
            for piece in self._pieces(text, deep + 1):
                yield Piece(piece.text, None, piece.bound, piece.lacks, part.opens)

    def figure(self, key: str) -> AnyFigure:
        """The figure of a key, in the words of the office. Raises UnknownFigure."""
        if self._figures is None:
            self._figures = {one.key: one for one in lookup.every(self.office)}
        return self._figures.get(key) or lookup.find(key, self.office)

    def _value(self, figure: AnyFigure, period: Period, cells: Mapping[str, str]) -> Number | None:
        if isinstance(figure, Figure) and len(cells) == 1:
            ((dimension, code),) = cells.items()
            return self._cells(figure, dimension, period).get(code, 0)
        asked = (figure.key, *sorted(cells.items()))
        if asked not in self._values:
            self._values[asked] = figure.value(period, **cells)
        return self._values[asked]

    def _cells(self, figure: Figure, dimension: str, period: Period) -> dict[str, Number]:
        """All cells of a dimension in one question: a text that names one names most of them."""
        if (figure.key, dimension) not in self._breakdowns:
            self._breakdowns[figure.key, dimension] = figure.by(dimension, period)
        return self._breakdowns[figure.key, dimension]


def plain(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _kept(pieces: list[Piece]) -> list[Piece]:
    """An optional part as it is kept: whole, or not at all where its numbers are nought. What is missing in
    it stays missing."""
    numbers = [piece.bound for piece in pieces if piece.bound]
    lacking = [piece for piece in pieces if piece.lacks]
    if lacking or not numbers or any(one.value for one in numbers):
        return pieces
    return []


def _counts(figure: AnyFigure, period: Period) -> str:
    recorded = figure.recorded(period) if isinstance(figure, External) else None
    return f"外部数据，来源：{recorded.source}" if recorded else figure.counts


def _why(error: LookupError, chip: str) -> str:
    if isinstance(error, UnknownFigure):
        return f"没有叫“{chip}”的指标，或者它的台账还没有启用"
    return str(error.args[0]) if error.args else f"“{chip}”读不出来"
