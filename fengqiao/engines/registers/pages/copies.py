"""照抄: a record's form that begins as another record stands. Which one is said; what a new record must have of its
own (its title, its days, its numbers, how it ended) begins empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from fengqiao.trunk.people.actors import Actor

from ..columns import Day
from ..register import Register
from ..rows import Values
from .lists import may_enter

COPY = "copy"


@dataclass(frozen=True)
class Source:
    """The record that is copied, or could be: its name with its day, its page, the form that begins like it."""

    name: str
    url: str
    copy_url: str


def source(register: Register, key: str | None) -> Any:
    """The record that an address asks to copy, or None where it names none. Raises Http404 for one that this person
    does not see."""
    try:
        wanted = UUID(key or "")
    except ValueError:
        return None
    found = register.records().filter(pk=wanted).first()
    if found is None:
        raise Http404
    return found


def start(register: Register, record: Any) -> Values:
    """What the form begins with: today stands in no day, so that nobody enters one unseen."""
    held = {
        one.key: one.initial(record)
        for one in register.typed
        if one.copied and one.key != register.title
    }
    return {one.key: None for one in register.typed if isinstance(one, Day)} | held


def last(register: Register) -> Source | None:
    """The record that lies last by its day; of a roster, the one entered last."""
    order = (f"-{register.day}", "-id") if register.day else ("-id",)
    return said(register, register.standing().order_by(*order).first())


def said(register: Register, record: Any) -> Source | None:
    """How the form names a record."""
    if record is None:
        return None
    day = register.day_of(record)
    name = register.name_of(record) + (f"（{day}）" if day else "")
    url = reverse(register.page("show"), args=[record.pk])
    return Source(name, url, address(register, record))


def offered(register: Register, record: Any, actor: Actor) -> str:
    """照抄这一条: the form that begins as this record stands, for who may enter one; else ""."""
    return address(register, record) if may_enter(actor, register) else ""


def address(register: Register, record: Any) -> str:
    """The form that begins as this record stands."""
    return f"{reverse(register.page('add'))}?{urlencode({COPY: record.pk})}"
