"""What each picture shows: rows and columns of numbers out of the catalogue, each with the page that opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from fengqiao.engines.figures import Figure, Period, lookup
from fengqiao.engines.figures.measures import Number
from fengqiao.engines.figures.pages.asked import Asked

MONTHS_MOST = 12


class Cell(NamedTuple):
    """One number of a chart and the page that opens its rows."""

    value: Number
    url: str


@dataclass(frozen=True)
class Chart:
    """A table of numbers and the way it is drawn. `why` says in words why there is nothing to draw."""

    title: str
    kind: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], Cell]
    unit: str
    counts: tuple[str, ...]
    first: str = ""  # what the rows are
    why: str = ""

    def cell(self, row: int, column: int) -> Cell:
        return self.cells[(row, column)]

    @property
    def most(self) -> Number:
        return max((cell.value for cell in self.cells.values()), default=0)

    @property
    def lines(self) -> list[tuple[str, list[Cell]]]:
        """The table behind the drawing: a label and its cells."""
        across = range(len(self.columns))
        return [(label, [self.cell(n, m) for m in across]) for n, label in enumerate(self.rows)]

    @property
    def is_empty(self) -> bool:
        return not self.most


@dataclass(frozen=True)
class Picture:
    """A chart that the office's page shows: its name in addresses, its title, and how it is made."""

    name: str
    title: str
    made: Callable[[Picture, Asked, UUID], Chart]
    keys: tuple[str, ...]

    def figures(self, office: UUID) -> list[Figure]:
        found = lookup.chosen(self.keys, office)
        return [one for one in found if isinstance(one, Figure)]


def chart(picture: Picture, asked: Asked, office: UUID) -> Chart:
    return picture.made(picture, asked, office)


def _by_month(picture: Picture, asked: Asked, office: UUID) -> Chart:
    """Each figure of the picture, month by month."""
    figures, months = picture.figures(office), _months(asked.period)
    counted = [one.by("month", asked.period) for one in figures] if months else []
    cells = {
        (n, m): Cell(by.get(str(month.start.month), 0), asked.among(month).url(one.key))
        for n, month in enumerate(months)
        for m, (one, by) in enumerate(zip(figures, counted, strict=True))
    }
    rows = tuple(f"{month.start.month}月" for month in months)
    return _chart(picture, "columns", rows, figures, cells, "月份")


def _by_dimension(dimension: str) -> Callable[[Picture, Asked, UUID], Chart]:
    """The figure of the picture along one dimension, every code of the office in its own order."""

    def made(picture: Picture, asked: Asked, office: UUID) -> Chart:
        (one,) = picture.figures(office)
        codes = _codes(one, dimension, one.by(dimension, asked.period), office)
        cells = {
            (n, 0): Cell(value, asked.url(one.key, **{dimension: code}))
            for n, (code, _, value) in enumerate(codes)
        }
        rows = tuple(label for _, label, _ in codes)
        return _chart(picture, "bars", rows, [one], cells, one.dimension(dimension).label)

    return made


def _heat(picture: Picture, asked: Asked, office: UUID) -> Chart:
    """The figure of the picture, community by month."""
    (one,), months = picture.figures(office), _months(asked.period)
    places = _codes(one, "community", one.by("community", asked.period), office) if months else []
    counted = one.grid("community", "month", asked.period) if months else {}
    cells = {
        (n, m): Cell(
            counted.get((place, str(month.start.month)), 0),
            asked.among(month).url(one.key, community=place),
        )
        for n, (place, _, _) in enumerate(places)
        for m, month in enumerate(months)
    }
    rows = tuple(label for _, label, _ in places)
    made = _chart(picture, "heat", rows, [one], cells, one.dimension("community").label)
    return replace(made, columns=tuple(f"{month.start.month}月" for month in months))


def _flow(picture: Picture, asked: Asked, office: UUID) -> Chart:
    """open at the start + found = resolved + closed otherwise + open at the end."""
    still_open, found, resolved, closed = picture.figures(office)
    day = asked.period.start - timedelta(days=1)
    before = asked.among(Period.days(day, day))
    parts: tuple[tuple[str, Figure, Asked, dict[str, str]], ...] = (
        ("期初在办", still_open, before, {}),
        (found.label, found, asked, {}),
        (resolved.label, resolved, asked, {}),
        ("其他办结", closed, asked, {"settled": "no"}),
        ("期末在办", still_open, asked, {}),
    )
    cells = {
        (n, 0): Cell(one.value(at.period, **narrowed), at.url(one.key, **narrowed))
        for n, (_, one, at, narrowed) in enumerate(parts)
    }
    rows = tuple(label for label, *_ in parts)
    return _chart(picture, "flow", rows, [still_open, found, resolved, closed], cells, "来和去")


def _chart(
    picture: Picture,
    kind: str,
    rows: tuple[str, ...],
    figures: Sequence[Figure],
    cells: Mapping[tuple[int, int], Cell],
    first: str,
) -> Chart:
    columns = tuple(one.label for one in figures)
    return Chart(
        title=picture.title,
        kind=kind,
        rows=rows,
        columns=columns[:1] if kind == "flow" else columns,
        cells=cells,
        unit=figures[0].unit,
        counts=tuple(f"{one.label}：{one.counts}" for one in figures),
        first=first,
        why="" if rows else "这张图只画一年以内，请选一年、半年、季度或者月",
    )


def _codes(
    one: Figure, dimension: str, counted: Mapping[str, Number], office: UUID
) -> list[tuple[str, str, Number]]:
    """(code, label, n): all that the office has, and those it no longer has but counted."""
    chosen = one.dimension(dimension)
    labels = chosen.labels(office)
    codes = [*labels, *sorted((code for code in counted if code not in labels), reverse=True)]
    return [
        (code, labels.get(code) or code or chosen.not_said, counted.get(code, 0)) for code in codes
    ]


def _months(period: Period) -> list[Period]:
    """The months that have begun; none where the period is longer than a year."""
    months = period.months()
    return [one for one in months if one.has_begun] if len(months) <= MONTHS_MOST else []


PICTURES = (
    Picture("trend", "逐月走势", _by_month, ("disputes.found", "disputes.resolved")),
    Picture(
        "flow",
        "从排查到化解",
        _flow,
        ("disputes.open", "disputes.found", "disputes.resolved", "disputes.closed"),
    ),
    Picture("classes", "年报分类", _by_dimension("report_class"), ("disputes.found",)),
    Picture("age", "在办的办了多久", _by_dimension("age"), ("disputes.open",)),
    Picture("heat", "社区和月份", _heat, ("disputes.found",)),
)
