"""The pages of the list: how it stands, one item, its workbook and paper, what the office makes of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.engines import downloads
from fengqiao.engines.downloads import workbook
from fengqiao.engines.papers import answer, street
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.clash import expect

from . import acts, documents, items, page
from .findings import Looking, Sources
from .forms import ItemForm, PaperForm
from .items import Item, Kept

EDIT = "reports.edit"


@needs("reports.read")
def contents(request: DeskRequest, year: int, sources: Sources) -> HttpResponse:
    """Every item: what shows it, how many records, what opens them, what is missing."""
    looked = _looking(request, year, sources).all()
    return render(request, "inspection/contents.html", vars(page.contents(looked, request.actor)))


@needs("reports.read")
def book(request: DeskRequest, year: int, sources: Sources) -> HttpResponseBase:
    """The list as a workbook with the rows behind it: de-identified, or full for who may read them."""
    looked, full = _looking(request, year, sources).all(), request.GET.get("full") == "1"
    if (
        wait := downloads.wait_for(request, documents.rows_of(looked), documents.title(looked))
    ) is not None:
        return wait
    return workbook.sent(
        f"inspection-{year}.xlsx", lambda to: documents.book(looked, request.actor, to, full=full)
    )


@needs("reports.read")
def paper(request: DeskRequest, year: int, kind: str, sources: Sources) -> HttpResponse:
    """The list as an official paper."""
    return answer.sent(
        lambda: documents.paper(_looking(request, year, sources).all()),
        kind,
        f"inspection-{year}",
    )


@needs("reports.read")
def item(request: DeskRequest, year: int, key: str, sources: Sources) -> HttpResponse:
    """GET shows one item with its papers, POST says where a paper lies."""
    looking = _looking(request, year, sources, request.method == "POST")
    n, one = _numbered(looking.office, year, key)
    form = PaperForm(request.POST or None, one.kept, request.GET.get("title", ""))
    if request.method == "POST" and form.is_valid():
        try:
            paper, by = Kept(**form.cleaned_data), street.acting(request, looking.office, EDIT)
            acts.keep_paper(looking.office, year, one, paper, by=by)
            return redirect("inspection:item", year, key)
        except acts.TooMany as error:
            form.add_error(None, str(error))
    may = page.may_edit(looking.office, request.actor)
    shown = {"form": form, "has_errors": bool(form.errors), "year": year, "may_edit": may}
    shown |= vars(page.shown(looking.item(n, one), year))
    return render(request, "inspection/item.html", shown, status=422 if form.errors else 200)


@needs(EDIT)
def add(request: DeskRequest, year: int, sources: Sources) -> HttpResponse:
    """GET asks for an item of the office's own, POST adds it."""
    office = _office(request, year, EDIT)
    form = ItemForm(page.choices(office, request.actor, sources.ledgers), request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"label": form.cleaned_data["label"], "looks": form.looks}
        try:
            by = street.acting(request, office, EDIT)
            key = acts.add(office, papers=form.papers_said, by=by, **said)
            return redirect("inspection:item", year, key)
        except acts.TooMany as error:
            form.add_error(None, str(error))
    shown = {"form": form, "year": year, "has_errors": bool(form.errors)}
    return render(request, "inspection/add.html", shown, status=422 if form.errors else 200)


@needs(EDIT)
@require_POST
def leave_out(request: DeskRequest, year: int, key: str) -> HttpResponse:
    """This will leave an item out of the list; one of the office's own is gone."""
    office = _office(request, year, EDIT)
    _, one = _numbered(office, year, key)
    acts.leave_out(office, one, by=street.acting(request, office, EDIT))
    messages.success(request, f"“{one.label}”不再列在清单里")
    return redirect("inspection:contents", year)


@needs(EDIT)
@require_POST
def take_up(request: DeskRequest, year: int, key: str) -> HttpResponse:
    """This will take an item up again that was left out."""
    office = _office(request, year, EDIT)
    for one in items.of(office.pk, year).left_out:
        if one.key == key:
            acts.take_up(office, one, by=street.acting(request, office, EDIT))
    return redirect("inspection:contents", year)


@needs(EDIT)
@require_POST
def drop_paper(request: DeskRequest, year: int, key: str) -> HttpResponse:
    """This will take back what was said of a paper."""
    office = _office(request, year, EDIT)
    _, one = _numbered(office, year, key)
    by, title = street.acting(request, office, EDIT), request.POST.get("title", "")
    for paper in one.kept:
        if paper.title == title:
            expect(request.POST, paper.number, paper.place)
    acts.drop_paper(office, year, one, title, by=by)
    return redirect("inspection:item", year, key)


def _office(request: DeskRequest, year: int, power: str = "reports.read") -> Office:
    """The office of who asks, for a power over the whole street. Raises Denied, Http404."""
    office = street.office(request, power)
    street.day(request, year)
    return office


def _looking(request: DeskRequest, year: int, sources: Sources, edits: bool = False) -> Looking:
    office = _office(request, year, EDIT if edits else "reports.read")
    return Looking(office, year, street.day(request, year), request.actor, sources)


def _numbered(office: Office, year: int, key: str) -> tuple[int, Item]:
    for n, one in enumerate(items.of(office.pk, year).items, start=1):
        if one.key == key:
            return n, one
    raise Http404
