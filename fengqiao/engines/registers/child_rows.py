"""The rows of a record's own tables: made, stored, and rewritten without losing who they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError

from fengqiao.ground.portions import portions
from fengqiao.trunk.journal.bulk.maker import maker

from .beside import Beside
from .columns import ROW, Children
from .rows import Values
from .rules import NotChanged


def rows(table: Children, record: Any, rows: Sequence[Values]) -> list[Any]:
    children: list[Any] = []
    if not rows:
        return children
    parent = table.model._meta.get_field(table.parent)
    of_record = {
        "office": record.office,
        "path": getattr(record, "path", ""),
        f"{table.parent}_id": record.pk,
        **table.fixed,
    }
    make = maker(table.model)
    for position, values in enumerate(rows, start=1):
        child = make(position=position, **of_record)
        parent.set_cached_value(child, record)  # a column may ask for the record's day
        for column in table.columns:
            column.lay(child, values.get(column.key, column.default))
            if column.kept_in:
                setattr(child, column.kept_in, values.get(column.kept_in, ""))
        children.append(child)
    return children


def write(children: Sequence[Any]) -> None:
    by_model: dict[type[Any], list[Any]] = {}
    for child in children:
        by_model.setdefault(type(child), []).append(child)
    for model, rows in by_model.items():
        model.objects.insert_made(rows)


def keys(table: Children | Beside, parents: Sequence[UUID]) -> list[UUID]:
    """The keys of the rows of these records."""
    found: list[UUID] = []
    for some in portions(parents):
        below = table.model.objects.filter(**{f"{table.parent}__in": some})
        found += below.values_list("pk", flat=True)
    return found


def rewrite(table: Children, record: Any, standing: Sequence[Any], given: Sequence[Values]) -> None:
    """A row that says which it is keeps its id, wherever it stands now: what points at it (a task of an
    agenda item) still points at it. Where no row says so, they keep their ids in their order."""
    fresh = rows(table, record, given)
    known = {child.pk: child for child in standing}
    named = [known.pop(values.get(ROW), None) for values in given]
    if not any(named):
        named = [*standing[: len(fresh)], *[None] * (len(fresh) - len(standing))]
        known = {child.pk: child for child in standing[len(fresh) :]}
    for child in known.values():
        _drop(table, child)
    for child, new, values in zip(named, fresh, given, strict=True):
        if child is None:
            continue
        for column in table.columns:
            if column.kept_in and column.kept_in not in values:
                setattr(new, column.kept_in, getattr(child, column.kept_in))
        new.pk, new.salt = child.pk, child.salt
        new.save(force_update=True)
    write([new for child, new in zip(named, fresh, strict=True) if child is None])


def _drop(table: Children, child: Any) -> None:
    try:
        child.delete()
    except ProtectedError:
        raise NotChanged(
            f"{table.label}“{child}”后面还连着别的记录，不能去掉；请先改掉它们的来源"
        ) from None
