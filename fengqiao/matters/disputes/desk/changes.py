"""Changing a case outside the procedure: name the opponent, write a note, attach a file."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, queries
from ..forms import AttachForm, NoteForm, OpponentForm


@needs("disputes.handle")
def name_opponent(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    form = OpponentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.name_opponent(case, form.cleaned_data["names"], by=request.actor)
            return redirect("disputes:show", pk=case.pk)
        except Refused as error:
            form.add_error("names", str(error))
    return _form(request, case, form, "补上对方", "补上")


@needs("disputes.handle")
def note(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    form = NoteForm(request.POST or None, initial={"audience": "handlers"})
    if request.method == "POST" and form.is_valid():
        text, audience = form.cleaned_data["text"], form.cleaned_data["audience"]
        acts.note(case, text, by=request.actor, on=timezone.localdate(), audience=audience)
        return redirect("disputes:show", pk=case.pk)
    return _form(request, case, form, "记一笔", "记下")


@needs("disputes.handle")
def attach(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name, audience = form.cleaned_data["file"].name, form.cleaned_data["audience"]
        acts.attach(
            case, form.bytes, name, by=request.actor, on=timezone.localdate(), audience=audience
        )
        messages.success(request, f"已附上 {name}")
        return redirect("disputes:show", pk=case.pk)
    return _form(request, case, form, "附上文件", "附上")


def _form(
    request: DeskRequest, case: object, form: object, title: str, button: str
) -> HttpResponse:
    errors = bool(getattr(form, "errors", None))
    shown = {"case": case, "form": form, "title": title, "button": button, "has_errors": errors}
    return render(request, "disputes/change.html", shown, status=422 if errors else 200)
