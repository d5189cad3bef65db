"""A sealed return beside the ledgers of today (更正): which cell, what it was, what it is, and who did what since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from fengqiao.engines.figures.comparison import since
from fengqiao.trunk.journal.models import Entry

from . import edition
from .cells import Cell
from .edition import Filled

SEALING = ("returns.seal", "returns.correct")


@dataclass(frozen=True)
class Change:
    """One cell that is another now. Of a rate the rows of both its numbers count."""

    then: Cell
    now: Cell
    came: tuple[UUID, ...]
    went: tuple[UUID, ...]
    stayed: tuple[UUID, ...]

    @property
    def looked_at(self) -> tuple[UUID, ...]:
        """The rows that may say why: those that came or went; all of them where only the value moved."""
        return (*self.came, *self.went) or self.stayed


@dataclass(frozen=True)
class Corrected:
    """All that changed behind a seal, and the acts by which it did."""

    changes: tuple[Change, ...]
    acts: tuple[Entry, ...]

    def of(self, change: Change) -> list[Entry]:
        rows = set(change.looked_at)
        return [entry for entry in self.acts if entry.subject in rows]


def corrected(sealed: Filled) -> Corrected:
    """This will compare every cell of a sealed return with the ledgers of today."""
    assert sealed.seal is not None
    today = edition.now(sealed)
    keys = {**sealed.table.cells, **today.table.cells}
    pairs = ((sealed.table.cell(*key), today.table.cell(*key)) for key in keys)
    changes = tuple(one for then, now in pairs if (one := _change(then, now)) is not None)
    rows = dict.fromkeys(pk for change in changes for pk in change.looked_at)
    taken = Entry.objects.get(office=sealed.office.pk, subject=sealed.seal.pk, verb__in=SEALING)
    return Corrected(changes, tuple(since(taken, list(rows))))


def _change(then: Cell | None, now: Cell | None) -> Change | None:
    """A cell that only one of them has is read as if the other had nothing in it."""
    then, now = then or _nothing(now), now or _nothing(then)
    before, after = set(_rows(then)), set(_rows(now))
    if (then.value or 0) == (now.value or 0) and before == after:
        return None
    return Change(
        then,
        now,
        came=tuple(sorted(after - before)),
        went=tuple(sorted(before - after)),
        stayed=tuple(sorted(before & after)),
    )


def _nothing(like: Cell | None) -> Cell:
    assert like is not None
    return Cell(like.line, like.cut, 0)


def _rows(cell: Cell) -> Iterable[UUID]:
    return (pk for one in cell.opened for pk in one.rows)
