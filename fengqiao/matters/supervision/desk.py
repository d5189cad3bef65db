"""The staff's door to supervision: the page of what came in, and its clock day by day. Lists, forms and exports
are the ledger's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import case_page, way
from fengqiao.engines.procedures import pages as procedure_pages
from fengqiao.engines.registers import registration
from fengqiao.engines.registers.pages import copies
from fengqiao.engines.registers.timeline import of_case
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people.access import DeskRequest, needs, noted
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening
from fengqiao.ui.kit import Reminder

from . import acts, queries
from .models import Incoming
from .registers import INCOMING
from .words import CLOSED_STAGES, Adoption, Outcome, Result, Satisfaction, Stage

SOON, FEW = timedelta(days=7), 8
USUAL = ("assign", "answer", "close")
WAY = ((Stage.RECEIVED, "已收件"), (Stage.ASSIGNED, "承办"), (Stage.ANSWERED, "答复"))


@dataclass(frozen=True)
class Page:
    """Everything that the page of what came in shows. Whom it names: those from whom the stored row is kept,
    and those who are only written."""

    case: Incoming
    stages: tuple[way.Mark, ...]
    next: case_page.Next
    undo: case_page.Undo | None
    clocks: tuple[case_page.ClockCard, ...]
    timeline: list[Happening]
    facts: list[tuple[str, Any]]
    kept_from: tuple[str, ...]
    only_written: tuple[str, ...]
    files: tuple[File, ...]
    origin: File | None
    copy_url: str
    may_amend: bool
    may_attach: bool
    amend_url: str
    attach_url: str


@needs("supervision.read")
@noted(Look.OPENED)
def show(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.incoming(), pk=pk)
    return render(request, "supervision/incoming.html", vars(page_of(case, request.actor)))


@needs("supervision.read")
def clock(request: DeskRequest, pk: UUID, key: str) -> HttpResponse:
    """How a clock was reckoned, day by day."""
    case = get_object_or_404(queries.incoming(), pk=pk)
    back = reverse("supervision:show", args=[case.pk])
    return procedure_pages.clock_page(request, case, key, back=back)


def ahead(actor: Actor, on: date) -> list[Reminder]:
    """What Today reminds of: issues whose rectification is due within a week, or overdue."""
    if not actor.may("supervision.keep"):
        return []
    return [
        Reminder(
            f"整改{'已超期' if one.due_on < on else '快到期'}：{one.issue[:40]}",
            reverse("supervision.issues:show", args=[one.pk]),
            one.due_on,
        )
        for one in queries.issues_due_by(on + SOON)[:FEW]
        if one.due_on is not None
    ]


def page_of(case: Incoming, actor: Actor) -> Page:
    """This will gather what the page shows, in a constant number of queries."""
    now, named = timezone.now(), list(case.named.all())
    may_keep = actor.may("supervision.keep", case.path)
    return Page(
        case=case,
        stages=_way(case),
        next=case_page.next_steps(case, actor, now, USUAL),
        undo=registration.offer(INCOMING, case, actor, now),
        clocks=case_page.clocks(case, timezone.localdate(now), "supervision:clock"),
        timeline=_timeline(case),
        facts=_facts(case),
        kept_from=tuple(one.person_text for one in named if one.person_id),
        only_written=tuple(one.person_text for one in named if not one.person_id),
        files=tuple(files.all_of(case.pk)),
        origin=files.of_subject(case.origin) if case.origin else None,
        copy_url=copies.offered(INCOMING, case, actor),
        may_amend=may_keep and not case.is_void and acts.may_amend(case) is None,
        may_attach=may_keep,
        amend_url=reverse(INCOMING.page("amend"), args=[case.pk]),
        attach_url=reverse(INCOMING.page("attach"), args=[case.pk]),
    )


def _timeline(case: Incoming) -> list[Happening]:
    """What was done to it, and what each step and each correction changed."""
    told = of_case(INCOMING, case, recall.entries_of(case), _lines)
    return sorted(told, key=lambda one: one.order)


def _way(case: Incoming) -> tuple[way.Mark, ...]:
    """Where it stands, and what lies ahead."""
    ended = case.stage in (*CLOSED_STAGES, Stage.VOID)
    words = [*(label for _, label in WAY), str(Stage(case.stage).label) if ended else "办结"]
    order = [stage for stage, _ in WAY]
    return way.marks(words, len(words) if ended else order.index(Stage(case.stage)))


def _lines(facts: Mapping[str, Any]) -> list[str]:
    """What an entry says beyond its verb, in words; hidden facts stay hidden here."""
    said = (
        ("交给", facts.get("unit")),
        ("是否采纳", _word(Adoption, facts.get("adoption"))),
        ("办结方式", _word(Outcome, facts.get("outcome"))),
        ("结果", _word(Result, facts.get("result"))),
        ("评价", _word(Satisfaction, facts.get("satisfaction"))),
        ("转交给", facts.get("receiver")),
        ("延长", facts.get("days") and f"{facts['days']} 天"),
    )
    return [f"{label}：{text}" for label, text in said if text]


def _word(words: Any, value: Any) -> str:
    return str(words(value).label) if value else ""


def _facts(case: Incoming) -> list[tuple[str, Any]]:
    return [
        ("类别", case.get_kind_display()),
        ("收到日期", case.registered_on),
        ("来件人、单位", case.from_whom or "—"),
        ("文号、工单号", case.reference or "—"),
        ("承办单位", case.unit or "还没有交办"),
        ("承办人", case.handler_text or "—"),
        ("答复日期", case.answered_on or "—"),
        ("办结方式", case.get_outcome_display() or case.receiver or "—"),
        ("评价", case.get_satisfaction_display() or "—"),
    ]
