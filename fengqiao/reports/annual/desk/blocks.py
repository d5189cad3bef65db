"""Writing the report: a block is changed, added, taken out; a bare number becomes one from outside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fengqiao.engines.figures.acts.slugs import NameTaken
from fengqiao.engines.papers import street
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.clash import Overtaken, expect

from .. import acts, composition, pages, queries
from ..composition import Draft, Unbound
from ..forms import AddForm, BindForm, BlockForm
from ..manuscript import Text
from ..models import Block
from . import access

REFUSED = (acts.Closed, acts.Overtaken, NameTaken)


@needs("reports.edit")
def block(request: DeskRequest, year: int, at: str) -> HttpResponse:
    """GET shows a block with its source and how it reads; POST keeps it, or shows it without keeping."""
    draft = access.drafted(request, year, "reports.edit")
    text = _text(draft, at)
    form = BlockForm(request.POST or None, standing={"heading": text.heading, "text": text.text})
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        try:
            held, by = _held(request, draft, text), _by(request, draft)
            kept = acts.write(held, version=text.version, by=by, **form.cleaned_data)
            return redirect(f"{reverse('annual:draft', args=[year])}#b-{kept.pk}")
        except (acts.Closed, acts.Overtaken) as error:
            form.add_error(None, str(error))
    return _asked(request, draft, "annual/block.html", form, text=text, at=at)


@needs("reports.edit")
def add(request: DeskRequest, year: int) -> HttpResponse:
    """GET asks for a block of the office's own, POST adds it at the end of its part."""
    draft = access.drafted(request, year, "reports.edit")
    form = AddForm(request.POST or None, initial={"section": request.GET.get("section")})
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        given = {name: form.cleaned_data[name] for name in ("section", "heading", "text")}
        by = _by(request, draft)
        try:
            kept = acts.add(acts.begin(draft.office, year, by=by), by=by, **given)
            return redirect(f"{reverse('annual:draft', args=[year])}#b-{kept.pk}")
        except acts.Closed as error:
            form.add_error(None, str(error))
    return _asked(request, draft, "annual/block.html", form)


@needs("reports.edit")
def remove(request: DeskRequest, year: int, at: str) -> HttpResponse:
    """GET asks once more, POST takes the block out; the journal keeps what it said."""
    draft = access.drafted(request, year, "reports.edit")
    text = _text(draft, at)
    if request.method == "POST":
        expect(request.POST, text.version)
        try:
            acts.remove(_held(request, draft, text), by=_by(request, draft))
            messages.success(request, "已删掉这一段，原来的字留在办理记录里")
        except acts.Closed as error:
            messages.error(request, str(error))
        return redirect("annual:draft", year)
    return render(request, "annual/remove.html", {"year": year, "text": text, "at": at})


@needs("reports.edit")
def bind(request: DeskRequest, year: int, at: str) -> HttpResponse:
    """GET asks who says a bare number, POST records it and puts its chip in the number's place."""
    draft = access.drafted(request, year, "reports.edit")
    one = _bare(request, draft, at)
    form = BindForm(request.POST or None, initial=_guessed(one))
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data | {"start": one.in_block, "said": one.text}
            held, by = _held(request, draft, one.block), _by(request, draft)
            acts.bind(held, style=one.qualifier, period=composition.whole(draft), by=by, **given)
            return redirect("annual:draft", year)
        except REFUSED as error:
            form.add_error(None, str(error))
    return _asked(request, draft, "annual/bind.html", form, one=one, at=at)


def _text(draft: Draft, at: str) -> Text:
    for one in draft.texts:
        if one.at == at or f"{one.section}-{one.position}" == at:
            return one
    raise Http404


def _held(request: DeskRequest, draft: Draft, text: Text) -> Block:
    """The stored block; the first word that someone writes begins the report."""
    report = acts.begin(draft.office, draft.year, by=_by(request, draft))
    blocks = queries.blocks(report)
    if text.pk:
        return blocks.get(pk=text.pk)
    return blocks.get(section=text.section, position=text.position)


def _by(request: DeskRequest, draft: Draft) -> Any:
    return street.acting(request, draft.office, "reports.edit")


def _bare(request: DeskRequest, draft: Draft, at: str) -> Unbound:
    """The bare number that the page names by its place in the block."""
    text, start = _text(draft, at), request.GET.get("start", "")
    for one in draft.unbound:
        if one.block.at == text.at and str(one.in_block) == start:
            return one
    if request.method == "POST":
        raise Overtaken("正文刚刚由别人改过，这个数已经不在那里，没有登记；请回到正文再看")
    raise Http404


def _guessed(one: Unbound) -> dict[str, Any]:
    """What the text says of the number already: its words before, its value where it is exact, its unit."""
    value = "" if one.qualifier else one.value
    return {
        "label": pages.guessed(one.before),
        "value": value,
        "unit": one.unit,
        "version": one.block.version,
    }


def _asked(
    request: DeskRequest, draft: Draft, template: str, form: Any, **shown: Any
) -> HttpResponse:
    shown |= {"form": form, "has_errors": bool(form.errors)}
    shown |= vars(pages.writing(draft, form, shown.get("text")))
    return render(request, template, shown, status=422 if form.errors else 200)
