"""Reading figures as plain data: for the command line, other machines, and prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NotRequired, TypedDict
from uuid import UUID

from fengqiao.ground import approximations
from fengqiao.trunk.divisions.models import Office

from . import batch, lookup
from .catalogue import AnyFigure
from .declaration import NOT_SAID, Codes, Figure
from .external import External
from .measures import Number
from .periods import Period
from .rates import HUNDREDTH, Rate

NO_SUCH, NOT_RECORDED = "无此类事项", "没有登记"


Plain = int | float | None  # a value as JSON takes it


class _Value(TypedDict):
    value: Plain
    of: NotRequired[Plain]
    over: NotRequired[Plain]


class _Origin(TypedDict, total=False):
    on: str
    external: bool
    source: str


class ReadFigure(_Value, _Origin):
    """A figure in plain values; `breakdown` is {dimension: {code: n}}. A rate has `of` and `over` beside its value,
    and its value is null over zero; a figure told as of a day has `on`; one from outside has `external`, and
    `source` and `on` where it was recorded for the period."""

    key: str
    label: str
    unit: str
    breakdown: dict[str, dict[str, Plain]]


class ReadPeriod(TypedDict):
    """Figures of an office for a period; `demo` where the office is an invented one."""

    period: str
    division: str
    figures: list[ReadFigure]
    demo: NotRequired[bool]


def read(keys: Iterable[str], period: Period, office: Office) -> ReadPeriod:
    """This will read figures within the open scope; no keys means all, the office's own and those from outside too.
    Raises UnknownFigure."""
    chosen = lookup.chosen(keys, office.pk) or lookup.every(office.pk)
    return {
        "period": period.label,
        "division": office.name,
        "figures": [_read(figure, period) for figure in chosen],
    }


def breakdown(
    figure: AnyFigure, key: str, period: Period, office: UUID, **cells: Codes
) -> list[tuple[str, str, Any]]:
    """(code, label, n) in the office's own order, those that occur; what is not said comes last. The n of
    a rate is its Parts."""
    dimension = figure.dimension(key)
    counted = _cells(figure, key, period, **cells)
    labels = dimension.labels(office)
    known_codes = [code for code in labels if code in counted]
    others = sorted((code for code in counted if code not in labels), key=_said_first)
    return [
        (code, labels.get(code) or code or dimension.not_said, counted[code])
        for code in [*known_codes, *others]
    ]


@dataclass(frozen=True)
class Change:
    """A figure beside itself a year before. None where a rate is over zero."""

    now: Number | None
    before: Number | None
    period_before: Period

    @property
    def difference(self) -> Number | None:
        """How much more. Of a rate: percentage points (百分点)."""
        if self.now is None or self.before is None:
            return None
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the year before; None over zero."""
        if self.difference is None or not self.before:
            return None
        return (Decimal(self.difference) * 100 / Decimal(self.before)).quantize(HUNDREDTH)


def year_on_year(figure: AnyFigure, period: Period, **cells: Codes) -> Change:
    """This will read a figure for a period and for the same days of the year before. A number from outside was
    recorded for whole periods."""
    before = period.year_before(whole=isinstance(figure, External))
    return Change(figure.value(period, **cells), figure.value(before, **cells), before)


def years_on_year(figures: Iterable[AnyFigure], period: Period) -> list[Change]:
    """The same of many figures, asked together."""
    chosen = list(figures)
    before = [period.year_before(whole=isinstance(one, External)) for one in chosen]
    now = batch.values([(one, period) for one in chosen])
    then = batch.values(list(zip(chosen, before, strict=True)))
    return [Change(*told) for told in zip(now, then, before, strict=True)]


def said(figure: AnyFigure, period: Period, word: str = "", **cells: Codes) -> str:
    """A figure as prose says it, with its unit: "253件", "500余份", "97.26%"; the round words are those of
    ground/approximations. A rate over zero is 无此类事项; what nobody recorded is not said to be nought."""
    value = figure.value(period, **cells)
    if value is None:
        return NOT_RECORDED if isinstance(figure, External) else NO_SUCH
    return f"{approximations.say(value, word)}{figure.unit}"


def cell(row: Any, path: str) -> Any:
    """What stands at the end of a path of attributes of an opened row; nothing where the path breaks off."""
    for name in path.split("__"):
        row = getattr(row, name) if row is not None else None
    return row() if callable(row) else row


def plain(value: Number | None) -> Plain:
    """A value as JSON takes it: whole numbers whole, others to the two places that they have."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _cells(figure: AnyFigure, key: str, period: Period, **cells: Codes) -> dict[str, Any]:
    if isinstance(figure, Rate):
        return figure.parts_by(key, period, **cells)
    return figure.by(key, period, **cells)


def _said_first(code: str) -> tuple[bool, str]:
    return code == NOT_SAID, code


def _read(figure: AnyFigure, period: Period) -> ReadFigure:
    value = _value(figure, period)
    return {
        "key": figure.key,
        "label": figure.label,
        **value,
        "unit": figure.unit,
        **_origin(figure, period),
        "breakdown": {
            dimension.key: {}
            if _has_no_rows(figure, value)
            else {code: plain(n) for code, n in figure.by(dimension.key, period).items()}
            for dimension in figure.dimensions
        },
    }


def _has_no_rows(figure: AnyFigure, value: _Value) -> bool:
    """Whether a value says that there is nothing to be told apart: most figures of most years."""
    if isinstance(figure, Rate):
        counted = (figure.of, value.get("of")), (figure.over, value.get("over"))
        return all(one.measure.counts_rows and n == 0 for one, n in counted)
    return isinstance(figure, Figure) and figure.measure.counts_rows and value["value"] == 0


def _value(figure: AnyFigure, period: Period) -> _Value:
    if not isinstance(figure, Rate):
        return {"value": plain(figure.value(period))}
    parts = figure.parts(period)
    return {"value": plain(parts.percent), "of": plain(parts.of), "over": plain(parts.over)}


def _origin(figure: AnyFigure, period: Period) -> _Origin:
    if isinstance(figure, External):
        row = figure.recorded(period)
        if row is None:
            return {"external": True}
        return {"external": True, "source": row.source, "on": row.as_of.isoformat()}
    return {"on": period.on.isoformat()} if figure.is_told_on_a_day else {}
