"""The page of a record: what it holds, its tables, how it came to be so, its files, where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from fengqiao.trunk.files import desk as file_desk
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.people.access import DeskRequest

from .. import prose, registration
from ..columns import Children, Day, Link, Typed
from ..register import Register
from ..shelf import Shelf
from ..timeline import timeline
from . import copies
from .lists import place_of
from .moved import moved

DOORS = ("amend", "void", "restore", "attach")


def show(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    record = register.records().filter(pk=pk).first()
    if record is None:
        return _elsewhere(request, register, shelf, pk)
    may_write = request.actor.may(register.keeps, register.place_of(record))
    why_not = register.why_not(record)
    shown = vars(place_of(request, register, shelf)) | {
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
        "undo": registration.offer(register, record, request.actor, timezone.now()),
        "may_restore": may_write and record.is_void and register.voids,
        "why_not": why_not if may_write else None,
        "file_page": register.page("file"),
        "copy_url": copies.offered(register, record, request.actor),
        "urls": {
            name: reverse(register.page(name), args=[pk])
            for name in DOORS
            if name != "restore" or register.voids
        },
    }
    return render(request, "registers/record.html", shown)


def file(
    request: DeskRequest, register: Register, shelf: Shelf, pk: UUID, file: UUID
) -> FileResponse:
    """A file beside a record, for who may read the record."""
    record = get_object_or_404(register.records(), pk=pk)
    return file_desk.sent(get_object_or_404(files.all_of(record.pk), pk=file))


def _elsewhere(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """A record of another register on the same model opens there: the index knows the model alone. Where one was
    moved away, that is said."""
    for other in shelf.registers:
        if other.model is register.model and other.records().filter(pk=pk).exists():
            return redirect(other.page("show"), pk=pk)
    return moved(request, register, pk)


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


@dataclass(frozen=True)
class Table:
    """A record's own table: each cell as (label, text, kind)."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str, str], ...], ...]


def _table(table: Children, record: Any) -> Table:
    return Table(
        table.label,
        tuple(one.label for one in table.columns),
        tuple(
            tuple((one.label, one.shown(row), _kind(one)) for one in table.columns)
            for row in table.rows_of(record)
        ),
    )
