"""Random rows for every matter, through its acts: a declared ledger is filled from its own declaration.

A new ledger is filled without a line here. Only a matter whose records are not of a declared ledger adds one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import columns as kinds
from fengqiao.engines.registers.columns import Children, Typed
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.matters.disputes.seeds import backfill
from fengqiao.matters.disputes.tests import test_figures as disputes
from fengqiao.matters.disputes.words import Outcome
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

FIRST, YEAR_BEGINS = date(2023, 12, 1), date(2024, 1, 1)
NUMBERS = count(1)  # no two records are the same


def fill(by: Actor, chance: random.Random, each: int | None = None) -> None:
    """This will enter records of each matter by its own acts: `each` of every ledger, or as many as let each word of
    each choice stand once; the first as the year begins, the others on days of chance."""
    places = [*divisions.communities(by.office), divisions.root(by.office)]
    for ledger in REGISTERS:
        for n in range(1, (each or _most_words(ledger) + 1) + 1):
            day = YEAR_BEGINS if n == 1 else FIRST + timedelta(days=chance.randint(0, 390))
            enter(ledger, day, n, places, by)
    office = Office.objects.get(pk=by.office)
    backfill(list(disputes.records(by.office, _cases(chance))), batch=office, by=by)


def _most_words(ledger: Register) -> int:
    """How many words its longest choice has: with one record more, a first count is not nought."""
    columns = [*ledger.typed, *(one for table in ledger.tables for one in table.columns)]
    return max((len(one.words) for one in columns if isinstance(one, kinds.Choice)), default=1)


def _cases(chance: random.Random) -> list[tuple[int, int, int, int, bool, str]]:
    """Disputes and concerns of every outcome, and open ones, one of them since last year: (day of 2024, days, type,
    place, whether a concern, outcome)."""
    outcomes = ["", *(one.value for one in Outcome if one != Outcome.VOID)]
    return [
        (
            -20 if n == 0 else chance.randint(0, 330),
            chance.randint(0, 60),
            n,
            n % 4,
            n % 5 == 4,
            outcomes[n % len(outcomes)],
        )
        for n in range(3 * len(outcomes))
    ]


def enter(ledger: Register, day: date, n: int, places: Sequence[Any], by: Actor) -> None:
    """This will enter one record, unless its values break a rule of its ledger or its ledger refuses them."""
    values, tables, days = {}, {}, iter(range(0, 20_000, 60 if n % 2 else 500))
    for field in ledger.fields:
        if isinstance(field, Children):
            tables[field.key] = [
                {one.key: _value(one, day, n + row, places, days) for one in field.columns}
                for row in range(max(field.least, n % 3) if _known(field.columns) else 0)
            ]
        else:
            values[field.key] = _value(field, day, n, places, days)
    if not any(rule.broken(values) for rule in ledger.rules):
        with suppress(NotChanged):
            records.add(ledger, values, tables, by=by)


def _value(column: Typed, day: date, n: int, places: Sequence[Any], days: Any) -> Any:
    """Later days stand in later columns, of every second record beyond the year: what ends does not end before it
    began, and some of it still stands."""
    for kind, made in VALUES.items():
        if isinstance(column, kind):
            return made(column, day, n, places, days)
    return column.default


VALUES: dict[type[Typed], Callable[..., Any]] = {
    kinds.Day: lambda c, day, n, places, days: day + timedelta(days=next(days)),
    kinds.Choice: lambda c, day, n, *_: list(c.words)[n % len(c.words)],
    kinds.Place: lambda c, day, n, places, days: places[n % (len(places) - (not c.whole))],
    kinds.Flag: lambda c, day, n, *_: n % 2 == 0,
    kinds.Year: lambda c, day, *_: day.year,
    kinds.Months: lambda c, day, *_: (day.month,),
    kinds.Percent: lambda c, day, n, *_: Decimal(n),
    kinds.Money: lambda c, day, n, *_: Decimal(n) / 4,
    kinds.Count: lambda c, day, n, *_: n,
    kinds.Person: lambda *_: (None, "甲某"),
    kinds.Laws: lambda *_: ("民法典",),
    kinds.Link: lambda *_: None,
    kinds.Text: lambda c, *_: f"{c.label}{next(NUMBERS)}"[-c.longest :],
}


def _known(columns: Iterable[Any]) -> bool:
    """A link to another record, or a column of a matter's own kind, is not made at random."""
    kinds_known = tuple(kind for kind in VALUES if kind is not kinds.Link)
    return all(isinstance(one, kinds_known) for one in columns)


def _can_be_filled(ledger: Register) -> bool:
    needed = [one for one in ledger.fields if isinstance(one, Typed) and one.needed]
    tables = [one for one in ledger.fields if isinstance(one, Children) and one.least]
    return _known(needed) and all(_known(one.columns) for one in tables)


REGISTERS = tuple(one for one in REGISTERS if _can_be_filled(one))
