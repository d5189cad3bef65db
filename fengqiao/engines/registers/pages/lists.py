"""The list of a register, what is taken out of it, and the front page of a matter."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from fengqiao.engines import downloads
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import pager

from .. import plain_rows, prose, saved_views
from ..columns import Children, Frame
from ..register import Register
from ..shelf import Shelf
from .alike import offered
from .seen import Seen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def front(request: DeskRequest, shelf: Shelf) -> HttpResponse:
    """A matter's registers, each with how much it holds this year, and what the matter adds."""
    today = timezone.localdate()
    held = [
        _held(register, today.year)
        for register in shelf.registers
        if request.actor.may(register.reads)
    ]
    panels = list(shelf.panels(request.actor)) if shelf.panels is not None else []
    shown = {"shelf": shelf, "held": held, "panels": panels, "year": today.year}
    return render(request, "registers/front.html", shown)


def listing(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    seen = seen_by(request, register)
    page = pager.page(plain_rows.selected(register, seen.rows), seen.order, request.GET)
    today, alike = timezone.localdate(), offered(register, shelf, request.actor)
    rows = [
        (
            record,
            seen.cells(record),
            register.mark_of(record, today),
            bool(alike) and _may_tick(register, record),
        )
        for record in plain_rows.made(register, page.rows, seen.frame)
    ]
    fields, more = seen.form.shown()
    shown = vars(place_of(request, register, shelf)) | {
        "seen": seen,
        "page": page,
        "rows": rows,
        "count": seen.rows.count(),
        "links": list(shelf.links(seen.frame)) if shelf.links is not None else [],
        "fields": fields,
        "more": more,
        "sort": request.GET.get("sort", ""),
        "views": list(saved_views.views(register, request.actor)),
        "query": seen.query_text,
        "several": alike,
        "may_tick": any(row[-1] for row in rows),
        "export_url": seen.url("export"),
        "prose_url": seen.url("prose"),
    }
    return render(request, "registers/list.html", shown)


def _may_tick(register: Register, record: Any) -> bool:
    """Only what could succeed is offered: a record that is voided, or that its register refuses to change, is not."""
    return not record.is_void and register.why_not(record) is None


def export(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """What the list shows, every page of it, as a workbook in the ledger's own layout."""
    seen = seen_by(request, register)
    count = seen.rows.count()
    if (wait := downloads.wait_for(request, count, f"{register.label}台账")) is not None:
        return wait
    office = divisions.office(request.actor.office)
    mark = "（演示）" if office.is_demo else ""
    notes = [f"筛选：{seen.said()}"] if seen.said() else []
    notes.append(f"共 {count} {register.unit}，导出于 {timezone.localdate()}")
    notes += ["演示数据，人和事都是虚构的"] if office.is_demo else []
    columns = ["序号", *(one.label for one in seen.columns)]
    rows = seen.rows.order_by(*seen.order).iterator(chunk_size=500)
    book = BytesIO()
    lines = ([n, *_cells(seen, record)] for n, record in enumerate(rows, 1))
    title = f"{office.name}{register.label}台账{mark}"
    write_xlsx(columns, downloads.told(lines, count), book, title, notes)
    answer = HttpResponse(book.getvalue(), content_type=XLSX)
    name = f"{register.label}台账{mark}_{timezone.localdate()}.xlsx"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def paragraph(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """The list as one paragraph of prose, to be copied."""
    seen = seen_by(request, register)
    office = divisions.office(request.actor.office)
    told = prose.paragraph(register, seen.rows.order_by(*seen.order), office.name)
    shown = vars(place_of(request, register, shelf)) | {
        "seen": seen,
        "prose": told,
        "back": seen.url(),
    }
    return render(request, "registers/prose.html", shown)


def blank(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """An empty form to print and fill in by hand."""
    office = divisions.office(request.actor.office)
    frame = Frame(request.actor.office, request.actor)
    asked = (one for one in register.typed if one.is_asked_of(None))
    fields = [(one.label, one.printed(frame)) for one in asked]
    shown = {"register": register, "office_name": office.name, "fields": fields}
    return render(request, "registers/blank.html", shown)


def seen_by(request: DeskRequest, register: Register) -> Seen:
    return Seen(register, Frame(request.actor.office, request.actor), request.GET)


@dataclass(frozen=True)
class Standing:
    """Where a page of a register stands. `siblings`: the registers beside it, each with its list, and whether it is
    this one."""

    register: Register
    shelf: Shelf
    front_url: str
    list_url: str
    add_url: str
    blank_url: str
    may_keep: bool
    may_enter: bool
    siblings: tuple[tuple[Register, str, bool], ...]


def place_of(request: DeskRequest, register: Register, shelf: Shelf) -> Standing:
    """What every page of a register shows of where it stands."""
    actor = request.actor
    return Standing(
        register,
        shelf,
        reverse(shelf.page),
        reverse(register.page("list")),
        reverse(register.page("add")),
        reverse(register.page("blank")),
        may_keep(actor, register),
        may_enter(actor, register),
        tuple(
            (one, reverse(one.page("list")), one is register)
            for one in shelf.registers
            if actor.may(one.reads)
        ),
    )


def may_keep(actor: Actor, register: Register) -> bool:
    """Whether a person enters records here; a table of the office is kept by who sits at the street."""
    at = divisions.root(actor.office).path if register.is_of_office else None
    return actor.may(register.keeps, at)


def may_enter(actor: Actor, register: Register) -> bool:
    """The same of entering, where that takes another power."""
    at = divisions.root(actor.office).path if register.is_of_office else None
    return actor.may(register.enters, at)


@dataclass(frozen=True)
class Held:
    """A register on the front page, and how much it holds this year. `all`: ever, where that is another number."""

    register: Register
    url: str
    count: int
    all: int | None


def _held(register: Register, year: int) -> Held:
    standing = register.model.objects.filter(voided_on=None, **register.fixed)
    this_year = standing.filter(**{f"{register.day}__year": year}) if register.day else standing
    return Held(
        register,
        reverse(register.page("list")),
        this_year.count(),
        standing.count() if register.day else None,
    )


def _cells(seen: Seen, record: Any) -> list[Any]:
    return [
        one.shown(record) if isinstance(one, Children) else one.cell(record) for one in seen.columns
    ]
