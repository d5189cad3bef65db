"""Urging a task, its clock, the progress of the plan; and where an agenda item is shown."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fengqiao.engines.procedures import pages as procedure_pages
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, queries
from ..forms import ProgressForm, UrgeForm
from ..models import AgendaItem, PlanItem


@needs("leadership.assign")
def urge(request: DeskRequest, pk: UUID) -> HttpResponse:
    task = get_object_or_404(queries.tasks(), pk=pk)
    form = UrgeForm(request.POST or None, initial={"by_text": request.actor.name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        acts.urge(task, data["note"], by=request.actor, on=data["on"], by_text=data["by_text"])
        messages.success(request, "督办已记下")
        return redirect("leadership.tasks:show", pk=pk)
    back = reverse("leadership.tasks:show", args=[pk])
    return asked(request, form, "督办", "记下督办", str(task), back)


@needs("leadership.tasks")
def clock(request: DeskRequest, pk: UUID, key: str) -> HttpResponse:
    """How the days of a task were counted."""
    task = get_object_or_404(queries.tasks(), pk=pk)
    back = reverse("leadership.tasks:show", args=[pk])
    return procedure_pages.clock_page(request, task, key, back=back)


@needs("leadership.keep")
def progress(request: DeskRequest, pk: UUID) -> HttpResponse:
    """How far a plan item is, as a person says it."""
    one = get_object_or_404(PlanItem.objects.filter(voided_on=None), pk=pk)
    form = ProgressForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        acts.note_progress(one, data["progress"], by=request.actor, on=data["on"])
        messages.success(request, "进展已更新")
        return redirect("leadership.plan:show", pk=pk)
    back = reverse("leadership.plan:show", args=[pk])
    return asked(request, form, "更新进展", "更新", str(one), back)


@needs("leadership.read")
def item(request: DeskRequest, pk: UUID) -> HttpResponse:
    """An agenda item stands on the page of its meeting."""
    one = get_object_or_404(AgendaItem.objects.all(), pk=pk)
    there = reverse("leadership.meetings:show", args=[one.meeting_id])
    return redirect(f"{there}#item-{one.pk}")


def asked(
    request: DeskRequest, form: object, title: str, button: str, subject: str, back: str
) -> HttpResponse:
    """One small form on a page of its own; what was typed stays when it is wrong."""
    errors = bool(getattr(form, "errors", None))
    shown = {"form": form, "title": title, "button": button, "subject": subject, "back": back}
    status = 422 if errors else 200
    return render(request, "leadership/ask.html", shown | {"has_errors": errors}, status=status)
