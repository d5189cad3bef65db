"""The page of a case: both sides, what comes next and why not, clocks, timeline, where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import case_page, way
from fengqiao.engines.procedures import pages as procedure_pages
from fengqiao.engines.procedures.case_page import ClockCard
from fengqiao.engines.registers import registration
from fengqiao.engines.registers.pages import copies
from fengqiao.engines.registers.pages.moved import moved
from fengqiao.trunk.files import desk as file_desk
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people.access import DeskRequest, look, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening
from fengqiao.ui import kit

from .. import queries
from ..forms import AttachForm, NoteForm
from ..models import Dispute
from ..registers import REGISTER
from ..words import Audience, Nature, Outcome, Side, Stage
from .timeline import timeline

USUAL = ("done", "handle", "resume")
UNSETTLED = ("没有化解的，办结为", ("guide", "hand_over", "refuse", "fail", "withdraw"))
# The columns that this page says in words of its own; any other it shows as the register does.
OWN_WORDS = frozenset(
    (
        *("number", "registered_on", "community", "summary", "type", "report_class", "found"),
        *("handler", "method", "stage", "due_on", "outcome", "outcome_text", "closed_on"),
        *("amount", "people_count", "unknown_opponent", "nature", "regime", "screening"),
    )
)
OF_CONCERNS = {"done": "帮办办结"}


@dataclass(frozen=True)
class Page:
    """Everything that the page of a case shows."""

    case: Dispute
    sides: tuple[kit.Side, kit.Side]
    ending: kit.Ending | None
    stages: tuple[way.Mark, ...]
    next: case_page.Next
    undo: case_page.Undo | None
    clocks: tuple[ClockCard, ...]
    timeline: list[Happening]
    facts: list[tuple[str, Any]]
    note_form: NoteForm
    attach_form: AttachForm
    may_write: bool
    copy_url: str
    may_amend: bool
    may_name_opponent: bool
    origin: File | None
    may_open_origin: bool


@needs("disputes.read")
def show(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = queries.cases().filter(pk=pk).first()
    if case is None:
        return moved(request, REGISTER, pk)
    with recall.once():
        shown = page_of(case, request.actor)
    narrow = sum(one.audience == Audience.HANDLERS.label for one in shown.timeline)
    look(request, Look.OPENED, case.pk, found=narrow)
    return render(request, "disputes/case.html", vars(shown))


@needs("disputes.read")
def clock(request: DeskRequest, pk: UUID, key: str) -> HttpResponse:
    """How a clock was reckoned, day by day."""
    case = get_object_or_404(queries.cases(), pk=pk)
    back = reverse("disputes:show", args=[case.pk])
    return procedure_pages.clock_page(request, case, key, back=back)


@needs("disputes.read")
def file(request: DeskRequest, pk: UUID, file: UUID) -> FileResponse:
    """A file of a case, for whom its audience names; to anyone else it does not exist."""
    case = get_object_or_404(queries.cases(), pk=pk)
    return file_desk.sent(get_object_or_404(queries.readable_files(case, request.actor), pk=file))


@needs("disputes.read")
def procedure(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The way that this case may go, drawn from its procedure."""
    case = get_object_or_404(queries.cases(), pk=pk)
    back = reverse("disputes:show", args=[case.pk])
    return procedure_pages.procedure_page(request, case, back=back)


def page_of(case: Dispute, actor: Actor) -> Page:
    """This will gather what the page shows, in a constant number of queries."""
    now = timezone.now()
    clocks = case_page.clocks(case, timezone.localdate(now), "disputes:clock")
    return Page(
        case=case,
        sides=_sides(case),
        ending=_ending(case),
        stages=_way(case, clocks),
        next=case_page.next_steps(
            case,
            actor,
            now,
            USUAL,
            apart=("void",),
            others=UNSETTLED,
            renamed=OF_CONCERNS if case.nature == Nature.CONCERN else {},
        ),
        undo=registration.offer(REGISTER, case, actor, now),
        clocks=clocks,
        timeline=timeline(case, actor),
        facts=_facts(case),
        note_form=NoteForm(),
        attach_form=AttachForm(auto_id="attach_%s"),
        may_write=actor.may("disputes.handle", case.path) and case.stage != Stage.VOID,
        copy_url=copies.offered(REGISTER, case, actor),
        may_amend=actor.may("disputes.amend", case.path),
        may_name_opponent=case.is_open and not any(p.side == Side.TWO for p in case.parties.all()),
        origin=files.of_subject(case.origin) if case.origin else None,
        may_open_origin=actor.may("files.read"),
    )


def _sides(case: Dispute) -> tuple[kit.Side, kit.Side]:
    one, two = (tuple(p.name for p in case.parties.all() if p.side == side) for side in Side)
    note = "没有对方" if case.nature == Nature.CONCERN else ""
    return (
        kit.Side(Side.ONE.label, one),
        kit.Side(Side.TWO.label, two, unknown=bool(case.unknown_opponent), note=note),
    )


def _ending(case: Dispute) -> kit.Ending | None:
    if case.is_open or case.stage == Stage.VOID:
        return None
    return kit.Ending(case.get_outcome_display(), case.closed_on, good=case.stage == Stage.DONE)


def _way(case: Dispute, clocks: Iterable[ClockCard]) -> tuple[way.Mark, ...]:
    """The way of this case: where it stands, until when, and what lies ahead."""
    ended = case.closed_on is not None
    last = Stage(case.stage).label if ended else "办结"
    if case.nature == Nature.CONCERN and case.stage == Stage.DONE:
        last = Outcome(case.outcome).label
    middle = Stage.SUSPENDED if case.stage == Stage.SUSPENDED else Stage.HANDLING
    words = ("已登记", middle.label, last)
    place = len(words) if ended else 0 if case.stage == Stage.REGISTERED else 1
    return way.marks(words, place, next((clock.left for clock in clocks if clock.left), ""))


def _facts(case: Dispute) -> list[tuple[str, Any]]:
    """What was registered. What nobody filled in is left out, not shown as a dash."""
    place = "、".join(str(d) for d in (case.community, case.grid) if d) or "街道本级"
    amount = f"{case.amount:,.2f} 元" if case.amount is not None else ""
    people = f"{case.people_count} 人" if case.people_count is not None else ""
    facts = [
        ("类型", case.type.label if case.type else "未细分"),
        ("年报分类", case.report_class.label),
        ("社区、网格", place),
        ("登记日期", case.registered_on),
        ("如何发现", case.found_text or case.get_found_display()),
        *([("排查", case.screening.title)] if case.screening else []),
        ("谁办理", case.handler_text or "未定"),
        ("怎么办理", case.method_text or case.get_method_display()),
        ("结果", case.get_outcome_display()),
        ("结果说明", case.outcome_text),
        ("办结日期", case.closed_on),
        ("涉及金额", amount),
        ("涉及人数", people),
        *((one.label, one.shown(case)) for one in REGISTER.typed if one.key not in OWN_WORDS),
    ]
    return [(label, value) for label, value in facts if value]
