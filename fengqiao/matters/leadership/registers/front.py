"""The one page of who leads: what is due, what is stuck, what waits for me; and the two sheets of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.people.actors import Actor

from .. import queries
from .panels import Tasks, rows

FEW = 8
SOON = 7


@dataclass(frozen=True)
class Sheets(Shown):
    """The sheets of the year: what each is called, its page, what it says."""

    sheets: tuple[tuple[str, str, str], ...]


def brief(actor: Actor) -> Iterator[Panel]:
    """At most a few rows a panel, the rest behind a link."""
    on = timezone.localdate()
    lists = reverse("leadership.tasks:list")
    late = list(queries.due_by(on, SOON)[: FEW + 1])
    stuck = list(queries.stuck(on)[: FEW + 1])
    mine = list(queries.waiting_for(actor).order_by("due_on", "id")[: FEW + 1])
    for title, found, none in (
        ("一周内到期和已超期", late, "一周内没有到期的，也没有超期的。"),
        ("卡住的", stuck, "没有督办过还没办完的，也没有交办两周还没动的。"),
        ("等我办的", mine, "没有交给您的任务。"),
    ):
        shown = Tasks(rows(found[:FEW]), none, more=lists if found[FEW:] else "")
        yield Panel(title, "leadership/_tasks.html", shown)
    if actor.may("leadership.read"):
        sheets = (
            (f"{on.year} 年职责对照", reverse("leadership:gaps"), "每一项职责有什么凭据、还缺什么"),
            (
                f"{on.year} 年计划对照",
                reverse("leadership:loop"),
                "去年的不足、今年的计划、现在的指标",
            ),
        )
        yield Panel("全年两张表", "leadership/_sheets.html", Sheets(sheets))
