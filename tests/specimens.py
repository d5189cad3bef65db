"""One record of any declared ledger, made through its act: the walk of the addresses needs a real one of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from fengqiao.engines.ledgers import keeping
from fengqiao.engines.ledgers.columns import (
    Choice,
    Count,
    Day,
    Flag,
    Frame,
    Laws,
    Link,
    Money,
    Months,
    Person,
    Place,
    Text,
    Typed,
    Year,
)
from fengqiao.engines.ledgers.recording import RecordLedger
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

DAY = date(2026, 3, 2)
CANARY = "金丝雀六号"


def a_record(ledger: RecordLedger, by: Actor, place: Division, **more: Any) -> Any:
    """This will enter a record whose columns all hold something, CANARY where words can stand."""
    values = {one.key: value_of(one, by, place) for one in ledger.typed if one.entered}
    tables = {
        table.key: [{one.key: value_of(one, by, place) for one in table.columns}]
        for table in ledger.tables
    }
    return keeping.add(ledger, values | more, tables, by=by)


def one_of_each(ledgers: Iterable[RecordLedger], by: Actor, place: Division) -> dict[str, Any]:
    """A record of each ledger by its key; one that must name a record of another comes after it."""
    made: dict[str, Any] = {}
    waiting = list(ledgers)
    while waiting:
        ready = [one for one in waiting if not _waits(one, by)]
        assert ready, f"no order in which these could be made: {[one.key for one in waiting]}"
        made[ready[0].key] = a_record(ready[0], by, place)
        waiting.remove(ready[0])
    return made


def _waits(ledger: RecordLedger, by: Actor) -> bool:
    columns = [*ledger.typed, *(column for table in ledger.tables for column in table.columns)]
    links = [one for one in columns if isinstance(one, Link) and one.needed]
    return any(one.rows(by.office).first() is None for one in links)


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
        case Money():
            return Decimal(3)
        case Flag():
            return True
        case Day():
            return DAY
    return column.begun(Frame(by.office, by))
