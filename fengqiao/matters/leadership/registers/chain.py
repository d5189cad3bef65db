"""The loop of the year seen from any of its rings: 不足 → 计划 → 议题、文件 → 任务 → 佐证 → 指标.

Every ring that is there is a link; a ring that is missing says so, so that the loop is closed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .. import queries
from ..models import AgendaItem, PlanItem, Shortcoming, SuperiorDocument, Task
from .measured import Readings


@dataclass(frozen=True)
class Ring:
    """One ring: its name, what stands there as (text, url), and what to say when nothing does."""

    name: str
    links: Sequence[tuple[str, str]]
    missing: str
    here: bool = False


def of_task(task: Task) -> list[Ring]:
    plans = [task.plan_item] if task.plan_item is not None else []
    answered = [plan.answers for plan in plans if plan.answers is not None]
    return [
        _shortcomings(answered),
        _plans(plans),
        _origins([task.agenda_item], [task.document]),
        Ring("任务", [(task.title, "")], "", here=True),
        _evidences([task]),
        _figures(task.office, plans),
    ]


def of_plan(item: PlanItem, tasks: Sequence[Task]) -> list[Ring]:
    answered = [item.answers] if item.answers is not None else []
    return [
        _shortcomings(answered),
        Ring("计划", [(str(item), "")], "", here=True),
        _origins([one.agenda_item for one in tasks], [one.document for one in tasks]),
        _tasks(tasks),
        _evidences(tasks),
        _figures(item.office, [item]),
    ]


def of_shortcoming(one: Shortcoming, answers: Sequence[PlanItem]) -> list[Ring]:
    tasks = list(queries.tasks().filter(plan_item__in=[item.pk for item in answers]))
    return [
        Ring("不足", [(one.heading, "")], "", here=True),
        _plans(answers),
        _origins([task.agenda_item for task in tasks], [task.document for task in tasks]),
        _tasks(tasks),
        _evidences(tasks),
        _figures(one.office, answers),
    ]


def _shortcomings(found: Iterable[Shortcoming]) -> Ring:
    links = [
        (f"{one.year}年：{one.heading}", reverse("leadership.shortcomings:show", args=[one.pk]))
        for one in found
    ]
    return Ring("不足", links, "没有针对的不足")


def _plans(found: Iterable[PlanItem]) -> Ring:
    links = [
        (f"{one.year}年：{one}", reverse("leadership.plan:show", args=[one.pk])) for one in found
    ]
    return Ring("计划", links, "没有列入计划")


def _origins(
    items: Iterable[AgendaItem | None], documents: Iterable[SuperiorDocument | None]
) -> Ring:
    links = {
        one.pk: (
            f"{one.meeting.held_on} {one.topic}",
            reverse("leadership:item", args=[one.pk]),
        )
        for one in items
        if one is not None
    }
    links |= {
        one.pk: (one.title, reverse("leadership.documents:show", args=[one.pk]))
        for one in documents
        if one is not None
    }
    return Ring("议题、文件", list(links.values()), "没有上会，也不来自文件")


def _tasks(found: Iterable[Task]) -> Ring:
    links = [
        (
            f"{one.title}（{one.get_stage_display()}）",
            reverse("leadership.tasks:show", args=[one.pk]),
        )
        for one in found
    ]
    return Ring("任务", links, "还没有落成任务")


def _evidences(tasks: Sequence[Task]) -> Ring:
    found = queries.evidences_of_many(one.pk for one in tasks)
    links = [
        (one.text or one.link_label or (one.file.name if one.file else ""), _place(one.task_id))
        for one in found
    ]
    return Ring("佐证", links, "还没有佐证")


def _place(task: Any) -> str:
    return reverse("leadership.tasks:show", args=[task])


def _figures(office: Any, plans: Iterable[PlanItem]) -> Ring:
    readings = Readings(office)
    told = [(item, readings.of(item.figure, item.year)) for item in plans if item.figure]
    links = [
        (f"{item.year}年{reading.label}：{reading.said}" + _aim(item), reading.url)
        for item, reading in told
    ]
    return Ring("指标", links, "不用指标衡量")


def _aim(item: PlanItem) -> str:
    return f"（目标 {item.target.normalize():f}）" if item.target is not None else ""
