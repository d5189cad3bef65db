"""Sealing a period, correcting and opening it again; what changed since, and the versions that were sent."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.clash import OVERTAKEN, Overtaken, overtaken
from fengqiao.ui.forms import WhyForm

from .. import acts, calendar, layout, pages
from ..acts import NotSealed
from ..edition import Filled
from . import access


@needs("returns.seal")
@require_POST
def seal(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """The period is sealed as its table stands."""
    one = access.filled(request, key, year, part, "returns.seal")
    try:
        acts.seal(one.office, layout.of(one.office.pk, key), one.period, by=request.actor)
        messages.success(request, f"{one.period.label}已封账，后来的改动会写在“更正”里")
    except NotSealed as error:
        messages.error(request, str(error))
    return redirect("returns:table", key, year, part)


@needs("returns.read")
def corrections(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """Each sealed cell beside what the ledgers say now, who did what since, and the versions."""
    one = access.filled(request, key, year, part)
    found = vars(pages.corrections(one, request.actor)) | {"versions": pages.versions(one)}
    return render(request, "returns/corrections.html", vars(pages.head(one)) | found)


@needs("returns.read")
def version(request: DeskRequest, key: str, year: int, part: str, number: int) -> HttpResponse:
    """A version as it was sealed."""
    one = access.version(request, key, year, part, number)
    if one is None:
        return redirect("returns:table", key, year, part)
    shown = vars(pages.head(one)) | vars(pages.page(one, request.actor))
    return render(request, "returns/table.html", shown)


@needs("returns.seal")
def correct(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """GET asks why, POST seals the period anew; the former version stays."""
    one = access.filled(request, key, year, part, "returns.seal")
    if one.seal is None:
        return _not_sealed(request, one)
    form = WhyForm("更正", request.POST or None, longest=300)
    if request.method == "POST" and _is_seen(request, one, form):
        of = layout.of(one.office.pk, key)
        return _done(
            request, one, lambda: acts.correct(one.seal, of, by=request.actor, **form.cleaned_data)
        )
    said = "发更正版", "按现在的台账重新封账，成为新的一版；原来那一版照旧留着，随时能看。"
    return _asked(request, one, form, *said)


@needs("returns.seal")
def unseal(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """GET asks why, POST opens the period again."""
    one = access.filled(request, key, year, part, "returns.seal")
    if one.seal is None:
        return _not_sealed(request, one)
    form = WhyForm("撤销", request.POST or None)
    if request.method == "POST" and _is_seen(request, one, form):
        return _done(
            request, one, lambda: acts.unseal(one.seal, by=request.actor, **form.cleaned_data)
        )
    said = "撤销封账", "撤销后这一期重新跟着台账变，直到再次封账；封过的版本照旧留着。"
    return _asked(request, one, form, *said)


def _not_sealed(request: DeskRequest, one: Filled) -> HttpResponse:
    """The table, where nothing is to be asked. Raises Overtaken for who was asked before somebody opened the period."""
    if request.method == "POST":
        raise Overtaken(f"{one.period.label}刚刚由别人撤销了封账，没有再办")
    return redirect("returns:table", one.of.key, *calendar.named(one.period))


def _is_seen(request: DeskRequest, one: Filled, form: WhyForm) -> bool:
    """Whether the form may be taken: of the version that she saw."""
    if form.is_valid() and one.seal is not None and overtaken(request.POST, one.seal.version):
        form.add_error(None, OVERTAKEN)
    return form.is_valid()


def _done(request: DeskRequest, one: Filled, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
        messages.success(request, "已记下")
    except NotSealed as error:
        messages.error(request, str(error))
    return redirect("returns:table", one.of.key, *calendar.named(one.period))


def _asked(request: DeskRequest, one: Filled, form: WhyForm, title: str, text: str) -> HttpResponse:
    shown = vars(pages.head(one)) | {"form": form, "asked": title, "text": text}
    shown["has_errors"] = bool(form.errors)
    return render(request, "returns/asked.html", shown, status=422 if form.errors else 200)
