"""The page of a record: what it holds, its tables, how it came to be so, its files, where it came from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fengqiao.trunk.files import desk as file_desk
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import telling
from fengqiao.trunk.people.access import DeskRequest

from .. import prose
from ..columns import Children, Day, Link, Typed
from ..register import Register
from ..shelf import Shelf
from .lists import place_of

DOORS = ("amend", "void", "attach")


def show(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    record = register.records().filter(pk=pk).first()
    if record is None:
        return _elsewhere(register, shelf, pk)
    may_write = request.actor.may(register.keeps, register.place_of(record))
    why_not = register.why_not(record)
    shown = place_of(request, register, shelf) | {
        "record": record,
        "name": register.name_of(record),
        "facts": [(one.label, text, _link(one, record)) for one, text in _filled(register, record)],
        "unfilled": "、".join(one.label for one in register.typed if not one.shown(record)),
        "tables": [_table(table, record) for table in register.tables],
        "timeline": timeline(register, record),
        "files": files.all_of(record.pk),
        "may_open_origin": request.actor.may("files.read"),
        "origin": files.of_subject(record.origin) if record.origin else None,
        "panels": list(register.panels(record, request.actor)) if register.panels else [],
        "sentence": prose.sentence(register, record) + "。",
        "may_write": may_write and not record.is_void and not why_not,
        "why_not": why_not if may_write else None,
        "file_page": register.page("file"),
        "urls": {name: reverse(register.page(name), args=[pk]) for name in DOORS},
    }
    return render(request, "registers/record.html", shown)


def file(
    request: DeskRequest, register: Register, shelf: Shelf, pk: UUID, file: UUID
) -> FileResponse:
    """A file beside a record, for who may read the record."""
    record = get_object_or_404(register.records(), pk=pk)
    return file_desk.sent(get_object_or_404(files.all_of(record.pk), pk=file))


def _elsewhere(register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """A record of another register on the same model opens there: the index knows the model alone."""
    for other in shelf.registers:
        if other.model is register.model and other.records().filter(pk=pk).exists():
            return redirect(other.page("show"), pk=pk)
    raise Http404


def timeline(register: Register, record: Any) -> list[dict[str, Any]]:
    """The journal of a record in words, in a constant number of queries."""
    entries = list(Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq"))
    hidden: dict[UUID, dict[str, Any]] = {}
    for secret in Secret.objects.filter(office=record.office, entry__in=[e.pk for e in entries]):
        hidden.setdefault(secret.entry, {})[secret.name] = secret.value
    return telling.told(entries, lambda one: _changes(register, one.facts, hidden.get(one.pk, {})))


def _changes(register: Register, facts: dict[str, Any], hidden: dict[str, Any]) -> list[str]:
    """活动名称：甲 → 乙, for every column that an amendment changed."""
    before = _whole(facts.get("before"), hidden.get("personal_before"))
    after = _whole(facts.get("after"), hidden.get("personal_after"))
    told = []
    for one in register.fields:
        if one.key not in facts.get("changed", ()):
            continue
        if isinstance(one, Children):
            told.append(
                f"{one.label}：{len(before.get(one.key, ()))} {one.unit} → {len(after.get(one.key, ()))} {one.unit}"
            )
        else:
            told.append(
                f"{one.label}：{_word(one, before.get(one.key))} → {_word(one, after.get(one.key))}"
            )
    return told


def _whole(shown: Any, hidden: Any) -> dict[str, Any]:
    return dict(shown or {}) | dict(hidden or {})


def _word(column: Any, said: Any) -> str:
    """What the journal holds of a value, as people read it."""
    if said in (None, ""):
        return "未填"
    if isinstance(said, bool):
        return "是" if said else "否"
    enum = getattr(column, "words", None)
    return str(enum(said).label) if enum and said in enum.values else str(said)


def _filled(register: Register, record: Any) -> list[tuple[Typed, str]]:
    """The columns that hold something, each with its text."""
    return [(one, text) for one in register.typed if (text := one.shown(record))]


def _link(column: Any, record: Any) -> str:
    """Where a value opens: the record that a link names."""
    key = getattr(record, f"{column.key}_id", None) if isinstance(column, Link) else None
    return reverse(column.page, args=[key]) if key and column.page else ""


def _kind(column: Typed) -> str:
    """A day is never broken over two lines."""
    return "day" if isinstance(column, Day) else ""


def _table(table: Children, record: Any) -> dict[str, Any]:
    rows = table.rows_of(record)
    return {
        "label": table.label,
        "heads": [one.label for one in table.columns],
        "rows": [
            [(one.label, one.shown(row), _kind(one)) for one in table.columns] for row in rows
        ],
    }
