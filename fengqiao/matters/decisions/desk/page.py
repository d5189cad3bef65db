"""The page of a decision: its gates in their lawful order, opinions with answers, votes, what comes next and
why not; and the same as a dossier to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people.access import DeskRequest, needs, noted
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening

from .. import queries
from ..models import Decision, Opinion, Review
from ..registers import REGISTER
from ..words import UNDECIDED, Conclusion, GateKind, Stage, Verdict, Way

USUAL = (
    *("consult", "argue", "assess", "compete", "submit", "pass_review", "decide"),
    *("report", "publish", "execute", "evaluate", "archive"),
)
WAY = (
    (Stage.PROPOSED, "准备"),
    (Stage.UNDER_REVIEW, "审查"),
    (Stage.REVIEWED, "决定"),
    (Stage.DECIDED, "公布"),
    (Stage.PUBLISHED, "执行"),
    (Stage.EXECUTED, "评估"),
    (Stage.EVALUATED, "归档"),
)
STANDS_AT = {Stage.RETURNED: Stage.PROPOSED, Stage.DEFERRED: Stage.REVIEWED}
MARKS = {Way.DONE: "done", Way.NOT_APPLICABLE: "closed", Way.EXEMPT: "closed"}


@dataclass(frozen=True)
class GateRow:
    """A gate of the way: how it was closed and what that rests on; while it is open, its label alone."""

    label: str
    way: str = ""
    mark: str = ""
    on: date | None = None
    said: str = ""


@dataclass(frozen=True)
class Dossier:
    """The whole process. `waiting` is how many opinions have no answer."""

    case: Decision
    gates: tuple[GateRow, ...]
    opinions: tuple[Opinion, ...]
    waiting: int
    review: Review | None
    is_decided: bool


@dataclass(frozen=True)
class Page:
    """What the page shows beside the dossier."""

    stages: tuple[way.Mark, ...]
    next: case_page.Next
    undo: case_page.Undo | None
    clocks: tuple[case_page.ClockCard, ...]
    timeline: list[Happening]
    facts: Sequence[tuple[str, Any]]
    may_close: bool
    may_keep: bool
    copy_url: str
    may_amend: bool
    files: tuple[File, ...]
    may_attach: bool
    origin: File | None


@needs("decisions.read")
@noted(Look.OPENED)
def show(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.decisions(), pk=pk)
    return render(
        request,
        "decisions/decision.html",
        vars(_dossier(case)) | vars(page_of(case, request.actor)),
    )


@needs("decisions.read")
@noted(Look.OPENED)
def dossier(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The whole process on paper: every gate, closed or open, opinions and votes."""
    case = get_object_or_404(queries.decisions(), pk=pk)
    shown = vars(_dossier(case)) | {"today": timezone.localdate()}
    return render(request, "decisions/dossier.html", shown)


@needs("decisions.read")
def clock(request: DeskRequest, pk: UUID, key: str) -> HttpResponse:
    """How a clock was reckoned, day by day."""
    case = get_object_or_404(queries.decisions(), pk=pk)
    back = reverse("decisions:show", args=[case.pk])
    return procedure_pages.clock_page(request, case, key, back=back)


def page_of(case: Decision, actor: Actor) -> Page:
    """What the page shows beside the dossier, in a constant number of queries."""
    now, may_keep = timezone.now(), actor.may("decisions.keep", case.path)
    return Page(
        stages=_way(case),
        next=case_page.next_steps(case, actor, now, USUAL),
        undo=registration.offer(REGISTER, case, actor, now),
        clocks=case_page.clocks(case, timezone.localdate(now), "decisions:clock"),
        timeline=_timeline(case),
        facts=_facts(case),
        may_close=may_keep and case.stage in (Stage.PROPOSED, Stage.RETURNED),
        may_keep=may_keep and case.stage in UNDECIDED,
        copy_url=copies.offered(REGISTER, case, actor),
        may_amend=actor.may("decisions.amend", case.path) and case.stage != Stage.VOID,
        files=tuple(files.all_of(case.pk)),
        may_attach=may_keep,
        origin=files.of_subject(case.origin) if case.origin else None,
    )


