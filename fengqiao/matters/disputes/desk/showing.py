"""The page of a case: both sides, what comes next and why not, clocks, timeline, where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import procedures
from fengqiao.engines.procedures import pages as procedure_pages
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .. import queries
from ..forms import NoteForm
from ..models import Dispute
from ..words import Audience, Nature, Outcome, Side, Stage


@needs("disputes.read")
def show(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.cases(), pk=pk)
    return render(request, "disputes/case.html", page_of(case, request.actor))


@needs("disputes.read")
def clock(request: DeskRequest, pk: UUID, key: str) -> HttpResponse:
    """How a clock was reckoned, day by day."""
    case = get_object_or_404(queries.cases(), pk=pk)
    back = reverse("disputes:show", args=[case.pk])
    return procedure_pages.clock_page(request, case, key, back=back)


def page_of(case: Dispute, actor: Actor) -> dict[str, Any]:
    """Everything the page shows, in a constant number of queries."""
    today = timezone.localdate()
    procedure = procedures.known(case.procedure_key, case.procedure_version)
    steps = procedure.open_steps(case, actor, on=today)
    notes = list(queries.readable_notes(case, actor))
    entries = list(Entry.objects.filter(office=case.office, subject=case.pk).order_by("seq"))
    names = _names({e.by for e in entries} | {n.written_by for n in notes})
    late = divisions.setting(case.office, "journal.late_days", 7)
    return {
        "case": case,
        "sides": _sides(case),
        "stages": _stages(case),
        "steps": [_step(case, step, position) for position, step in enumerate(_ordered(steps))],
        "clocks": [_clock(case, row, today) for row in deadlines.of(case.pk)],
        "timeline": _timeline(entries, notes, names, late),
        "facts": _facts(case),
        "note_form": NoteForm(),
        "may_write": actor.may("disputes.handle", case.path) and case.stage != Stage.VOID,
        "may_amend": actor.may("disputes.amend", case.path),
        "may_name_opponent": not any(p.side == Side.TWO for p in case.parties.all())
        and case.is_open,
        "origin": files.of_subject(case.origin) if case.origin else None,
    }


def _sides(case: Dispute) -> list[dict[str, Any]]:
    names = {side: [p.name for p in case.parties.all() if p.side == side] for side in Side}
    two = {
        "title": Side.TWO.label,
        "names": names[Side.TWO],
        "unknown": bool(case.unknown_opponent),
        "note": "没有对方：群众诉求" if case.nature == Nature.CONCERN else "",
    }
    return [{"title": Side.ONE.label, "names": names[Side.ONE], "unknown": False, "note": ""}, two]


def _stages(case: Dispute) -> list[dict[str, str]]:
    """The way of this case: where it stands, and what lies ahead."""
    ended = case.closed_on is not None
    last = Stage(case.stage).label if ended else "办结"
    if case.nature == Nature.CONCERN and case.stage == Stage.DONE:
        last = Outcome(case.outcome).label
    middle = Stage.SUSPENDED if case.stage == Stage.SUSPENDED else Stage.HANDLING
    place = 2 if ended else (0 if case.stage == Stage.REGISTERED else 1)
    words = ["已登记", middle.label, last]
    return [
        {"label": word, "state": _state(index, place, ended), "note": ""}
        for index, word in enumerate(words)
    ]


def _state(index: int, place: int, ended: bool) -> str:
    if index < place or (ended and index == place):
        return "done"
    return "now" if index == place else "next"


def _ordered(steps: Iterable[Any]) -> list[Any]:
    """Possible steps first; the one that usually comes next is the primary one."""
    usual = {"done": 0, "handle": 1, "resume": 2}
    return sorted(steps, key=lambda s: (not s.allowed, usual.get(s.step.key, 9)))


def _step(case: Dispute, found: Any, position: int) -> dict[str, Any]:
    label = found.step.label
    if case.nature == Nature.CONCERN and found.step.key == "done":
        label = "帮办办结"
    return {
        "key": found.step.key,
        "label": label,
        "url": reverse("desk:step", args=[case.pk, found.step.key]),
        "allowed": found.allowed,
        "reason": found.reason,
        "primary": position == 0 and found.allowed and case.is_open,
    }


def _clock(case: Dispute, row: Any, today: Any) -> dict[str, Any]:
    left = (row.due_on - today).days if row.due_on and row.state == "running" else None
    state = row.state
    if left is not None:
        state = "overdue" if left < 0 else "due_soon" if left <= 2 else "running"
    return {
        "label": row.label,
        "due_on": row.due_on,
        "days_left": left,
        "state": state,
        "url": reverse("disputes:clock", args=[case.pk, row.clock]),
        "basis": "",
    }


def _names(people: set[UUID | None]) -> dict[UUID, str]:
    return {p.pk: p.name for p in Person.objects.filter(pk__in=[k for k in people if k])}


def _timeline(
    entries: list[Entry], notes: list[Any], names: dict[UUID, str], late: int
) -> list[dict[str, Any]]:
    said = [_said(entry, names, late) for entry in entries if entry.verb != "disputes.note"]
    said += [
        {
            "at": None,
            "day": note.written_on,
            "sentence": "记一笔",
            "by": names.get(note.written_by, ""),
            "audience": Audience(note.audience).label,
            "lines": [note.text],
            "order": (note.written_on, str(note.pk)),
        }
        for note in notes
    ]
    return sorted(said, key=lambda one: one["order"])


def _said(entry: Entry, names: dict[UUID, str], late: int) -> dict[str, Any]:
    backfilled = entry.verb == "disputes.backfill"
    return {
        "at": entry.recorded_at,
        "day": entry.happened_on,
        "sentence": verbs.verb(entry.verb).said(),
        "by": names.get(entry.by, ""),
        "reason": entry.reason,
        "late": entry.days_late if entry.days_late > late and not backfilled else 0,
        "lines": _lines(entry.facts),
        "order": (entry.happened_on, str(entry.pk)),
    }


def _lines(facts: dict[str, Any]) -> list[str]:
    """What an entry says beyond its verb, in words; hidden facts stay hidden here."""
    lines = []
    if outcome := facts.get("outcome"):
        lines.append(f"结果：{Outcome(outcome).label}")
    if days := facts.get("days"):
        lines.append(f"延长 {days} 天")
    if receiver := facts.get("receiver"):
        lines.append(f"移送：{receiver}")
    if sheet := facts.get("sheet"):
        lines.append(f"来自工作表“{sheet}”第 {facts.get('row')} 行")
    return lines


def _facts(case: Dispute) -> list[tuple[str, Any]]:
    place = "、".join(str(d) for d in (case.community, case.grid) if d) or "街道本级"
    return [
        ("类型", case.type.label if case.type else "未细分"),
        ("年报分类", case.report_class.label),
        ("社区、网格", place),
        ("登记日期", case.registered_on),
        ("如何发现", case.found_text or case.get_found_display()),
        ("谁办理", case.handler_text or "未定"),
        ("怎么办理", case.method_text or case.get_method_display() or "未填"),
        ("结果", case.outcome_text or case.get_outcome_display() or "还在办理"),
        ("办结日期", case.closed_on or "—"),
        ("涉及金额", f"{case.amount:,.2f} 元" if case.amount is not None else "—"),
        ("涉及人数", case.people_count if case.people_count is not None else "—"),
    ]
