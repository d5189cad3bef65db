"""A published reading beside what the figure says now: what came, what went, and who did it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Entry

from . import lookup, row_ids
from .catalogue import AnyFigure, UnknownFigure
from .declaration import Figure, UnknownCell
from .measures import Number, number
from .models import Reading
from .periods import Period

MANY = 500  # ids in one question


@dataclass(frozen=True)
class Compared:
    """A reading and its figure now. `now` is None over zero, and where the figure cannot be read any more."""

    reading: Reading
    figure: AnyFigure | None
    now: Number | None
    came: tuple[UUID, ...] = ()
    went: tuple[UUID, ...] = ()
    stayed: tuple[UUID, ...] = ()
    rows: QuerySet | None = None  # what the figure opens now

    @property
    def then(self) -> Number | None:
        return None if self.reading.value is None else number(self.reading.value)

    @property
    def rows_differ(self) -> bool:
        return bool(self.came or self.went)

    @property
    def is_redefined(self) -> bool:
        """Whether it is counted otherwise now: the difference may be of the rule, not of the rows."""
        return isinstance(self.figure, Figure) and self.figure.counts != self.reading.counts

    @property
    def is_changed(self) -> bool:
        return self.now != self.then or self.rows_differ

    @cached_property
    def acts(self) -> list[Entry]:
        """What was done since with the rows that came or went; with all of them where only the value moved."""
        looked_at = [*self.came, *self.went] if self.rows_differ else [*self.stayed]
        return _since(self.reading, looked_at) if self.is_changed else []


def compare(reading: Reading) -> Compared:
    """This will read the figure again for the same days, as seen on the same day, in the same place."""
    period = Period(reading.start, reading.end, reading.period, reading.seen_on)
    place = scope.Scope((scope.Reach(reading.office, reading.path),))
    if not scope.current().covers(reading.office, reading.path):
        raise scope.OutOfScope("读数不在当前辖区范围内")
    with scope.opened(place):
        try:
            figure = lookup.find(reading.key, reading.office)
            now = figure.value(period, **reading.cells)
        except (UnknownFigure, UnknownCell):
            return Compared(reading, None, None)
        if not isinstance(figure, Figure):
            return Compared(reading, figure, now)
        rows = figure.rows(period, **reading.cells)
        ids = set(row_ids.ids_of(rows))
    then = set(row_ids.unpacked(reading.ids))
    return Compared(
        reading,
        figure,
        now,
        came=tuple(sorted(ids - then)),
        went=tuple(sorted(then - ids)),
        stayed=tuple(sorted(ids & then)),
        rows=rows,
    )


def since(taken: Entry, rows: Sequence[UUID]) -> list[Entry]:
    """What was done with rows after an entry, in the order of the journal."""
    left = iter(rows)
    found: list[Entry] = []
    while some := list(islice(left, MANY)):
        found += Entry.objects.filter(office=taken.office, seq__gt=taken.seq, subject__in=some)
    return sorted(found, key=lambda entry: entry.seq)


def _since(reading: Reading, rows: Sequence[UUID]) -> list[Entry]:
    taken = Entry.objects.get(office=reading.office, subject=reading.pk, verb="figures.freeze")
    return since(taken, rows)