def _dossier(case: Decision) -> Dossier:
    opinions = tuple(queries.opinions_of(case))
    return Dossier(
        case=case,
        gates=_gates(case),
        opinions=opinions,
        waiting=sum(not one.answer for one in opinions),
        review=queries.review_of(case),
        is_decided=case.verdict != "",
    )


def _gates(case: Decision) -> tuple[GateRow, ...]:
    """Every gate in its order, those that are open too."""
    closed = {gate.kind: gate for gate in case.gates.all()}
    started = _gate(GateKind.INITIATION, Way.DONE, case.registered_on, case.proposer or "登记")
    return (
        started,
        *(
            _gate(kind, Way(gate.way), gate.closed_on, gate.evidence or gate.why)
            if (gate := closed.get(kind))
            else GateRow(kind.label)
            for kind in GateKind
            if kind != GateKind.INITIATION
        ),
    )


def _gate(kind: GateKind, way: Way, on: date | None, said: str) -> GateRow:
    return GateRow(kind.label, way.label, MARKS[way], on, said)


def _way(case: Decision) -> tuple[way.Mark, ...]:
    """The way of this decision: where it stands, and what lies ahead."""
    if case.stage in (Stage.REJECTED, Stage.WITHDRAWN, Stage.VOID):
        return way.marks(("启动", Stage(case.stage).label), 1)
    at = STANDS_AT.get(Stage(case.stage), Stage(case.stage))
    order = [stage for stage, _ in WAY]
    place = order.index(at) if at in order else len(order)
    special = str(Stage(case.stage).label) if case.stage in STANDS_AT else ""
    return way.marks([label for _, label in WAY], place, special)


def _timeline(case: Decision) -> list[Happening]:
    """What was done to it, and what each correction changed."""
    entries = list(Entry.objects.filter(office=case.office, subject=case.pk).order_by("seq"))
    return sorted(of_case(REGISTER, case, entries, _lines), key=lambda one: one.order)


def _lines(facts: Mapping[str, Any]) -> list[str]:
    """What an entry says beyond its verb, in words; hidden facts stay hidden here."""
    lines = []
    if way := facts.get("way"):
        lines.append(f"{Way(way).label}{_after('：', facts.get('evidence'))}")
    if conclusion := facts.get("conclusion"):
        lines.append(
            f"结论：{Conclusion(conclusion).label}{_after('，审查意见 ', facts['review'])}"
        )
    if verdict := facts.get("verdict"):
        lines.append(f"{Verdict(verdict).label}{_after('，', facts.get('meeting'))}")
    if days := facts.get("days"):
        lines.append(f"延长 {days} 个工作日")
    if claimed := facts.get("claimed_on") or facts.get("values", {}).get("claimed_on"):
        lines.append(f"旧台账写 {claimed} 讨论过，没有审查通过的记录，没有记为已决定")
    return lines


def _after(mark: str, text: Any) -> str:
    return f"{mark}{text}" if text else ""


def _facts(case: Decision) -> Sequence[tuple[str, Any]]:
    flags = [
        word
        for word, holds in (
            ("重大行政决策", case.is_major_admin),
            (case.get_big_item_display() or "三重一大", case.is_three_major),
        )
        if holds
    ]
    return [
        ("类别", case.get_kind_display()),
        ("性质", "、".join(flags) or "一般事项"),
        ("本单位编号", case.own_number or "—"),
        ("承办单位", case.proposer or "—"),
        ("启动日期", case.registered_on),
        ("审查通过", case.reviewed_on or ("日期没有写" if case.is_reviewed else "—")),
        ("决定日期", case.decided_on or "—"),
        ("涉及金额", f"{case.amount:,.2f} 元" if case.amount is not None else "—"),
    ]
