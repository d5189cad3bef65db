"""What a noun was called before. Entries and backups hold the labels of their day, and are never rewritten.

A noun that moved to another room, or was renamed, says so itself:

    former: ClassVar[tuple[str, ...]] = ("ledgers.view",)

Whoever reads a label out of an entry or a backup asks here what it is called today.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_of: dict[Any, str] = {}


def of(model: Any) -> str:
    """The label of a noun. Django spells it out each time it is asked, and an import asks for every row."""
    if model not in _of:
        _of[model] = model._meta.label_lower
    return _of[model]


def today(label: str) -> str:
    """Today's label of a noun, by the one of any day."""
    return _moved().get(label, label)


def former(model: type[models.Model]) -> tuple[str, ...]:
    """The labels that a noun had before."""
    return getattr(model, "former", ())


def carry_content_types(connection: BaseDatabaseWrapper) -> None:
    """This will let Django's table of nouns follow those that moved, so that whatever names one by its row there
    still names it. Call it before Django enters the new name beside the old one."""
    kinds = apps.get_model("contenttypes", "ContentType")
    if kinds._meta.db_table not in connection.introspection.table_names():
        return
    known = kinds._base_manager.using(connection.alias)
    for old, new in _moved().items():
        named = dict(zip(("app_label", "model"), new.split("."), strict=True))
        if not known.filter(**named).exists():
            before = dict(zip(("app_label", "model"), old.split("."), strict=True))
            known.filter(**before).update(**named)


@cache
def _moved() -> dict[str, str]:
    return {
        label: model._meta.label_lower for model in apps.get_models() for label in former(model)
    }
