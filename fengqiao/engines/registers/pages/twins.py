"""像 2026-0088，是同一件吗: asked before a record is entered that is like one that stands, of those this person sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse

from fengqiao.ui import asks

from ..columns import Text
from ..register import Register
from ..rows import Values
from ..twins import Told, Twins, like

MOST_LOOKED_AT = 2000


@dataclass(frozen=True)
class Twin:
    """A record that stands, beside the one that is entered: its name, its page, its facts as (label, hers, theirs)."""

    name: str
    url: str
    facts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Question:
    """What is asked of one press: the records that it is like, and the mark that answers."""

    twins: tuple[Twin, ...]
    mark: str
    unit: str


def ask(
    form: forms.Form,
    register: Register,
    values: Values,
    tables: Mapping[str, Sequence[Values]],
    id: UUID | None,
) -> Question | None:
    """This will ask about the records that a new one is like; the form says so. None where there is none, or where it
    was answered."""
    by = _declared(register)
    if by is None:
        return None
    mine = _of_values(register, by, values, tables)
    found = like(mine, _standing(register, by, mine, id), by)
    mark = asks.mark("twins", register.key, *sorted(str(one.pk) for one in found))
    if not found or not asks.is_open(mark):
        return None
    names = "、".join(register.name_of(one) for one in found)
    form.add_error(None, asks.Asked(f"像 {names}，是同一{register.unit}吗？", mark))
    facts = _Facts(register, by, mine)
    twins = tuple(
        Twin(
            register.name_of(one),
            reverse(register.page("show"), args=[one.pk]),
            tuple(facts.beside(one)),
        )
        for one in found
    )
    return Question(twins, mark, register.unit)


def _declared(register: Register) -> Twins | None:
    """What the register declares; else its title, where that is words and somebody writes them."""
    title = register.column(register.title)
    is_written = isinstance(title, Text) and title.entered
    return register.twins or (Twins(register.title) if is_written and register.day else None)


def _of_values(
    register: Register, by: Twins, values: Values, tables: Mapping[str, Sequence[Values]]
) -> Told:
    place: Any = values.get(register.place.key) if register.place else None
    names = (str(row.get("name") or "") for key in by.sides for row in tables.get(key, ()))
    day: Any = values.get(register.day) if register.day else None
    wording = str(values.get(by.wording) or "")
    return Told(day, getattr(place, "path", ""), frozenset(filter(None, names)), wording)


def _of_record(register: Register, by: Twins, record: Any) -> Told:
    rows = (row for one in register.tables if one.key in by.sides for row in one.rows_of(record))
    names = frozenset(str(row.name) for row in rows)
    wording = str(register.column(by.wording).of(record) or "")
    return Told(register.day_of(record), getattr(record, "path", ""), names, wording)


def _standing(
    register: Register, by: Twins, mine: Told, id: UUID | None
) -> Iterator[tuple[Any, Told]]:
    """The records of those days. The scope leaves those that this person sees."""
    if mine.day is None:
        return
    reach = timedelta(days=by.within)
    days = (mine.day - reach, mine.day + reach)
    rows = register.standing().filter(**{f"{register.day}__range": days}).exclude(pk=id)
    for record in rows.order_by("-pk")[:MOST_LOOKED_AT]:
        yield record, _of_record(register, by, record)


class _Facts:
    """What two records say, beside each other."""

    def __init__(self, register: Register, by: Twins, mine: Told) -> None:
        self.register, self.by, self.mine = register, by, mine

    def beside(self, record: Any) -> Iterator[tuple[str, str, str]]:
        theirs = _of_record(self.register, self.by, record)
        if self.mine.day:
            label = self.register.column(self.register.day).label
            yield label, str(self.mine.day), str(theirs.day)
        if self.mine.names or theirs.names:
            yield "当事人", "、".join(sorted(self.mine.names)), "、".join(sorted(theirs.names))
        yield self.register.column(self.by.wording).label, self.mine.wording, theirs.wording
