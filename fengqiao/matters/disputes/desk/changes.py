"""Changing a case outside the procedure: name the opponent, write a note, attach a file."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, queries
from ..forms import AttachForm, NoteForm, OpponentForm
from ..models import Dispute
from ..words import Side


@needs("disputes.handle")
def name_opponent(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    one_side = [party.name for party in case.parties.all() if party.side == Side.ONE]
    form = OpponentForm(one_side, request.POST or None)

    def change() -> None:
        acts.name_opponent(case, form.cleaned_data["names"], by=request.actor)

    return _changed(request, case, form, change, "补上对方", "补上")


@needs("disputes.handle")
def note(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    form = NoteForm(request.POST or None, initial={"audience": "handlers"})

    def change() -> None:
        text, audience = form.cleaned_data["text"], form.cleaned_data["audience"]
        acts.note(case, text, by=request.actor, on=timezone.localdate(), audience=audience)

    return _changed(request, case, form, change, "记一笔", "记下")


@needs("disputes.handle")
def attach(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    form = AttachForm(request.POST or None, request.FILES or None)

    def change() -> None:
        name, audience = form.cleaned_data["file"].name, form.cleaned_data["audience"]
        on = timezone.localdate()
        acts.attach(case, form.bytes, name, by=request.actor, on=on, audience=audience)
        messages.success(request, f"已附上 {name}")

    return _changed(request, case, form, change, "附上文件", "附上")


def _changed(
    request: DeskRequest,
    case: Dispute,
    form: Form,
    change: Callable[[], None],
    title: str,
    button: str,
) -> HttpResponse:
    """Shows the form, or makes the change; a refusal is said in the form, and what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            change()
            return redirect("disputes:show", pk=case.pk)
        except Refused as why:
            form.add_error(None, why.reason)
    errors = bool(form.errors)
    shown = {"case": case, "form": form, "title": title, "button": button, "has_errors": errors}
    return render(request, "disputes/change.html", shown, status=422 if errors else 200)
