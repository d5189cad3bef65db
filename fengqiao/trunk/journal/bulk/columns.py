"""The rows of one insert, column by column.

Django makes a parameter of each value by itself, asking it again what it is; an import writes millions of
them. Here a column is asked once what its values are. What comes out is what Django would bind, for every
field: whatever is not plain is handed to the field, and a row with expressions goes Django's own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Field

NONE = type(None)
# Equal values of one of these kinds become equal parameters: a column that repeats them is asked once each.
REPEATING: frozenset[type] = frozenset({UUID, date, datetime, Decimal, int, bool, str})
UUID_PREPARED = models.UUIDField.get_db_prep_value
PLAIN_TEXT = (models.CharField.get_prep_value, models.TextField.get_prep_value)


def columns(fields: Sequence[Field], rows: Sequence[Any], connection: Any) -> list[Any] | None:
    """This will give the parameters of the rows, a list for each field; None when a value is an expression."""
    given = [vars(row) for row in rows]
    found = []
    for field in fields:
        values = _values(field, rows, given)
        kinds = set(map(type, values))
        if any(hasattr(kind, "as_sql") or hasattr(kind, "resolve_expression") for kind in kinds):
            return None
        found.append(_parameters(field, values, kinds - {NONE}, connection))
    return found


def _values(field: Field, rows: Sequence[Any], given: Sequence[dict[str, Any]]) -> list[Any]:
    if type(field).pre_save is not Field.pre_save:
        return [field.pre_save(row, True) for row in rows]
    try:
        return list(map(itemgetter(field.attname), given))
    except KeyError:  # a field that was not loaded
        return [getattr(row, field.attname) for row in rows]


def _parameters(field: Field, values: list[Any], kinds: set[type], connection: Any) -> list[Any]:
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if not kinds or (kinds == {str} and _is_plain_text(target)):
        return values
    is_id = kinds == {UUID} and type(target).get_db_prep_value is UUID_PREPARED
    if is_id and connection.features.has_native_uuid_field:
        return values
    # What rows share is mostly one and the same object: an office, a place, the batch that brought them.
    same = dict(zip(map(id, values), values, strict=True))
    if 2 * len(same) <= len(values):
        prepared = {key: field.get_db_prep_save(value, connection) for key, value in same.items()}
        return [prepared[key] for key in map(id, values)]
    if is_id:
        return [None if value is None else f"{value.int:032x}" for value in values]
    if len(kinds) == 1 and kinds <= REPEATING and 2 * len(distinct := set(values)) <= len(values):
        known = {value: field.get_db_prep_save(value, connection) for value in distinct}
        return [known[value] for value in values]
    return [field.get_db_prep_save(value, connection) for value in values]


def _is_plain_text(field: Field) -> bool:
    """Whether the field binds a text as it is."""
    kind = type(field)
    return (
        kind.get_prep_value in PLAIN_TEXT
        and kind.get_db_prep_value is Field.get_db_prep_value
        and kind.get_db_prep_save is Field.get_db_prep_save
    )
