"""Pages for the administrator: the office's tree of divisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fengqiao.engines.procedures import Refused
from fengqiao.trunk.divisions import acts, queries
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.access import needs

from .forms import BELOW, DivisionForm, EndForm, NewDivisionForm

POWER = "divisions.manage"


@needs(POWER)
def divisions(request: HttpRequest) -> HttpResponse:
    tree = queries.tree(request.actor.office)
    rows = [{"division": one, "indent": blanks} for one, blanks in queries.indented(tree)]
    return render(request, "desk/divisions.html", {"rows": rows})


@needs(POWER)
def division(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET shows, POST corrects name, code and other spellings; the place in the tree stays."""
    found = _division(request, pk)
    form = DivisionForm(request.POST or None, standing=_as_typed(found))
    if request.method == "POST" and form.is_valid():
        acts.amend(found, by=request.actor.under(POWER, found.path), **form.cleaned_data)
        messages.success(request, f"{found.name}已保存")
        return redirect("desk:divisions")
    return _shown(request, found, form, EndForm(None, found.ended_on))


@needs(POWER)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET asks, POST adds a division below this one."""
    above = _division(request, pk)
    if above.level not in BELOW or above.ended_on:
        raise Refused(f"{above.name}下面不能再设辖区")
    form = NewDivisionForm(above, request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(above, form, request):
        return redirect("desk:divisions")
    shown = {"above": above, "form": form, "has_errors": bool(form.errors)}
    return render(request, "desk/division_new.html", shown, status=422 if form.errors else 200)


@require_POST
@needs(POWER)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _division(request, pk)
    form = EndForm(request.POST, found.ended_on)
    if found.parent_id is None:
        raise Refused("街道本级不能撤销")
    if not form.is_valid():
        return _shown(request, found, DivisionForm(standing=_as_typed(found)), form)
    acts.end(found, on=form.cleaned_data["day"], by=request.actor.under(POWER, found.path))
    messages.success(request, f"{found.name}已撤销，原有的记录仍归它名下")
    return redirect("desk:divisions")


def _shown(
    request: HttpRequest, found: Division, form: DivisionForm, end_form: EndForm
) -> HttpResponse:
    asked = end_form if end_form.is_bound else form
    shown = {"division": found, "form": form, "asked": asked, "has_errors": bool(asked.errors)}
    shown |= {"end_form": end_form, "may_grow": found.level in BELOW and not found.ended_on}
    return render(request, "desk/division.html", shown, status=422 if asked.errors else 200)


def _division(request: HttpRequest, pk: UUID) -> Division:
    return get_object_or_404(Division, office=request.actor.office, pk=pk)


def _added(above: Division, form: NewDivisionForm, request: HttpRequest) -> bool:
    """Whether it was added: two at the same moment would get the same place in the tree."""
    by = request.actor.under(POWER, above.path)
    try:
        acts.add(above, by=by, **form.cleaned_data)
    except IntegrityError:
        form.add_error(None, "同时有人在这里增设辖区，请再点一次")
        return False
    messages.success(request, f"{above.name}下已增设{form.cleaned_data['name']}")
    return True


def _as_typed(found: Division) -> dict[str, Any]:
    spellings = "、".join(found.spellings)
    return {"name": found.name, "code": found.code, "spellings": spellings}
