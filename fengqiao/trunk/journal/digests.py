"""The digest of a row: the same on both engines, in memory and read back, before and after a migration.

Empty values (None, "", [] and {}) are left out, so a column added later with an empty default does not
change the digest of the rows that were there before it. The digest is keyed with the row's own salt:
who holds a digest cannot guess the name behind it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from fengqiao.ground import hashing


def plain(value: Any, field: models.Field | None = None) -> Any:
    """This will turn a field's value into canonical text, numbers, lists and dicts. Raises TypeError."""
    if field is not None and not isinstance(field, models.JSONField):
        value = field.to_python(value)
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case int():
            return int(value)
        case UUID():
            return str(value)
        case Decimal():
            places = getattr(field, "decimal_places", None)
            return str(value if places is None else value.quantize(Decimal(1).scaleb(-places)))
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
    raise TypeError(f"值 {type(value).__name__} 不能写入摘要")


def digest(row: models.Model) -> str:
    """This will give the digest of a recorded row, 64 hex characters."""
    values = {}
    for field in row._meta.concrete_fields:
        if field.attname == "salt":
            continue
        target = field.target_field if isinstance(field, models.ForeignKey) else field
        value = plain(getattr(row, field.attname), target)
        if value not in (None, "", [], {}):
            values[field.attname] = value
    return hashing.commit(row.salt, [row._meta.label_lower, values])  # type: ignore[attr-defined]
