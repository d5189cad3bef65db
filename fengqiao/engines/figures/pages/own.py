"""The office's own figures: made out of the catalogue, called otherwise, retired. And what it calls the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.forms import WhyForm

from .. import acts, lookup, own_figures, queries
from ..acts.slugs import NameTaken
from ..catalogue import AnyFigure, UnknownFigure, declared, known
from ..declaration import Figure, UnknownCell
from ..models import ExternalFigure, SavedFigure
from .forms import NameForm, OptionalNameForm, SavedForm
from .lines import Group, by_matter


@dataclass(frozen=True)
class Saved:
    """A saved figure as its office's list shows it; one whose source has changed says so."""

    row: SavedFigure
    key: str
    counts: str
    is_broken: bool


@dataclass(frozen=True)
class Own:
    """The office's own figures, and the figures that new ones are made of."""

    rows: tuple[Saved, ...]
    matters: tuple[Group[AnyFigure], ...]


@needs("figures.manage")
def own(request: DeskRequest) -> HttpResponse:
    """The office's own figures with what was done with them, and the figures that new ones are made of."""
    rows = tuple(_saved(row) for row in queries.saved_ever(request.actor.office))
    return render(request, "figures/own.html", vars(Own(rows, tuple(by_matter(_sources())))))


@needs("figures.manage")
def save(request: DeskRequest, key: str) -> HttpResponse:
    """GET asks how a figure of the catalogue is narrowed and measured; POST saves it."""
    source, office = _source(key), request.actor.office
    form = SavedForm(source, _sources(), office, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in SavedForm.SAID}
        try:
            by = request.actor.under("figures.manage")
            saved = acts.saved.save(source=key, cells=form.cells, by=by, **given)
            messages.success(request, f"已保存“{saved.label}”")
            return redirect("figures:figure", own_figures.key_of(saved))
        except (UnknownFigure, UnknownCell, NameTaken) as error:
            form.add_error("label", str(error))
    return _asked(request, "figures/save.html", form, source=source)


@needs("figures.manage")
def rename(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks for the other name, POST gives it; the key and what it counts stay."""
    saved = get_object_or_404(queries.saved(request.actor.office), pk=pk)
    form = NameForm(request.POST or None, standing={"label": saved.label, "unit": saved.unit})
    if request.method == "POST" and form.is_valid():
        try:
            acts.saved.rename(saved, by=request.actor.under("figures.manage"), **form.cleaned_data)
            return redirect("figures:own")
        except NameTaken as error:
            form.add_error("label", str(error))
    return _asked(request, "figures/asked.html", form, title=f"更改“{saved.label}”的名称")


@needs("figures.manage")
def retire(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks why, POST takes it off the pages."""
    saved = get_object_or_404(queries.saved_ever(request.actor.office), pk=pk)
    form = WhyForm("停用", request.POST or None)
    if request.method == "POST" and form.is_valid() and in_use(saved, form):
        by = request.actor.under("figures.manage")
        acts.saved.retire(saved, by=by, reason=form.cleaned_data["reason"])
        messages.success(request, f"“{saved.label}”已停用；报告里用过的读数还能打开")
        return redirect("figures:own")
    return _asked(request, "figures/asked.html", form, title=f"停用“{saved.label}”")


@needs("figures.manage")
def word(request: DeskRequest, key: str) -> HttpResponse:
    """GET asks what the office calls a figure of the catalogue, POST keeps it as a setting."""
    try:
        figure = known(key)
    except UnknownFigure:
        raise Http404 from None
    said = dict(lookup.words(request.actor.office)).get(key, {})
    standing = {"label": "", "unit": "", **said}
    form = OptionalNameForm(request.POST or None, standing=standing)
    if request.method == "POST" and form.is_valid():
        by = request.actor.under("figures.manage")
        acts.words.call(key, by=by, **form.cleaned_data)
        return redirect("figures:figure", key)
    return _asked(request, "figures/asked.html", form, title=f"本单位怎么叫“{figure.label}”")


def in_use(row: SavedFigure | ExternalFigure, form: WhyForm) -> bool:
    """Whether it stands; where somebody was faster, the form says so and keeps her words."""
    if row.retired_on is not None:
        form.add_error(None, f"{row.retired_on} 已经由别人停用，没有再停用一次")
    return row.retired_on is None


def _saved(row: SavedFigure) -> Saved:
    figure = lookup.readable(row)
    return Saved(row, own_figures.key_of(row), figure.counts if figure else "", figure is None)


def _asked(request: DeskRequest, template: str, form: Any, **shown: Any) -> HttpResponse:
    shown |= {"form": form, "has_errors": bool(form.errors), "back": reverse("figures:own")}
    return render(request, template, shown, status=422 if form.errors else 200)


def _sources() -> list[Figure]:
    return [one for one in declared() if isinstance(one, Figure)]


def _source(key: str) -> Figure:
    try:
        return own_figures.source(key)
    except UnknownFigure:
        raise Http404 from None
