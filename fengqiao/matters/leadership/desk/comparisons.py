"""The two sheets of the year: duty × evidence × gap, and plan against done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fengqiao.ground.dates import known_year
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import queries
from ..models import DutyItem, Evidence, Shortcoming
from ..registers.measured import Reading, Readings
from ..registers.panels import Done, Measured, done_of, measures_of
from ..words import Duty


@dataclass(frozen=True)
class DutyLine:
    """A duty with what shows that it was done; `ok` where nothing is missing, `nothing` where all is."""

    duty: DutyItem
    url: str
    measures: list[Measured]
    evidences: list[Evidence]
    ok: bool
    nothing: bool


@dataclass(frozen=True)
class Owned:
    """A shortcoming that the year before owned up to: its figures by year, and (text, year, page) of each
    answer."""

    one: Shortcoming
    url: str
    readings: tuple[tuple[int, Reading], ...]
    answers: tuple[tuple[str, int, str], ...]


@needs("leadership.read")
def gaps(request: DeskRequest) -> HttpResponse:
    """Each duty of the year with what shows that it was done, and what is missing."""
    year = _year(request)
    readings = Readings(request.actor.office)
    duties = [_duty(duty, readings) for duty in queries.duties_of(year)]
    shown = {
        "year": year,
        "years": _years(year),
        "groups": [(who.label, [d for d in duties if d.duty.whose == who]) for who in Duty],
        "lacking": sum(1 for duty in duties if not duty.ok),
        "count": len(duties),
    }
    return render(request, "leadership/gaps.html", shown)


@needs("leadership.read")
def loop(request: DeskRequest) -> HttpResponse:
    """The plan of a year against its figures, and what the year before owned up to."""
    year = _year(request)
    readings = Readings(request.actor.office)
    plan = [done_of(item, readings) for item in queries.plan_of(year)]
    shown = {
        "year": year,
        "years": _years(year),
        "sections": _by_section(plan),
        "count": len(plan),
        "done": sum(1 for one in plan if one.is_done),
        "shortcomings": [_shortcoming(one, readings) for one in queries.shortcomings_of(year - 1)],
        "may_keep": request.actor.may("leadership.keep"),
    }
    return render(request, "leadership/loop.html", shown)


def _duty(duty: DutyItem, readings: Readings) -> DutyLine:
    measures = measures_of(duty, readings)
    evidences = list(duty.evidences.all())
    shown = any(one.ok for one in measures) or bool(evidences)
    return DutyLine(
        duty,
        reverse("leadership.duties:show", args=[duty.pk]),
        measures,
        evidences,
        ok=shown and all(one.ok for one in measures),
        nothing=not shown,
    )


def _by_section(plan: Iterable[Done]) -> list[tuple[str, list[Done]]]:
    sections: dict[str, list[Done]] = {}
    for one in plan:
        sections.setdefault(one.item.section, []).append(one)
    return list(sections.items())


def _shortcoming(one: Shortcoming, readings: Readings) -> Owned:
    return Owned(
        one,
        reverse("leadership.shortcomings:show", args=[one.pk]),
        tuple((row.year, readings.of(row.figure, row.year)) for row in one.figures.all()),
        tuple(
            (str(item), item.year, reverse("leadership.plan:show", args=[item.pk]))
            for item in one.answers.all()
            if item.voided_on is None
        ),
    )


def _year(request: DeskRequest) -> int:
    return known_year(request.GET.get("year") or timezone.localdate().year)


def _years(year: int) -> list[tuple[int, bool]]:
    this = timezone.localdate().year
    return [(one, one == year) for one in sorted({*range(this - 4, this + 2), year}, reverse=True)]
