"""Entering a record, correcting it, taking it out of the count, putting a file beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.trunk.journal.scope import OutOfScope
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.ui.forms import WhyForm

from .. import acts, attachments, edits, registration, timeline
from ..columns import Frame
from ..register import Register
from ..rules import NotChanged
from ..shelf import Shelf
from . import copies, twins
from .attachment import FileForm
from .forms import MORE_ROWS, RecordForm
from .lists import place_of

MORE = "more_rows"


def add(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """GET asks for a record, as another one where the address says which to copy; a column that it names begins
    with what it says there (a task of an agenda item). POST enters it."""
    source = copies.source(register, request.GET.get(copies.COPY))
    start = copies.start(register, source) if source is not None else {}
    start |= {one.key: request.GET[one.key] for one in register.typed if one.key in request.GET}
    form = RecordForm(register, _frame(request), _posted(request), start=start)
    asked = None
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        given, id = (form.values, form.rows()), form.cleaned_data["id"]
        asked = twins.ask(form, register, *given, id)
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        try:
            record = acts.add(register, *given, by=request.actor, id=id)
            messages.success(request, f"已登记：{register.name_of(record)}")
            return _after(request, register, record)
        except OutOfScope:
            form.add_error(None, "您的岗位不在这个地方，请核对社区")
        except NotChanged as why:
            form.add_error(None, str(why))
    return _form(
        request, register, shelf, form, f"登记{register.label}", source=source, asked_of=asked
    )


def amend(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """GET shows what stands there; POST corrects it, with a reason."""
    record = get_object_or_404(register.records(), pk=pk)
    seen = edits.seen(register, record)
    form = RecordForm(register, _frame(request), _posted(request), record=record, seen=seen)
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        try:
            reason, seen = form.cleaned_data["reason"], form.seen_then
            acts.amend(register, record, *form.edited(), by=request.actor, reason=reason, seen=seen)
            messages.success(request, "已更正，原来的内容留在办理记录里")
            return redirect(register.page("show"), pk=record.pk)
        except edits.Clash as why:
            form.clash(why.keys, record, timeline.last_changed(record, why.keys))
            form.add_error(None, str(why))
        except (NotChanged, OutOfScope) as why:
            form.add_error(None, str(why))
    return _form(request, register, shelf, form, f"更正{register.label}", record)


def void(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """GET asks why; POST takes the record out of every count. It stays readable."""
    record = get_object_or_404(register.records(), pk=pk)
    form = WhyForm("作废", request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.void(register, record, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "已作废，不再计数；内容和理由留在办理记录里")
            return redirect(register.page("show"), pk=record.pk)
        except NotChanged as why:
            form.add_error(None, str(why))
    return _asked_why(request, register, shelf, record, form, "registers/void.html")


def restore(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """GET asks why; POST lets a voided record count again."""
    record = get_object_or_404(register.records(), pk=pk)
    form = WhyForm("恢复", request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.restore(register, record, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "已恢复，重新计数")
            return redirect(register.page("show"), pk=record.pk)
        except NotChanged as why:
            form.add_error(None, str(why))
    return _asked_why(request, register, shelf, record, form, "registers/restore.html")


@require_POST
def take_back(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """A registration taken back by who pressed it. Pressed twice it is taken back once."""
    record = get_object_or_404(register.records(), pk=pk)
    registration.take_back(register, record, by=request.actor, at=timezone.now())
    messages.success(request, f"{register.name_of(record)}：已撤销登记，不再计数")
    return redirect(register.page("show"), pk=record.pk)


def attach(request: DeskRequest, register: Register, shelf: Shelf, pk: UUID) -> HttpResponse:
    """GET asks for a file; POST keeps it beside the record, for who may read its place."""
    record = get_object_or_404(register.records(), pk=pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            attachments.attach(register, record, form.bytes, name, by=request.actor)
            messages.success(request, f"已存入文件：{name}")
            return redirect(register.page("show"), pk=record.pk)
        except NotChanged as why:
            form.add_error(None, str(why))
    return _asked_why(request, register, shelf, record, form, "registers/file.html")


def _asked_why(
    request: DeskRequest,
    register: Register,
    shelf: Shelf,
    record: Any,
    form: Form,
    template: str,
) -> HttpResponse:
    """The page of a small form about one record."""
    shown = {"record": record, "name": register.name_of(record), "form": form}
    shown |= {"has_errors": bool(form.errors), "show_url": _url(register, record)}
    shown |= vars(place_of(request, register, shelf))
    return render(request, template, shown, status=422 if form.errors else 200)


def _form(
    request: DeskRequest,
    register: Register,
    shelf: Shelf,
    form: RecordForm,
    title: str,
    record: Any = None,
    source: Any = None,
    asked_of: twins.Question | None = None,
) -> HttpResponse:
    bad = request.method == "POST" and MORE not in request.POST
    asked, more = form.grouped()
    shown = vars(place_of(request, register, shelf)) | {
        "form": form,
        "asked": asked,
        "more": more,
        "title": title,
        "record": record,
        "record_name": register.name_of(record) if record is not None else "",
        "has_errors": bad,
        "back_url": _url(register, record) if record is not None else "",
        "wide": _wide(register),
        "twins": asked_of,
        "source": copies.said(register, source),
        "last": copies.last(register) if record is None and source is None else None,
    }
    return render(request, "registers/form.html", shown, status=422 if bad else 200)


def _wide(register: Register) -> list[str]:
    """Fields that take the whole width: boxes, and what holds many words."""
    return [one.key for one in register.typed if getattr(one, "lines", 1) > 1]


def _after(request: DeskRequest, register: Register, record: Any) -> HttpResponse:
    """To the record, or to the next form where a clerk enters several."""
    if "another" in request.POST:
        return redirect(copies.address(register, record))
    return redirect(register.page("show"), pk=record.pk)


def _posted(request: DeskRequest) -> Any:
    """What was sent; asked for more rows, the same with more of them."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if table := data.get(MORE):
        count = f"{table}-TOTAL_FORMS"
        have = int(said) if (said := str(data.get(count, ""))).isdecimal() else 0
        data[count] = str(min(have + MORE_ROWS, 300))
    return data


def _frame(request: DeskRequest) -> Frame:
    return Frame(request.actor.office, request.actor)


def _url(register: Register, record: Any) -> str:
    return reverse(register.page("show"), args=[record.pk])
