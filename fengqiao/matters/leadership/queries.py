"""Named querysets of leadership. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from fengqiao.trunk.people.actors import Actor

from .models import (
    AgendaItem,
    AppraisalScheme,
    DutyItem,
    Evidence,
    Meeting,
    PersonalAct,
    PlanItem,
    Shortcoming,
    ShufaReport,
    SuperiorDocument,
    Task,
    Urging,
)
from .words import OPEN_STAGES, Kind, Stage


class Span(Protocol):
    """A half-open run of days, [start, end)."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def meetings() -> QuerySet[Meeting]:
    """Meetings that count: what was voided does not."""
    return Meeting.objects.filter(voided_on=None)


def meetings_in(period: Span) -> QuerySet[Meeting]:
    return meetings().filter(held_on__gte=period.start, held_on__lt=period.end)


def law_meetings_in(period: Span) -> QuerySet[Meeting]:
    """Meetings of the period with at least one item about the rule of law, each once."""
    law = AgendaItem.objects.filter(is_law=True).values("meeting")
    return meetings_in(period).filter(pk__in=law)


def items() -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting__voided_on=None)


def law_items_in(period: Span, kind: str = "") -> QuerySet[AgendaItem]:
    """Agenda items about the rule of law whose meeting was held in the period, of a kind when one is given."""
    rows = items().filter(
        is_law=True, meeting__held_on__gte=period.start, meeting__held_on__lt=period.end
    )
    return rows.filter(kind=kind) if kind else rows


def issues_resolved_in(period: Span) -> QuerySet[AgendaItem]:
    """Major issues that were solved in the period, whenever they were studied."""
    return items().filter(
        is_law=True,
        kind=Kind.ISSUE,
        resolved_on__gte=period.start,
        resolved_on__lt=period.end,
    )


def recent_items(office: UUID) -> QuerySet[AgendaItem]:
    """Agenda items that something may be tied to, the latest meeting first."""
    rows = items().filter(office=office).select_related("meeting")
    return rows.order_by("-meeting__held_on", "-meeting_id", "position")


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting with what followed from them, in a constant number of queries."""
    return (
        AgendaItem.objects.filter(meeting=meeting)
        .prefetch_related(
            Prefetch("tasks", tasks().order_by("due_on", "id")),
            Prefetch("documents", SuperiorDocument.objects.filter(voided_on=None)),
            Prefetch("personal_acts", PersonalAct.objects.filter(voided_on=None)),
        )
        .order_by("position", "id")
    )


def documents_list(office: UUID) -> QuerySet[SuperiorDocument]:
    return SuperiorDocument.objects.filter(office=office, voided_on=None).order_by(
        "-received_on", "-id"
    )


def documents_conveyed_in(period: Span) -> QuerySet[SuperiorDocument]:
    """Superior documents conveyed at a meeting of the period."""
    return SuperiorDocument.objects.filter(
        voided_on=None,
        conveyed_at__meeting__voided_on=None,
        conveyed_at__meeting__held_on__gte=period.start,
        conveyed_at__meeting__held_on__lt=period.end,
    )


def tasks() -> QuerySet[Task]:
    """Tasks with what a page of them shows, in a constant number of queries."""
    return Task.objects.filter(voided_on=None).select_related(
        "owner", "agenda_item__meeting", "document", "plan_item__answers"
    )


def open_tasks() -> QuerySet[Task]:
    return tasks().filter(stage__in=OPEN_STAGES)


def assigned_in(period: Span) -> QuerySet[Task]:
    return (
        tasks()
        .exclude(stage=Stage.CANCELLED)
        .filter(registered_on__gte=period.start, registered_on__lt=period.end)
    )


def finished_in(period: Span) -> QuerySet[Task]:
    """Tasks done in the period. Old ledgers say only that a task is done: then the day of assignment counts."""
    ended = Coalesce(F("closed_on"), F("registered_on"))
    return (
        tasks()
        .filter(stage=Stage.DONE)
        .annotate(ended_on=ended)
        .filter(ended_on__gte=period.start, ended_on__lt=period.end)
    )


def urged_in(period: Span) -> QuerySet[Urging]:
    return Urging.objects.filter(
        task__voided_on=None, on__gte=period.start, on__lt=period.end
    ).select_related("task")


def personal_acts_in(period: Span) -> QuerySet[PersonalAct]:
    return PersonalAct.objects.filter(
        voided_on=None, on__gte=period.start, on__lt=period.end
    ).select_related("agenda_item__meeting", "person")


def shufa_in(period: Span) -> QuerySet[ShufaReport]:
    """述法 of the years that the period touches, by the year it is about."""
    return ShufaReport.objects.filter(
        voided_on=None, held_on__gte=period.start, held_on__lt=period.end
    )


def schemes_in(period: Span) -> QuerySet[AppraisalScheme]:
    return AppraisalScheme.objects.filter(
        voided_on=None, adopted_on__gte=period.start, adopted_on__lt=period.end
    )


def plan_of(year: int) -> QuerySet[PlanItem]:
    """A year's plan with what it answers, and how many of its tasks there are and are done."""
    real = ~Q(tasks__stage=Stage.CANCELLED) & Q(tasks__voided_on=None)
    return (
        PlanItem.objects.filter(voided_on=None, year=year)
        .select_related("answers", "carried_from")
        .annotate(
            task_count=Count("tasks", filter=real, distinct=True),
            done_count=Count("tasks", filter=real & Q(tasks__stage=Stage.DONE), distinct=True),
        )
        .order_by("position", "id")
    )


