"""Two people, one record: who comes second keeps her words, and loses nobody else's.

A form carries a mark of each column as it stood when the form was shown. What she did not touch is left to whoever
changed it since; what she alone changed goes through; where both changed one column, she is shown both.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fengqiao.ground import hashes
from fengqiao.trunk.journal.digests import plain

from .columns import ROW, Children, Typed
from .register import Register
from .rows import Values
from .rules import NotChanged

Seen = Mapping[str, str]  # column or table → the mark of what stood there
LENGTH = 16  # hex signs of a mark: it tells two values of one column apart, nothing more


class Clash(NotChanged):
    """Somebody else changed, since the form was shown, what this person changes too. `keys` say where."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        super().__init__("您填写的时候，别人刚改过同一处。两边的内容都在下面，请选好再保存一次。")


@dataclass(frozen=True)
class Edit:
    """What a person really changes: columns and tables, each with its new value."""

    values: Values
    tables: Mapping[str, Sequence[Values]]


def seen(register: Register, record: Any) -> dict[str, str]:
    """The marks of a record as it stands, for the form that shows it."""
    tables = {
        one.key: [one.values_of(row) for row in one.rows_of(record)] for one in register.tables
    }
    return _marks(register, record, tables)


def own(
    register: Register,
    record: Any,
    values: Values,
    tables: Mapping[str, Sequence[Values]],
    seen_then: Seen,
) -> Edit:
    """This will leave of an edit what the person changed herself since her form was shown. `record` is locked and
    as it stands now. Raises Clash."""
    now = seen(register, record)
    trial = copy.copy(record)
    for key, value in values.items():
        register.column(key).put(trial, value)
    hers = _marks(register, trial, tables)
    given = [*values, *tables]
    mine = [key for key in given if hers[key] != seen_then.get(key)]
    both = [key for key in mine if now[key] not in (seen_then.get(key), hers[key])]
    if both:
        raise Clash(both)
    return Edit(
        {key: value for key, value in values.items() if key in mine},
        {key: rows for key, rows in tables.items() if key in mine},
    )


def _marks(
    register: Register, record: Any, tables: Mapping[str, Sequence[Values]]
) -> dict[str, str]:
    columns = {one.key: _mark(_held(one, record)) for one in register.typed}
    return columns | {
        table.key: _mark(_rows(table, tables[table.key]))
        for table in register.tables
        if table.key in tables
    }


def _held(column: Typed, record: Any) -> list[Any]:
    """What a record holds of a column, as its table keeps it."""
    found = []
    for name in column.attributes:
        field = record._meta.get_field(name)
        value = getattr(record, field.attname)
        found.append(None if value in (None, "") else plain(value, _target(field)))
    return found


def _target(field: Any) -> Any:
    return getattr(field, "target_field", field)


def _rows(table: Children, rows: Sequence[Values]) -> list[Any]:
    told = table.apart(rows)
    return [[str(row.get(ROW) or ""), one] for row, one in zip(rows, told, strict=True)]


def _mark(held: Any) -> str:
    return hashes.sha256_hex(hashes.canonical(held))[:LENGTH]
