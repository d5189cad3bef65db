"""Named querysets of study. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from fengqiao.trunk.people.models import Post

from .models import Attendee, CoveredItem, Exam, ListItem, MetItem, PlanItem, Session
from .words import SEMINARS, STAFF, Content, Group, Kind, Recorded


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def held_in(period: Span) -> QuerySet[Session]:
    """Every session of the period, of either ledger."""
    return Session.objects.filter(voided_on=None, held_on__gte=period.start, held_on__lt=period.end)


def staff_trainings_in(period: Span) -> QuerySet[Session]:
    """Sessions for street and community staff; what the centre group studies is another number."""
    return held_in(period).filter(group=Group.STAFF, audience__in=STAFF)


def center_group_in(period: Span) -> QuerySet[Session]:
    return held_in(period).filter(group=Group.CENTER)


def counted(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Sessions that say both who was due and who came."""
    return sessions.filter(due__isnull=False, attended__isnull=False)


def of_kinds(period: Span, kinds: Iterable[str]) -> QuerySet[Session]:
    return held_in(period).filter(kind__in=list(kinds))


def seminars_in(period: Span) -> QuerySet[Session]:
    return of_kinds(period, SEMINARS)


def lectures_in(period: Span) -> QuerySet[Session]:
    return staff_trainings_in(period).filter(kind=Kind.LECTURE)


def about(period: Span, content: Content) -> QuerySet[Session]:
    """Sessions of one kind of content, in whichever form; a session counts once."""
    return held_in(period).filter(content=content)


def list_items(office: UUID) -> QuerySet[ListItem]:
    """The must-know lists, this year's first."""
    return ListItem.objects.filter(office=office, voided_on=None).order_by("-year", "id")


def plan_items(office: UUID) -> QuerySet[PlanItem]:
    """The yearly plans, this year's first."""
    return PlanItem.objects.filter(office=office, voided_on=None).order_by("-year", "id")


def listed_on(day: date) -> QuerySet[ListItem]:
    """The must-know list of a day's year."""
    return ListItem.objects.filter(voided_on=None, year=day.year)


def planned_on(day: date) -> QuerySet[PlanItem]:
    """The plan of a day's year."""
    return PlanItem.objects.filter(voided_on=None, year=day.year)


def approved_on(day: date) -> QuerySet[PlanItem]:
    """Lines of the year's plan that had been approved by a day."""
    return planned_on(day).filter(approved_on__lte=day)


def roster_on(day: date) -> QuerySet[Post]:
    """The posts that hold on a day: who is to study."""
    still = Q(ends_on=None) | Q(ends_on__gt=day)
    return Post.objects.filter(still, starts_on__lte=day, person__is_system=False)


def reached_on(day: date) -> QuerySet[Post]:
    """Those of the roster whose name stands among who studied since the year began; who made it up later too."""
    studied = Attendee.objects.filter(
        session__voided_on=None,
        session__held_on__year=day.year,
        session__held_on__lte=day,
    )
    return roster_on(day).filter(person__name__in=studied.values("name"))


def covered_on(day: date) -> QuerySet[ListItem]:
    """Items of the list that were done by a day."""
    return listed_on(day).filter(_done(CoveredItem, "item", day))


def met_on(day: date) -> QuerySet[PlanItem]:
    """Lines of the plan that were done by a day."""
    return planned_on(day).filter(_done(MetItem, "line", day))


def _done(link: Any, name: str, day: date) -> Q:
    """Recorded as done, or put to a session that stands and was held by that day."""
    held = link.objects.filter(
        session__voided_on=None, session__held_on__lte=day, **{name: OuterRef("pk")}
    )
    return Q(recorded=Recorded.DONE) | Q(Exists(held))


def with_sessions(items: QuerySet[Any]) -> QuerySet[Any]:
    """The items of a list or plan with the sessions that were put to them, in two more queries."""
    link = items.model._meta.get_field("sessions").related_model
    standing = link.objects.filter(session__voided_on=None).select_related("session")
    return items.prefetch_related(Prefetch("sessions", standing.order_by("session__held_on")))


def sessions_of_year(office: UUID, year: int) -> QuerySet[Session]:
    """The sessions among which what a list or plan says is looked for."""
    standing = Session.objects.filter(office=office, voided_on=None, held_on__year=year)
    return standing.order_by("held_on", "id")


def exams_in(period: Span) -> QuerySet[Exam]:
    return Exam.objects.filter(voided_on=None, held_on__gte=period.start, held_on__lt=period.end)


def passed_in(period: Span) -> QuerySet[Exam]:
    """Exams that say how many passed."""
    return exams_in(period).filter(passed__isnull=False)


def excellent_in(period: Span) -> QuerySet[Exam]:
    """Exams that say how many were excellent."""
    return exams_in(period).filter(excellent__isnull=False)