def plan_items_in(period: Span) -> QuerySet[PlanItem]:
    """The plan items of the years that begin in the period."""
    return PlanItem.objects.filter(
        voided_on=None, year__gte=period.start.year, year__lt=(period.end - timedelta(1)).year + 1
    )


def plan_items(office: UUID) -> QuerySet[PlanItem]:
    return PlanItem.objects.filter(office=office, voided_on=None).order_by(
        "-year", "position", "id"
    )


def shortcomings_of(year: int) -> QuerySet[Shortcoming]:
    return (
        Shortcoming.objects.filter(voided_on=None, year=year)
        .prefetch_related("figures", "answers")
        .order_by("position", "id")
    )


def shortcomings(office: UUID) -> QuerySet[Shortcoming]:
    return Shortcoming.objects.filter(office=office, voided_on=None).order_by(
        "-year", "position", "id"
    )


def answers_to(shortcoming: Shortcoming) -> QuerySet[PlanItem]:
    """The plan items that answer a shortcoming."""
    rows = PlanItem.objects.filter(answers=shortcoming, voided_on=None)
    return rows.select_related("answers").order_by("year", "position", "id")


def duties_of(year: int) -> QuerySet[DutyItem]:
    return (
        DutyItem.objects.filter(voided_on=None, year=year)
        .prefetch_related("measures", "evidences")
        .order_by("position", "code")
    )


def evidences_of(task: Task) -> QuerySet[Evidence]:
    return Evidence.objects.filter(task=task).select_related("file").order_by("on", "id")


def evidences_of_many(tasks: Iterable[UUID]) -> QuerySet[Evidence]:
    return Evidence.objects.filter(task__in=list(tasks)).select_related("file").order_by("on", "id")


def urgings_of(task: Task) -> QuerySet[Urging]:
    return Urging.objects.filter(task=task).order_by("on", "id")


def same_list(task: Task) -> QuerySet[Task]:
    """The other open tasks of the same owner: a person's tasks, or those of the department named."""
    rows = open_tasks().exclude(pk=task.pk)
    if task.owner_id:
        return rows.filter(owner=task.owner_id)
    return rows.filter(owner=None, owner_text=task.owner_text)


def of_owner(person: UUID) -> QuerySet[Task]:
    return open_tasks().filter(owner=person)


def due_by(on: date, days: int) -> QuerySet[Task]:
    """Open tasks that are overdue or due within so many days, the longest overdue first."""
    return open_tasks().filter(due_on__lte=on + timedelta(days)).order_by("due_on", "id")


def stuck(on: date) -> QuerySet[Task]:
    """Open tasks that do not move: urged and still open, or two weeks after assignment not begun."""
    begun_late = Q(stage=Stage.ASSIGNED, registered_on__lte=on - timedelta(14))
    found = open_tasks().filter(Q(urged_count__gt=0) | begun_late)
    return found.order_by("registered_on", "id")


def waiting_for(actor: Actor) -> QuerySet[Task]:
    """Open tasks that are this person's own."""
    return of_owner(actor.person) if actor.person else Task.objects.none()
