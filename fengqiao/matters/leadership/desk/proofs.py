"""Evidence for a task or a duty: words, a file, a record of any matter; and taking it down again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from fengqiao.engines import search
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.forms import WhyForm

from .. import acts, queries
from ..forms import ProofForm
from ..models import DutyItem, Evidence, Task
from .tasks import asked

NOT_FOUND = "没有找到这条记录：网址不对，或者它不在您的辖区范围内"


@needs("leadership.handle")
def prove(request: DeskRequest, pk: UUID) -> HttpResponse:
    task = get_object_or_404(queries.tasks(), pk=pk)
    return _proven(request, task, reverse("leadership.tasks:show", args=[pk]))


@needs("leadership.keep")
def prove_duty(request: DeskRequest, pk: UUID) -> HttpResponse:
    duty = get_object_or_404(DutyItem.objects.filter(voided_on=None), pk=pk)
    return _proven(request, duty, reverse("leadership.duties:show", args=[pk]))


@needs("leadership.keep")
def unprove(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks why, POST takes the evidence down; the last one of a finished task stays."""
    evidence = get_object_or_404(Evidence.objects.select_related("task", "duty", "file"), pk=pk)
    form = WhyForm("撤下", request.POST or None)
    back = _page_of(evidence)
    if request.method == "POST" and form.is_valid():
        acts.unprove(evidence, by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, "已撤下，原来的内容留在办理记录里")
        return redirect(back)
    return asked(request, form, "撤下佐证", "撤下", evidence.text or evidence.link_label, back)


def _proven(request: DeskRequest, subject: Task | DutyItem, back: str) -> HttpResponse:
    form = ProofForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _kept(form, subject, request.actor):
        messages.success(request, "佐证已附上")
        return redirect(back)
    return asked(request, form, "附上佐证", "附上", str(subject), back)


def _kept(form: ProofForm, subject: Task | DutyItem, by: Actor) -> bool:
    """Whether it was kept; file and evidence go in together. A record that is not found is said in the form."""
    data = form.cleaned_data
    link = search.subject(data["link"]) if data["link"] else None
    if data["link"] and link is None:
        form.add_error("link", NOT_FOUND)
        return False
    with deed():
        file = None
        if data["file"]:
            at = divisions.at_path(by.office, subject.path)
            file = files.keep(
                data["file"].read(), data["file"].name, at=at, subject=subject.pk, by=by
            )
        acts.prove(
            subject, acts.Proof(on=data["on"], text=data["text"], file=file, link=link), by=by
        )
    return True


def _page_of(evidence: Evidence) -> str:
    if evidence.task_id:
        return reverse("leadership.tasks:show", args=[evidence.task_id])
    return reverse("leadership.duties:show", args=[evidence.duty_id])
