"""The office's calendar: the days of a year that differ from their weekday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.terms.lists import Seed, Seeded
from fengqiao.ground import workdays
from fengqiao.ground.dates import known_year
from fengqiao.trunk.divisions import acts, queries
from fengqiao.trunk.divisions.models import SpecialDay
from fengqiao.trunk.people.access import needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.clash import expect

from .forms import DayForm, RemoveDayForm

ASK_FROM_MONTH = 11


@dataclass(frozen=True)
class YearPage:
    """A year's days, what its notice lacks, and the years beside it; `year_missing` is next year when it is late."""

    year: int
    years: range
    days: QuerySet[SpecialDay]
    lacking: list[str]
    year_missing: int | None


@needs("calendar.manage")
def calendar(request: HttpRequest) -> HttpResponse:
    """GET shows a year, POST marks one day; open deadlines of the office are reckoned anew with it."""
    office, on = request.actor.office, timezone.localdate()
    form = DayForm(request.POST or None, lambda day: queries.special_day(office, day))
    if request.method == "POST" and form.is_valid():
        _mark(request, form.cleaned_data["day"], form.is_workday(), form.cleaned_data["label"])
        return _year_page(form.cleaned_data["day"].year)
    shown = vars(_year(office, known_year(request.GET.get("year") or on.year), on))
    shown |= {"form": form, "has_errors": bool(form.errors)}
    return render(request, "desk/calendar.html", shown, status=422 if form.errors else 200)


@require_POST
@needs("calendar.manage")
def remove_day(request: HttpRequest) -> HttpResponse:
    """This will make a day an ordinary one of its weekday again."""
    form = RemoveDayForm(request.POST)
    if not form.is_valid():
        return redirect("desk:calendar")
    day = form.cleaned_data["day"]
    row = queries.special_day(request.actor.office, day)
    if row is not None:
        expect(request.POST, row.is_workday, row.label)
    _mark(request, day, None, "")
    return _year_page(day.year)


def _year(office: UUID, year: int, on: date) -> YearPage:
    return YearPage(
        year,
        range(on.year - 2, on.year + 2),
        queries.special_days(office, year),
        queries.lacking_days(office, year),
        year_missing(office, on),
    )


def year_missing(office: UUID, on: date) -> int | None:
    """Next year, when it is November or later and the table has not all of it: clocks will need it."""
    if on.month < ASK_FROM_MONTH or not queries.lacking_days(office, on.year + 1):
        return None
    return on.year + 1


def _lacking(office: UUID) -> list[Seed]:
    """This year's and the next one's notice, where the product holds it and the table has not all of it."""
    this = timezone.localdate().year
    return [
        Seed(str(year), f"{year} 年放假和调休安排", "国务院办公厅的通知，随版本带来")
        for year in (this, this + 1)
        if year in workdays.known_years() and queries.lacking_days(office, year)
    ]


def _entered(by: Actor, code: str) -> None:
    """This will enter the days off and make-up workdays that a year lacks; open deadlines are reckoned anew. What
    the office made of a day stays."""
    rows = workdays.seed_rows([int(code)])
    held = {row.day for row in queries.special_days(by.office, int(code))}
    days = [(r.on, r.kind == workdays.MAKEUP, r.label) for r in rows if r.on not in held]
    acts.mark_days(queries.office(by.office), days, by=by.under("calendar.manage"))


YEARS = Seeded(
    key="divisions.special_days",
    label="节假日与调休",
    power="calendar.manage",
    lacking=_lacking,
    entered=_entered,
)


def _mark(request: HttpRequest, day: date, is_workday: bool | None, label: str) -> None:
    office = queries.office(request.actor.office)
    acts.mark_days(office, [(day, is_workday, label)], by=request.actor.under("calendar.manage"))
    messages.success(request, f"{day:%Y-%m-%d} 已保存，没办结的期限已重新计算")


def _year_page(year: int) -> HttpResponse:
    return redirect(f"{reverse('desk:calendar')}?year={year}")
