"""The page of the rollover: what would go on into the next year, ticked; yes; and the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from fengqiao.ground.dates import known_year
from fengqiao.trunk.people.access import DeskRequest, needs

from . import acts
from .carried import Carried, NotCarried
from .models import Rollover

AUTUMN = 9


@dataclass(frozen=True)
class Group:
    """What goes on of one kind: each row as (what its tick says, its name, whether it is ticked)."""

    label: str
    may: bool
    rows: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Shown:
    """What the page shows. `any`: whether there is anything to carry; `years` to choose from, and which it is."""

    year: int
    groups: tuple[Group, ...]
    any: bool
    years: tuple[tuple[int, bool], ...]
    former: QuerySet[Rollover]


@needs("rollover.carry")
def rollover(request: DeskRequest, carried: Sequence[Carried]) -> HttpResponse:
    """GET shows what the year hands on and what was carried before; POST carries what is ticked."""
    year = _year(request)
    if request.method == "POST":
        try:
            done = acts.carry(_ticked(request), carried, year, year + 1, by=request.actor)
            messages.success(request, f"{done}：共 {sum(done.counts.values())} 条")
            return redirect("rollover:rollover")
        except NotCarried as why:
            messages.error(request, str(why))
    shown = _shown(request, carried, year)
    return render(request, "rollover/rollover.html", vars(shown))


@needs("rollover.carry")
def undo(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks once more, POST takes the rollover back as a whole, or says why not."""
    one = get_object_or_404(Rollover.objects.all(), pk=pk)
    if request.method != "POST":
        return render(request, "rollover/undo.html", {"rollover": one})
    try:
        count = acts.undo(one, by=request.actor)
        messages.success(request, f"已撤销，{count} 条记录不再保留；办理记录里留有来去")
    except NotCarried as why:
        messages.error(request, str(why))
    return redirect("rollover:rollover")


def _shown(request: DeskRequest, carried: Sequence[Carried], year: int) -> Shown:
    groups = tuple(_group(one, request, year) for one in carried)
    return Shown(
        year,
        groups,
        any(group.rows for group in groups),
        tuple((one, one == year) for one in _years(year)),
        Rollover.objects.order_by("-id")[:10],
    )


def _group(one: Carried, request: DeskRequest, year: int) -> Group:
    may = request.actor.may(one.power)
    rows = one.rows(request.actor.office, year, year + 1) if may else ()
    told = ((f"{one.key} {row.pk}", one.name(row), one.chosen(row)) for row in rows)
    return Group(one.label, may, tuple(told))


def _ticked(request: DeskRequest) -> dict[str, set[UUID]]:
    """The ids that were ticked, by what they are; what is no id of ours is left aside."""
    found: dict[str, set[UUID]] = defaultdict(set)
    for said in request.POST.getlist("row"):
        key, _, pk = said.partition(" ")
        try:
            found[key].add(UUID(pk))
        except ValueError:
            continue
    return found


def _year(request: DeskRequest) -> int:
    year = known_year(request.GET.get("year") or _ending(timezone.localdate()))
    known_year(year + 1)  # what is carried over stands in the year after
    return year


def _ending(today: date) -> int:
    """The year that ends: the one before, until autumn; then this one."""
    return today.year if today.month >= AUTUMN else today.year - 1


def _years(year: int) -> list[int]:
    this = timezone.localdate().year
    return sorted({*range(this - 3, this + 1), year}, reverse=True)
