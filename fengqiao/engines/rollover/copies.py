"""A declared ledger with a year, carried whole: the same columns and tables under the next year."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any
from uuid import UUID

from fengqiao.engines.registers.columns import Children
from fengqiao.engines.registers.register import Register

from .carried import Carried, Copied


def of_ledger(
    ledger: Register,
    *,
    label: str = "",
    leaving: Collection[str] = (),
    year: str = "year",
    chosen: Callable[[Any], bool] = lambda record: True,
    joined: Callable[[Any, Any], None] | None = None,
) -> Carried:
    """This will carry a ledger's records over. `leaving` are columns that stay behind with their year (what
    was done, a remark); `joined(fresh, record)` sets what the columns do not say.

    What the new year already has, by the ledger's own identity, is left out.
    """
    return Carried(
        key=ledger.key,
        label=label or ledger.label,
        power=ledger.keeps,
        rows=partial(_rows, ledger, year),
        name=ledger.name_of,
        copy=partial(_copy, ledger, year, frozenset(leaving), joined),
        chosen=chosen,
    )


def _rows(ledger: Register, year: str, office: UUID, from_year: int, to_year: int) -> list[Any]:
    standing = ledger.standing().filter(office=office)
    there = {_same(ledger, year, one) for one in standing.filter(**{year: to_year})}
    held = standing.filter(**{year: from_year}).order_by("id")
    return [one for one in held if _same(ledger, year, one) not in there]


def _same(ledger: Register, year: str, record: Any) -> tuple[Any, ...]:
    columns = [ledger.column(key) for key in ledger.identity if key != year]
    return tuple(column.same(column.of(record)) for column in columns)


def _copy(
    ledger: Register,
    year: str,
    leaving: Collection[str],
    joined: Callable[[Any, Any], None] | None,
    record: Any,
    to_year: int,
) -> Copied:
    fresh = ledger.model(office=record.office, **ledger.fixed)
    if hasattr(record, "path"):
        fresh.path = record.path
    _take_over([one for one in ledger.typed if one.key not in leaving], record, fresh)
    setattr(fresh, year, to_year)
    if joined is not None:
        joined(fresh, record)
    rows = [_row(table, row, fresh) for table in ledger.tables for row in table.rows_of(record)]
    return fresh, rows


def _row(table: Children, row: Any, parent: Any) -> Any:
    fresh = table.model(office=row.office, path=row.path, position=row.position)
    setattr(fresh, table.parent, parent)
    _take_over(table.columns, row, fresh)
    return fresh


def _take_over(columns: Any, record: Any, fresh: Any) -> None:
    """What a column keeps in a record, its own words among it."""
    for column in columns:
        for name in (*column.attributes, *([column.kept_in] if column.kept_in else [])):
            setattr(fresh, name, getattr(record, name))
