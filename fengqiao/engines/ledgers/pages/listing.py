"""The list of a ledger, what is taken out of it, and the front page of a matter."""

from __future__ import annotations

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
from fengqiao.ui import paging

from .. import prose, viewing
from ..columns import Children, Frame
from ..recording import RecordLedger, Shelf
from .forms import may_be_alike
from .seeing import Seen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def front(request: DeskRequest, shelf: Shelf) -> HttpResponse:
    """A matter's ledgers, each with how much it holds this year, and what the matter adds."""
    today = timezone.localdate()
    held = [
        _held(ledger, today.year) for ledger in shelf.ledgers if request.actor.may(ledger.reads)
    ]
    panels = list(shelf.panels(request.actor)) if shelf.panels is not None else []
    shown = {"shelf": shelf, "held": held, "panels": panels, "year": today.year}
    return render(request, "ledgers/records/front.html", shown)


def listing(request: DeskRequest, ledger: RecordLedger, shelf: Shelf) -> HttpResponse:
    seen = seen_by(request, ledger)
    page = paging.page(seen.rows, seen.order, request.GET)
    today, keeps = timezone.localdate(), may_keep(request.actor, ledger)
    rows = [
        (
            record,
            seen.cells(record),
            ledger.mark_of(record, today),
            keeps and _may_tick(ledger, record),
        )
        for record in page.rows
    ]
    alike = [one for one in ledger.typed if may_be_alike(one)]
    fields, more = seen.form.shown()
    shown = place_of(request, ledger, shelf) | {
        "seen": seen,
        "page": page,
        "rows": rows,
        "fields": fields,
        "more": more,
        "sort": request.GET.get("sort", ""),
        "views": list(viewing.views(ledger, request.actor)),
        "query": seen.query_text,
        "several": alike,
        "may_tick": (ledger.voids or bool(alike)) and any(row[-1] for row in rows),
        "export_url": seen.url("export"),
        "prose_url": seen.url("prose"),
    }
    return render(request, "ledgers/records/list.html", shown)


def _may_tick(ledger: RecordLedger, record: Any) -> bool:
    """Only what could succeed is offered: a record that is voided, or that its ledger refuses to change, is not."""
    return not record.is_void and ledger.why_not(record) is None


def export(request: DeskRequest, ledger: RecordLedger, shelf: Shelf) -> HttpResponse:
    """What the list shows, every page of it, as a workbook in the ledger's own layout."""
    seen = seen_by(request, ledger)
    count = seen.rows.count()
    if (wait := downloads.wait_for(request, count, f"{ledger.label}台账")) is not None:
        return wait
    office = divisions.office(request.actor.office)
    mark = "（演示）" if office.is_demo else ""
    notes = [f"筛选：{seen.said()}"] if seen.said() else []
    notes.append(f"共 {count} {ledger.unit}，导出于 {timezone.localdate()}")
    notes += ["演示数据，人和事都是虚构的"] if office.is_demo else []
    columns = ["序号", *(one.label for one in seen.columns)]
    rows = seen.rows.order_by(*seen.order).iterator(chunk_size=500)
    book = BytesIO()
    lines = ([n, *_cells(seen, record)] for n, record in enumerate(rows, 1))
    title = f"{office.name}{ledger.label}台账{mark}"
    write_xlsx(columns, downloads.told(lines, count), book, title, notes)
    answer = HttpResponse(book.getvalue(), content_type=XLSX)
    name = f"{ledger.label}台账{mark}_{timezone.localdate()}.xlsx"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def paragraph(request: DeskRequest, ledger: RecordLedger, shelf: Shelf) -> HttpResponse:
    """The list as one paragraph of prose, to be copied."""
    seen = seen_by(request, ledger)
    office = divisions.office(request.actor.office)
    told = prose.paragraph(ledger, seen.rows.order_by(*seen.order), office.name)
    shown = place_of(request, ledger, shelf) | {"seen": seen, "prose": told, "back": seen.url()}
    return render(request, "ledgers/records/prose.html", shown)


def blank(request: DeskRequest, ledger: RecordLedger, shelf: Shelf) -> HttpResponse:
    """An empty form to print and fill in by hand."""
    office = divisions.office(request.actor.office)
    fields = [one for one in ledger.typed if one.entered]
    shown = {"ledger": ledger, "office_name": office.name, "fields": fields}
    return render(request, "ledgers/records/blank.html", shown)


def seen_by(request: DeskRequest, ledger: RecordLedger) -> Seen:
    return Seen(ledger, Frame(request.actor.office, request.actor), request.GET)


def place_of(request: DeskRequest, ledger: RecordLedger, shelf: Shelf) -> dict[str, Any]:
    """What every page of a ledger shows of where it stands."""
    return {
        "ledger": ledger,
        "shelf": shelf,
        "front_url": reverse(shelf.page),
        "list_url": reverse(ledger.page("list")),
        "add_url": reverse(ledger.page("add")),
        "blank_url": reverse(ledger.page("blank")),
        "may_keep": may_keep(request.actor, ledger),
        "siblings": [
            (one, reverse(one.page("list")), one is ledger)
            for one in shelf.ledgers
            if request.actor.may(one.reads)
        ],
    }


def may_keep(actor: Actor, ledger: RecordLedger) -> bool:
    """Whether a person enters records here; a table of the office is kept by who sits at the street."""
    at = divisions.root(actor.office).path if ledger.is_of_office else None
    return actor.may(ledger.keeps, at)


def _held(ledger: RecordLedger, year: int) -> dict[str, Any]:
    standing = ledger.model.objects.filter(voided_on=None, **ledger.fixed)
    this_year = standing.filter(**{f"{ledger.day}__year": year}) if ledger.day else standing
    return {
        "ledger": ledger,
        "url": reverse(ledger.page("list")),
        "add_url": reverse(ledger.page("add")),
        "count": this_year.count(),
        "all": standing.count() if ledger.day else None,
    }


def _cells(seen: Seen, record: Any) -> list[Any]:
    return [
        one.shown(record) if isinstance(one, Children) else one.cell(record) for one in seen.columns
    ]
