"""Random rows for every matter, through its acts: a declared ledger is filled from its own declaration.

A new ledger is filled without a line here. Only a matter whose records are not of a declared ledger adds one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from fengqiao.engines.ledgers import columns as kinds
from fengqiao.engines.ledgers import keeping
from fengqiao.engines.ledgers.columns import Children, Typed
from fengqiao.engines.ledgers.declaring import NotChanged
from fengqiao.engines.ledgers.recording import RecordLedger
from fengqiao.matters.disputes.acts import backfill
from fengqiao.matters.disputes.tests import test_figures as disputes
from fengqiao.project.catalogue import RECORD_LEDGERS
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

FIRST = date(2023, 12, 1)
NUMBERS = count(1)  # no two records are the same


def fill(li: Actor, rows: dict[str, list[Any]]) -> None:
    """This will enter the rows of each matter by its own acts."""
    places = [*divisions.communities(li.office), divisions.root(li.office)]
    for ledger, start, n in rows["ledgers"]:
        enter(ledger, FIRST + timedelta(days=start), n, places, li)
    office = Office.objects.get(pk=li.office)
    backfill(list(disputes.records(li.office, rows["disputes"])), batch=office, by=li)


def one_of_each(li: Actor) -> dict[str, list[Any]]:
    """Rows that leave no ledger empty."""
    return {
        "ledgers": [(ledger, 31 + n, n) for ledger in LEDGERS for n in range(2)],
        "disputes": [(31, 3, 0, 0, False, "oral"), (40, 3, 1, 1, True, "helped")],
    }


def enter(ledger: RecordLedger, day: date, n: int, places: Sequence[Any], by: Actor) -> None:
    """This will enter one record, unless its values break a rule of its ledger or its ledger refuses them."""
    values, tables, days = {}, {}, iter(range(0, 2000, 60))
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
            keeping.add(ledger, values, tables, by=by)


def _value(column: Typed, day: date, n: int, places: Sequence[Any], days: Any) -> Any:
    """Later days stand in later columns: what ends does not end before it began."""
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


def _can_be_filled(ledger: RecordLedger) -> bool:
    needed = [one for one in ledger.fields if isinstance(one, Typed) and one.needed]
    tables = [one for one in ledger.fields if isinstance(one, Children) and one.least]
    return _known(needed) and all(_known(one.columns) for one in tables)


LEDGERS = tuple(one for one in RECORD_LEDGERS if _can_be_filled(one))
# (which ledger, days after FIRST, a number that chooses every value)
ROW = st.tuples(st.sampled_from(LEDGERS), st.integers(0, 500), st.integers(0, 30))
ROWS = st.fixed_dictionaries(
    {"ledgers": st.lists(ROW, max_size=12), "disputes": st.lists(disputes.ROW, max_size=12)}
)
