"""The page of a case: both sides, what comes next and why not, clocks, timeline, where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import procedures
from fengqiao.engines.procedures import pages as procedure_pages
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import open_steps
from fengqiao.trunk.files import desk as file_desk
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..forms import AttachForm, NoteForm
from ..models import Dispute
from ..words import CLOSED_STAGES, Nature, Outcome, Side, Stage
from .timeline import timeline

USUAL = {"done": 0, "handle": 1, "resume": 2}


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


def page_of(case: Dispute, actor: Actor) -> dict[str, Any]:
    """Everything the page shows, in a constant number of queries."""
    today = timezone.localdate()
    walked = procedures.known(case.procedure_key, case.procedure_version)
    found = open_steps(walked, case, actor, on=today)
    hers = [one for one in found if actor.may(one.step.by, case.path)]
    steps = [_step(case, one) for one in _ordered(hers)]
    clocks = [_clock(case, row, today) for row in deadlines.of(case.pk)]
    return {
        "case": case,
        "sides": _sides(case),
        "ending": _ending(case),
        "stages": _stages(case, clocks),
        "steps": _groups(steps),
        "only_reads": bool(found) and not hers,
        "void": next((s for s in steps if s["key"] == "void" and s["allowed"]), None),
        "clocks": clocks,
        "timeline": timeline(case, actor),
        "facts": _facts(case),
        "note_form": NoteForm(),
        "attach_form": AttachForm(auto_id="attach_%s"),
        "may_write": actor.may("disputes.handle", case.path) and case.stage != Stage.VOID,
        "may_amend": actor.may("disputes.amend", case.path),
        "may_name_opponent": not any(p.side == Side.TWO for p in case.parties.all())
        and case.is_open,
        "origin": files.of_subject(case.origin) if case.origin else None,
        "may_open_origin": actor.may("files.read"),
    }


def _sides(case: Dispute) -> list[dict[str, Any]]:
    names = {side: [p.name for p in case.parties.all() if p.side == side] for side in Side}
    two = {
        "title": Side.TWO.label,
        "names": names[Side.TWO],
        "unknown": bool(case.unknown_opponent),
        "note": "没有对方" if case.nature == Nature.CONCERN else "",
    }
    return [{"title": Side.ONE.label, "names": names[Side.ONE], "unknown": False, "note": ""}, two]


def _ending(case: Dispute) -> dict[str, Any] | None:
    """How it ended: it stands between the two sides."""
    if case.is_open or case.stage == Stage.VOID:
        return None
    good = case.stage == Stage.DONE
    return {"label": case.get_outcome_display(), "on": case.closed_on, "good": good}


def _stages(case: Dispute, clocks: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The way of this case: where it stands, until when, and what lies ahead."""
    ended = case.closed_on is not None
    last = Stage(case.stage).label if ended else "办结"
    if case.nature == Nature.CONCERN and case.stage == Stage.DONE:
        last = Outcome(case.outcome).label
    middle = Stage.SUSPENDED if case.stage == Stage.SUSPENDED else Stage.HANDLING
    place = 2 if ended else (0 if case.stage == Stage.REGISTERED else 1)
    due = next((_due(clock) for clock in clocks if clock["days_left"] is not None), "")
    return [
        {
            "label": word,
            "state": (state := _state(index, place, ended)),
            "note": due if state == "now" else "",
        }
        for index, word in enumerate(("已登记", middle.label, last))
    ]


def _due(clock: dict[str, Any]) -> str:
    left = clock["days_left"]
    if left == 0:
        return "今天到期"
    return f"还有 {left} 天到期" if left > 0 else f"已超期 {-left} 天"


def _state(index: int, place: int, ended: bool) -> str:
    if index < place or (ended and index == place):
        return "done"
    return "now" if index == place else "next"


def _ordered(steps: Iterable[Any]) -> list[Any]:
    """Possible steps first; the one that usually comes next is the primary one."""
    return sorted(steps, key=lambda s: (not s.allowed, USUAL.get(s.step.key, 9)))


def _step(case: Dispute, found: Any) -> dict[str, Any]:
    label = found.step.label
    if case.nature == Nature.CONCERN and found.step.key == "done":
        label = "帮办办结"
    return {
        "key": found.step.key,
        "label": label,
        "url": reverse(
            "desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": found.step.key}
        ),
        "allowed": found.allowed,
        "reason": found.reason,
        "primary": False,
        "ends": found.step.to in CLOSED_STAGES,
    }


def _groups(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What carries the case on stands first; other ways to end it stand apart, and 作废 with 更正."""
    steps = [step for step in steps if step["key"] != "void"]
    on = [step for step in steps if not step["ends"] or step["key"] in USUAL]
    if on and on[0]["allowed"] and on[0]["key"] in USUAL:
        on[0]["primary"] = True
    off = [step for step in steps if step not in on]
    groups = ({"label": "", "steps": on}, {"label": "没有化解的，办结为", "steps": off})
    return [group for group in groups if group["steps"]]


def _clock(case: Dispute, row: Any, today: date) -> dict[str, Any]:
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
    ]
    return [(label, value) for label, value in facts if value]
