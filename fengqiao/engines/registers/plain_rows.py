"""The rows of a list as plain values: one statement for the page, one for each table, none for what a row names.

A record with its relations costs four times what its line shows. A `Row` holds the columns of its table; what it
names (a type, a community) is looked up in the small tables of the office that the filters ask for anyway. To a
column, a mark or a rule a row looks like the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from .columns import Children, Frame, Naming
from .register import Register


class Row:
    """One record's columns. What its noun works out of them (`is_void`, `is_open`) it works out here too."""

    def __init__(self, model: type[Any], values: dict[str, Any]) -> None:
        self.__dict__.update(values)
        self._model = model
        self.pk = values["id"]

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._model, name)
        if isinstance(found, property) and found.fget is not None:
            return found.fget(self)
        raise AttributeError(f"{self._model.__name__}.{name} is not read in a list")


class Related(list):
    """The rows of a table of one record, asked for as the record's own are."""

    def all(self) -> list[Any]:
        return self


def selected(register: Register, rows: QuerySet) -> QuerySet:
    """The columns of a list's rows, without what they name."""
    names = [field.attname for field in register.model._meta.concrete_fields]
    annotated = [one.key for one in register.typed if one.derived]
    return rows.select_related(None).prefetch_related(None).values(*names, *annotated)


def made(register: Register, page: Sequence[dict[str, Any]], frame: Frame) -> list[Row]:
    """The rows of one page, with what their columns name and their tables."""
    found = [Row(register.model, values) for values in page]
    for column in (one for one in register.typed if isinstance(one, Naming)):
        for name in {join.partition("__")[0] for join in column.joins}:
            named = column.named(
                name, {getattr(row, f"{name}_id") for row in found} - {None}, frame
            )
            for row in found:
                row.__dict__[name] = named.get(getattr(row, f"{name}_id"))
    for related in {table.related: table for table in register.tables}.values():
        _with_table(related, found)
    return found


def _with_table(table: Children, found: Sequence[Row]) -> None:
    """Every row of a table of these records: two tables may stand on one noun."""
    held: dict[Any, Related] = {row.pk: Related() for row in found}
    parent = f"{table.parent}_id"
    for child in table.model.objects.filter(**{f"{parent}__in": list(held)}):
        held[getattr(child, parent)].append(child)
    for row in found:
        row.__dict__[table.related] = held[row.pk]
