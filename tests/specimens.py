"""One record of any declared ledger, made through its act: the walk of the addresses needs a real one of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.choices import flatten_choices

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.columns import (
    Choice,
    Count,
    Day,
    Flag,
    Frame,
    Laws,
    Link,
    Money,
    Months,
    Percent,
    Person,
    Place,
    Span,
    Text,
    Typed,
    Year,
)
from fengqiao.engines.registers.register import Register
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

DAY = date(2026, 3, 2)
CANARY = "金丝雀六号"


def a_record(ledger: Register, by: Actor, place: Division, **more: Any) -> Any:
    """This will enter a record whose columns all hold something that may stand together, CANARY where
    words can stand."""
    values = {one.key: value_of(one, by, place) for one in ledger.typed if one.is_asked_of(None)}
    for rule in ledger.rules:
        if rule.broken(values):
            values[rule.at] = None
    tables = {
        table.key: [{one.key: value_of(one, by, place) for one in table.columns}]
        for table in ledger.tables
    }
    return records.add(ledger, values | more, tables, by=by)


def one_of_each(ledgers: Iterable[Register], by: Actor, place: Division) -> dict[str, Any]:
    """A record of each ledger by its key; what one must name of another ledger is made before it."""
    made: dict[str, Any] = {}
    for ledger in ledgers:
        made |= what_it_names(ledger, by, place)
        made[ledger.key] = a_record(ledger, by, place)
    return made


def what_it_names(ledger: Register, by: Actor, place: Division) -> dict[str, Any]:
    """Records of other ledgers that one of this ledger must name, made where there is none."""
    targets = (
        next(one for one in REGISTERS if model in (one.model, *_rows(one)))
        for model in _must_name(ledger, by)
    )
    return one_of_each(targets, by, place)


def _rows(ledger: Register) -> list[type]:
    return [table.model for table in ledger.tables]


def _must_name(ledger: Register, by: Actor) -> list[type]:
    """The models that a needed link points to and that have no row yet."""
    columns = [*ledger.typed, *(column for table in ledger.tables for column in table.columns)]
    links = [one for one in columns if isinstance(one, Link) and one.needed]
    asked = [one.rows(by.office) for one in links]
    return [rows.model for rows in asked if rows.first() is None]


def value_of(column: Typed, by: Actor, place: Division) -> Any:
    """Some value of a column, by its kind."""
    match column:
        case Place():
            return place
        case Person():
            return None, CANARY
        case Link():
            return column.rows(by.office).first()
        case Text():
            return CANARY[: column.longest]
        case Choice():
            return next(iter(column.words))
        case Laws():
            return (f"{CANARY}法",)
        case Months():
            return (3,)
        case Year():
            return DAY.year
        case Count():
            return 3
        case Money() | Percent():
            return Decimal(3)
        case Flag():
            return True
        case Span():
            return DAY, DAY
        case Day():
            return DAY
    frame = Frame(by.office, by)
    begun = column.begun(frame)
    return begun if begun is not None or not column.needed else _first_offered(column, frame)


def _first_offered(column: Typed, frame: Frame) -> Any:
    """The first that a form offers of a column that a matter made itself."""
    offered = (value for value, _ in flatten_choices(column.asked(frame).choices) if value)
    return column.given(next(offered), frame)
