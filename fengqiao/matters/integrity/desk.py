"""The door of integrity: the evidence of a year, posts made of declarations, the notices."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.procedures import registration
from fengqiao.ground.dates import known_year
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people.access import DeskRequest, look, needs
from fengqiao.trunk.people.acts import Barred

from . import acts, queries
from .forms import NoticeForm, SeatForm
from .models import Declaration
from .registers import evidence as evidences


@needs("integrity.read")
def evidence(request: DeskRequest) -> HttpResponse:
    year = _year(request)
    shown = {
        "found": evidences.of_year(request.actor.office, year),
        "year": year,
        "before": year - 1,
        "after": year + 1 if year < timezone.localdate().year else None,
        "may_keep": request.actor.may("integrity.keep"),
        "may_seat": request.actor.may(acts.SEATS),
        "may_notices": request.actor.may(acts.NOTICES),
    }
    return render(request, "integrity/evidence.html", shown)


@needs("people.manage")
def seat(request: DeskRequest) -> HttpResponse:
    """GET shows who declared without a leader's post; POST makes their posts, in one deed."""
    year, declared = _year(request), _unlisted(request)
    people = {one.person_text: one.post_title for one in declared}
    form = SeatForm(people, request.POST or None, initial={"names": list(people)})
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in declared if one.person_text in form.cleaned_data["names"]]
        try:
            made = acts.seat(chosen, still=form.cleaned_data["still"] == "yes", by=request.actor)
            messages.success(request, f"已给 {len(made)} 人补建领导干部岗位")
            return redirect("desk:people")
        except (acts.Ambiguous, Barred) as why:
            form.add_error("names", str(why))
    shown = {"form": form, "year": year, "people": people, "has_errors": bool(form.errors)}
    return render(request, "integrity/seat.html", shown, status=422 if form.errors else 200)


@needs("integrity.notices")
def notices(request: DeskRequest) -> HttpResponse:
    """GET stores who looks, and shows the notices; POST records one."""
    form = NoticeForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        acts.record_notice(**form.cleaned_data, by=request.actor)
        messages.success(request, "已登记：只记文号、机关和日期")
        return redirect("integrity:notices")
    look(request, Look.OPENED)
    found = queries.notices(request.actor.office)
    undo = registration.offer_last(acts.RECEIPT, found, request.actor, timezone.now())
    shown = {"form": form, "notices": found[:200], "undo": undo, "has_errors": bool(form.errors)}
    return render(request, "integrity/notices.html", shown, status=422 if form.errors else 200)


@needs("integrity.notices")
@require_POST
def void_notice(request: DeskRequest, pk: UUID) -> HttpResponse:
    notice = get_object_or_404(queries.notices(request.actor.office), pk=pk)
    acts.void_notice(notice, by=request.actor, reason="登记错了")
    messages.success(request, "已作废，不再算收到过")
    return redirect("integrity:notices")


@needs("integrity.notices")
@require_POST
def take_back_notice(request: DeskRequest, pk: UUID) -> HttpResponse:
    notice = get_object_or_404(queries.notices(request.actor.office), pk=pk)
    registration.take_back(acts.RECEIPT, notice, by=request.actor, at=timezone.now())
    messages.success(request, "已撤销登记，不再算收到过")
    return redirect("integrity:notices")


def _unlisted(request: DeskRequest) -> list[Declaration]:
    """A year's declarations of those who are on no leader's post of that year."""
    year, office = _year(request), request.actor.office
    found = evidences.of_year(office, year)
    return [one for one in found.declared if one.person_text in found.others]


def _year(request: DeskRequest) -> int:
    asked = request.GET.get("year", "")
    return known_year(asked) if asked else timezone.localdate().year
