"""What publicity adds to its ledgers' pages: the year's calendar with its gaps, plan against done, stock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from fengqiao.engines.figures import Figure
from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.engines.registers.shelf import Shelf
from fengqiao.engines.terms import queries as terms
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.kit import Reminder

from .. import acts, queries, registers
from ..models import Node, PlanItem
from ..words import Signal
from .hot_spots import HotSpot, hot_spots

SOON = timedelta(days=45)


@dataclass(frozen=True)
class Coming:
    """A node as it stands this year: when, how many activities it had, and whether it is time for one."""

    node: Node
    begins_on: date
    ends_on: date
    times: int
    is_time: bool
    is_over: bool

    @property
    def url(self) -> str:
        """Its activities, or the form for the first."""
        if self.times:
            return f"{reverse('publicity.activities:list')}?{urlencode({'node': self.node.pk})}"
        begun = {"node": self.node.pk, "norms": self.node.norms, "signal": Signal.DAY.value}
        return f"{reverse('publicity.activities:add')}?{urlencode(begun)}"


@dataclass(frozen=True)
class Calendar(Shown):
    """The nodes of a year as they stand on a day."""

    nodes: tuple[Coming, ...]
    on: date
    may_keep: bool

    @property
    def covered(self) -> int:
        return sum(1 for one in self.nodes if one.times)

    @property
    def now(self) -> list[Coming]:
        return [one for one in self.nodes if one.is_time]

    @property
    def soon(self) -> list[Coming]:
        until = self.on + SOON
        return [one for one in self.nodes if self.on < one.begins_on <= until and not one.is_time]

    @property
    def missed(self) -> list[Coming]:
        return [one for one in self.nodes if one.is_over and not one.times]


@dataclass(frozen=True)
class HotSpots(Shown):
    spots: tuple[HotSpot, ...]
    may_keep: bool


@dataclass(frozen=True)
class Plan(Shown):
    """The year's plan, each item with how many activities were put to it."""

    items: tuple[PlanItem, ...]


@dataclass(frozen=True)
class Stock(Shown):
    """What is left of each kind of material."""

    kinds: tuple[queries.Stock, ...]


def coming(office: Any, on: date) -> list[Coming]:
    """Every node of the year in its order, as it stands on a day."""
    times = queries.times_of_nodes(office, on.year)
    return [
        Coming(
            node,
            node.begins_on(on.year),
            node.ends_on(on.year),
            times.get(node.pk, 0),
            is_time=node.prepared_from(on.year) <= on <= node.ends_on(on.year),
            is_over=node.ends_on(on.year) < on,
        )
        for node in queries.nodes(office)
    ]


def panels(disputes: Figure, by: tuple[str, str], actor: Actor) -> Iterator[Panel]:
    on, office = timezone.localdate(), actor.office
    year = coming(office, on)
    yield Panel(
        f"{on.year} 年普法日历",
        "publicity/_calendar.html",
        Calendar(tuple(year), on, actor.may("publicity.keep")),
    )
    if actor.may("figures.read") and (spots := hot_spots(disputes, by, office, on)):
        shown = HotSpots(tuple(spots), actor.may("publicity.keep"))
        yield Panel("纠纷多发，适合去讲", "publicity/_hot_spots.html", shown)
    if plan := tuple(queries.plan_of(office, on.year)):
        yield Panel(f"{on.year} 年计划与完成", "publicity/_plan.html", Plan(plan))
    held = tuple(
        one
        for one in queries.stock(office, terms.labels(office, "publicity.material"))
        if one.received or one.handed_out or one.taken
    )
    if held:
        yield Panel("宣传品结存", "publicity/_stock.html", Stock(held))


def ahead(actor: Actor, on: date) -> list[Reminder]:
    """What Today reminds of: nodes whose time has come and that have no activity yet."""
    if not actor.may("publicity.keep"):
        return []
    return [
        Reminder(f"{one.node.name}（{one.node.when}）还没有安排活动", one.url, one.begins_on)
        for one in coming(actor.office, on)
        if one.is_time and not one.times
    ]


@needs("publicity.keep")
@require_POST
def fill_calendar(request: DeskRequest) -> HttpResponse:
    """This will put the usual days into an empty calendar."""
    office = divisions.office(request.actor.office)
    count = acts.found_calendar(office, by=request.actor.under("publicity.keep"))
    said = f"已装入 {count} 个常用节点，可以改、可以作废" if count else "日历里已经有节点，没有再装"
    messages.success(request, said)
    return redirect("publicity.nodes:list")


def shelf(disputes: Figure, by: tuple[str, str]) -> Shelf:
    """Publicity's ledgers. `disputes` is a figure told by community and kind: where it stands out, law is to
    be explained."""
    return Shelf(
        "publicity",
        "普法",
        registers.REGISTERS,
        hint="办了就记，一次一条；次数、份数、人次由这些记录自己加出来。",
        panels=partial(panels, disputes, by),
    )
