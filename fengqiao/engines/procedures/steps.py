"""Steps open and steps taken: lock, check, act, effect, stage. Deadlines follow at the end of the same deed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor, Denied

from . import before, entries
from .case import Case, locked
from .procedure import RESTORE, Procedure, Refused, Step

VOIDED = "这一件已经作废，不能再办；作废错了的，请先恢复"


@dataclass(frozen=True)
class OpenStep:
    """A step at the stage where a case stands: a button, or a grey one with its reason."""

    step: Step
    allowed: bool
    reason: str = ""


def open_steps(
    procedure: Procedure, case: Case, actor: Actor, on: date | None = None
) -> list[OpenStep]:
    """This will list the steps at the case's stage, those not allowed with their reason."""
    on = on or timezone.localdate()
    return [_open(step, case, actor, on) for step in procedure.steps if _is_at(step, case)]


def why_not_here(procedure: Procedure, step: Step, case: Case) -> str:
    """Why a step is none of those that may be taken where a case stands."""
    if _is_void(case):
        return VOIDED
    return f"现在的环节是“{_stage(procedure, case.stage)}”，不能做“{step.label}”"


def take(
    procedure: Procedure,
    key: str,
    case: Case,
    *,
    by: Actor,
    happened_on: date | None = None,
    reason: str = "",
    expected_stage: str | None = None,
    seen: str | None = None,
    **given: Any,
) -> Any:
    """This will take a step and return the case as it stands then; `case` itself stays as it was.

    `expected_stage` and `seen` (`entries.last`) are what the person had before her. Raises Refused, Denied, and
    DoesNotExist for a case that is gone or out of scope.
    """
    step = procedure.step(key)
    on = happened_on or timezone.localdate()
    verb = procedure.verb(key)
    with deed():
        fresh = locked(case)
        was = deepcopy(fresh)
        by = by.under(step.by, fresh.path)
        _check_stage(procedure, step, fresh, seen=expected_stage, held=case.stage)
        _check_seen(procedure, step, fresh, seen)
        _check_day(procedure, step, fresh, on)
        if refusal := step.refusal(fresh, by=by, happened_on=on, reason=reason, **given):
            raise Refused(refusal)
        stood = {(type(fresh), fresh.pk): was}
        with act(
            verb,
            on=fresh,
            by=by,
            happened_on=on,
            reason=reason,
            law=f"{procedure.key}@{procedure.version}",
            stood=stood,
        ) as facts:
            facts["from"] = str(fresh.stage)
            if step.effect is not None:
                facts |= step.effect(fresh, by=by, happened_on=on, **given)
            fresh.stage = step.to or fresh.stage
            facts["to"] = str(fresh.stage)
            if changed := before.changed(was, fresh):
                fresh.save(update_fields=changed)
            facts |= before.facts(stood, fresh)
    return fresh


def standing(case: Any) -> Any:
    """This will hold a row for an act outside its procedure, as it stands now. Raises Refused where it is void."""
    fresh = locked(case)
    if _is_void(fresh):
        raise Refused(VOIDED)
    return fresh


def _is_at(step: Step, case: Case) -> bool:
    """Whether a case stands where a step may be taken. What is void is restored and nothing else, whatever stage its
    row kept: a register voids by the day alone."""
    return step.key == RESTORE if _is_void(case) else case.stage in step.at


def _is_void(case: Case) -> bool:
    return getattr(case, "voided_on", None) is not None


def _open(step: Step, case: Case, actor: Actor, on: date) -> OpenStep:
    if not actor.may(step.by, case.path):
        return OpenStep(step, False, str(Denied(step.by)))
    refusal = step.refusal(case, by=actor, happened_on=on)
    return OpenStep(step, refusal is None, refusal or "")


def _check_stage(
    procedure: Procedure, step: Step, fresh: Case, *, seen: str | None, held: str
) -> None:
    """The page may be older than the row; whoever was overtaken reads what happened, and nothing is lost."""
    if (fresh.procedure_key, fresh.procedure_version) != (procedure.key, procedure.version):
        raise Refused(f"这件事不按“{procedure.label}”办理，不能做“{step.label}”")
    if _is_void(fresh) and step.key != RESTORE:
        raise Refused(VOIDED)
    here = _stage(procedure, fresh.stage)
    is_open = _is_at(step, fresh)
    if (seen or held) != fresh.stage and (seen or not is_open):
        raise Refused(f"这件事刚刚由别人办到了“{here}”，您的操作没有执行；请刷新后再看")
    if not is_open:
        wanted = "、".join(_stage(procedure, stage) for stage in step.at)
        raise Refused(f"现在的环节是“{here}”，“{step.label}”只能在“{wanted}”时办理")


def _check_day(procedure: Procedure, step: Step, case: Case, on: date) -> None:
    today = timezone.localdate()
    if on > today:
        raise Refused(f"发生日期 {on} 还没有到，请填今天或以前的日期")
    if on < case.registered_on:
        raise Refused(f"发生日期 {on} 早于登记日期 {case.registered_on}，请改正日期")
    if on < today and step.to is not None and (last := _last_moved_on(procedure, case)) > on:
        raise Refused(f"发生日期 {on} 早于上一步的日期 {last}，请改正日期")


def _check_seen(procedure: Procedure, step: Step, case: Case, seen: str | None) -> None:
    """Somebody may have taken a step that leaves the stage as it is: she reads which, before she adds to it."""
    if seen is None:
        return
    said = entries.of_steps(procedure, case)
    if seen == entries.last(said):
        return
    since = f"又办了“{said[-1].label}”" if said else "有变化"
    raise Refused(
        f"您打开这一页以后，这件事{since}，“{step.label}”没有执行；请看过办理记录再按一次"
    )


def _last_moved_on(procedure: Procedure, case: Case) -> date:
    """The day of the last step that changed the stage: the next one cannot have happened before it. The day that
    the case holds goes before that of the entry: it may have been corrected since."""
    for one in reversed(entries.in_force(entries.of_steps(procedure, case))):
        step = procedure.step_of(one.verb)
        if step.to is not None:
            return (getattr(case, step.dated) if step.dated else None) or one.happened_on
    return case.registered_on


def _stage(procedure: Procedure, stage: str) -> str:
    return str(procedure.stages(stage).label)
