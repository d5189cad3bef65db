"""The digest of a row: the same on both engines, in memory and read back, before and after a migration.

It covers the fields of its shape (shapes.py); empty values (None, "", [] and {}) are left out. The digest is
keyed with the row's own salt: who holds a digest cannot guess the name behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.db import models

from fengqiao.ground import hashes

from . import shapes
from .shapes import Shape

# The text of an id; those of a row and of what points at it are asked for several times.
text_of_id = lru_cache(maxsize=8192)(str)
# What is canonical as it stands; exact types, for a subclass may print differently.
AS_IT_IS = frozenset({str, int, bool, type(None)})
# What a field's own `to_python` gives back unchanged, and its text: an import digests millions of values.
NATIVE: dict[Any, tuple[type, Callable[[Any], str | int | bool] | None]] = {
    models.CharField.to_python: (str, None),
    models.TextField.to_python: (str, None),
    models.IntegerField.to_python: (int, None),
    models.BooleanField.to_python: (bool, None),
    models.UUIDField.to_python: (UUID, text_of_id),
    models.DateField.to_python: (dt.date, dt.date.isoformat),
}


def plain(value: Any, field: models.Field | None = None) -> Any:
    """This will turn a field's value into canonical text, numbers, lists and dicts. Raises TypeError."""
    if field is not None and not isinstance(field, models.JSONField):
        value = field.to_python(value)
    kind = type(value)
    if kind in AS_IT_IS:
        return value
    if kind is UUID:
        return text_of_id(value)
    if kind is list:
        return _plain_list(value)
    if kind is dict:
        return _plain_dict(value)
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case int():
            return int(value)
        case UUID():
            return text_of_id(value)
        case Decimal():
            places = getattr(field, "decimal_places", None)
            return str(value if places is None else value.quantize(Decimal(1).scaleb(-places)))
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case dict():
            return _plain_dict(value)
        case list() | tuple():
            return _plain_list(value)
    raise TypeError(f"值 {type(value).__name__} 不能写入摘要")


def _plain_list(value: Iterable[Any]) -> list[Any]:
    return [item if type(item) in AS_IT_IS else plain(item) for item in value]


def _plain_dict(value: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(key): item if type(item) in AS_IT_IS else plain(item) for key, item in value.items()
    }


def digest(row: models.Model, shape: Shape | None = None) -> str:
    """This will give the digest of a recorded row, 64 hex characters, as it is written today; with `shape` as it
    was written when the row had that shape."""
    label, columns = _todays(type(row)) if shape is None else _thens(shape)
    values: dict[str, Any] = {}
    given = vars(row)
    for attname, said, field, native, text in columns:
        value = given[attname] if attname in given else getattr(row, attname)
        if value is None:
            continue
        if type(value) is native:
            if native is not str or value:
                values[said] = value if text is None else text(value)
        elif (canonical := plain(value, field)) not in (None, "", [], {}):
            values[said] = canonical
    # What stands here is native or made by `plain`: nothing is left to be refused.
    return hashes.commit_text(row.salt, hashes.text_of_plain([label, values]))  # type: ignore[attr-defined]


def says_all(row: models.Model, shape: Shape) -> bool:
    """Whether the fields of a former shape say everything that the row holds in them today. What they would cut
    off (places after the point, the hour of a day) was put there since."""
    for (attname, _, was), field in shape.altered:
        value = getattr(row, attname)
        if value is not None and plain(plain(value, was), field) != plain(value, field):
            return False
    return True


Columns = tuple[str, tuple[tuple[str, str, models.Field, Any, Any], ...]]


@cache
def _todays(model: type[models.Model]) -> Columns:
    return _thens(shapes.now(model))


@cache
def _thens(shape: Shape) -> Columns:
    """What a digest covers: each column, what it is called, its field, the type that needs no preparing and its
    text."""
    told = ((*one, *NATIVE.get(type(one.field).to_python, (None, None))) for one in shape.covered)
    return shape.label, tuple(told)
