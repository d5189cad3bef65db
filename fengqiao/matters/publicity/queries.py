"""Named querysets of publicity. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, NullIf

from .models import Activity, Handout, Node, PlanItem, Post, Site, StockMovement
from .words import HANDED_OUT, Audience, Kind, Movement


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def nodes(office: UUID) -> QuerySet[Node]:
    """The calendar of an office, in the order of the year."""
    return Node.objects.filter(office=office, voided_on=None).order_by("month", "day", "id")


def plan_items(office: UUID) -> QuerySet[PlanItem]:
    """What the plans promise, this year's first."""
    return PlanItem.objects.filter(office=office, voided_on=None).order_by("-year", "id")


def held_in(period: Span) -> QuerySet[Activity]:
    """Activities and lectures for the public, held in the period. The staff's own count as study."""
    return Activity.objects.filter(
        voided_on=None,
        audience=Audience.PUBLIC,
        held_on__gte=period.start,
        held_on__lt=period.end,
    )


def interactive_in(period: Span) -> QuerySet[Activity]:
    """Those in which the public took part: answered, asked, tried."""
    return held_in(period).filter(is_interactive=True)


def told_by_effect_in(period: Span) -> QuerySet[Activity]:
    """Those whose effect somebody looked at, and how."""
    return held_in(period).exclude(effect="")


def lectures_in(period: Span) -> QuerySet[Activity]:
    return held_in(period).filter(kind=Kind.LECTURE)


def handed_out_in(period: Span, kinds: Iterable[str] = HANDED_OUT) -> QuerySet[Handout]:
    """What these activities handed out and is counted in 份; posters and banners stand apart."""
    return Handout.objects.filter(kind__in=list(kinds), activity__in=held_in(period))


def published_in(period: Span) -> QuerySet[Post]:
    return Post.objects.filter(
        voided_on=None, published_on__gte=period.start, published_on__lt=period.end
    )


def sites_on(day: date) -> QuerySet[Site]:
    """The sites that stood on a day."""
    open_then = Q(closed_on=None) | Q(closed_on__gt=day)
    built = Q(built_on=None) | Q(built_on__lte=day)
    return Site.objects.filter(open_then & built, voided_on=None)


def covered_in(period: Span) -> QuerySet[Node]:
    """Nodes of the calendar for which the public had an activity in the period."""
    held = held_in(period).filter(node=OuterRef("pk"))
    return Node.objects.filter(Exists(held), voided_on=None)


def all_nodes(period: Span) -> QuerySet[Node]:
    return Node.objects.filter(voided_on=None)


def times_of_nodes(office: UUID, year: int) -> dict[UUID, int]:
    """How many activities of a year each node had, planned ones aside."""
    held = Activity.objects.filter(office=office, voided_on=None, held_on__year=year)
    return dict(held.exclude(node=None).values_list("node").annotate(n=Count("pk")).order_by())


def plan_of(office: UUID, year: int) -> QuerySet[PlanItem]:
    """A year's plan, each item with how many activities were put to it: `done`."""
    done = Count("activities", filter=Q(activities__voided_on=None))
    return plan_items(office).filter(year=year).annotate(done=done)


def every_node(office: UUID) -> QuerySet[Node]:
    """The nodes that an office has or had, voided ones too."""
    return Node.objects.filter(office=office)


@dataclass(frozen=True)
class Stock:
    """A kind of material: received, handed out by activities, taken, lost; what must be left of it."""

    label: str
    received: int
    handed_out: int
    taken: int
    lost: int

    @property
    def left(self) -> int:
        return self.received - self.handed_out - self.taken - self.lost


def stock(office: UUID, words: Mapping[str, str]) -> list[Stock]:
    """Each kind of material. `words`: what the office calls each, its own words too."""
    said = Coalesce(NullIf("kind_own", Value("")), "kind")
    moved = StockMovement.objects.filter(office=office, voided_on=None)
    by_kind = {
        (kind, movement): n
        for kind, movement, n in moved.values_list(said, "movement")
        .annotate(n=Sum("quantity"))
        .order_by()
    }
    handed = Handout.objects.filter(office=office, activity__voided_on=None)
    out = dict(handed.values_list(said).annotate(n=Sum("quantity")).order_by())
    return [_kind(code, label, by_kind, out) for code, label in words.items()]


def _kind(kind: str, label: str, moved: dict[tuple[str, str], int], out: dict[str, int]) -> Stock:
    received, taken, lost = (moved.get((kind, one), 0) for one in Movement)
    return Stock(label, received, out.get(kind, 0), taken, lost)
