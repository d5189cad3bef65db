"""How a record holds a word of a list: the product's word as which it counts, and the office's own beside it.

    kind = models.CharField("种类", choices=Material.choices, max_length=16)
    kind_own = own_word()
    get_kind_display = shown("publicity.material", "kind")

What it counts as is stored, so that a change of it leaves earlier records as they were. A record that says one of
the product's words leaves `kind_own` empty.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from . import queries

OWN = "_own"


def own_word() -> models.CharField:
    """The code of the office's own word, empty where the product's is meant."""
    return models.CharField("本单位用语", max_length=16, blank=True, default="")


def shown(key: str, name: str) -> Callable[[Any], str]:
    """This will make what Django calls get_…_display: a record's word as the office has it now."""

    def display(record: Any) -> str:
        code = said(record, name)
        return queries.label(record.office, key, code) if code else ""

    return display


def said(record: Any, name: str) -> str:
    """The code of the word that a record says, "" for none."""
    return getattr(record, name + OWN) or str(getattr(record, name) or "")


def spoken(name: str) -> Coalesce:
    """The same as a column of the table, null for none: what records are counted by."""
    empty = models.Value("")
    return Coalesce(NullIf(name + OWN, empty), NullIf(name, empty))


def held(office: UUID, key: str, name: str, code: str, on: date | None = None) -> dict[str, str]:
    """What a record of a day holds of a word: {name: the product's word, name_own: the office's}."""
    word = queries.words(office, key).get(code) if code else None
    if word is None or not word.is_own:
        return {name: code, name + OWN: ""}
    return {name: word.product_word(on or timezone.localdate()), name + OWN: code}


def put(record: Any, key: str, name: str, code: str, on: date | None = None) -> None:
    """This will let a record say a word."""
    for attribute, value in held(record.office, key, name, code, on).items():
        setattr(record, attribute, value)


def saying(rows: models.QuerySet, name: str, code: str) -> models.QuerySet:
    """The records that say this very word."""
    own = models.Q(**{name + OWN: code})
    return rows.filter(own | models.Q(**{name: code, name + OWN: ""}))
