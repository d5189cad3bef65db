"""The page for typing a return into another system: its fields one by one, in that system's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from fengqiao.trunk.people.models import Person

from .. import queries
from ..cells import Cell
from ..edition import Filled
from ..models import Typed


@dataclass(frozen=True)
class Field:
    """A field with its value, and what was typed of it: by whom, when, and whether it is another now."""

    id: str
    key: str
    group: str
    label: str
    cut: str
    unit: str
    value: str
    mark: Typed | None
    by: Person | str
    is_done: bool
    is_stale: bool


@dataclass(frozen=True)
class Group:
    """Fields under their common heading."""

    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Transcript:
    """All fields; `by_hand` are the lines that the ledgers do not know, `stale` what changed after it was typed."""

    groups: tuple[Group, ...]
    by_hand: tuple[str, ...]
    total: int
    done: int
    stale: tuple[Field, ...]


def fields(one: Filled) -> Transcript:
    """This will set out the fields of a return."""
    marks = {mark.cell: mark for mark in queries.typed(one.office.pk, one.of.key, one.period)}
    people = Person.objects.in_bulk({mark.typed_by for mark in marks.values() if mark.typed_by})
    told = [_field(n, cell, marks, people) for n, cell in enumerate(one.table.typed, 1)]
    return Transcript(
        tuple(
            Group(label, tuple(held)) for label, held in groupby(told, lambda field: field.group)
        ),
        tuple(dict.fromkeys(line.group or line.label for line in one.table.unbound)),
        len(told),
        sum(one.is_done for one in told),
        tuple(one for one in told if one.is_stale),
    )


def _field(n: int, cell: Cell, marks: Mapping[str, Typed], people: Mapping[UUID, Person]) -> Field:
    mark = marks.get(cell.key)
    is_stale = mark is not None and mark.value != cell.text
    return Field(
        id=f"f{n}",
        key=cell.key,
        group=cell.line.group,
        label=cell.line.label,
        cut=cell.cut.label,
        unit=cell.line.unit,
        value=cell.text,
        mark=mark,
        by=people.get(mark.typed_by, "") if mark and mark.typed_by else "",
        is_done=mark is not None and not is_stale,
        is_stale=is_stale,
    )
