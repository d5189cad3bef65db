"""撤销: a step taken back by who pressed it, within ten minutes, while nothing rests on it. An act of its own: the
case and what the step wrote stand as before, and its clocks run as if the step had not been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ProtectedError

from fengqiao.ground.ids import derived
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor, Denied

from . import before, entries, holds
from .case import Case, locked
from .procedure import TAKE_BACK, Procedure, Refused, known


@dataclass(frozen=True)
class Offer:
    """The step that a person may take back now: which, and how many minutes are left; or why it stands."""

    entry: UUID
    label: str
    minutes: int
    reason: str = ""


def offer(case: Case, actor: Actor, at: datetime) -> Offer | None:
    """This will show what this person may take back of a case, in the ten minutes after her own step."""
    procedure = known(case.procedure_key, case.procedure_version)
    said = entries.of_steps(procedure, case)
    stand = entries.standing(said)
    if not stand or stand[-1].by != actor.person or actor.person is None:
        return None
    last = stand[-1]
    minutes = holds.minutes_left(last, at)
    if not minutes:
        return None
    reason = _why_it_stands(case, last, said) or _lacks_power(procedure, case, last, actor)
    return Offer(last.pk, last.label, minutes, reason)


def take_back(case: Case, entry: UUID, *, by: Actor, at: datetime) -> Any:
    """This will take a step back and return the case as it stood before. Taken back already, it is the same act.

    Raises Refused, Denied, and DoesNotExist for a step that is not one of this case.
    """
    procedure = known(case.procedure_key, case.procedure_version)
    with deed():
        fresh = locked(case)
        steps = entries.of_steps(procedure, fresh)
        said = _found(steps, entry)
        step = procedure.step_of(said.verb)
        by = by.under(step.by, fresh.path)
        if said.by != by.person:
            raise Refused("只有办这一步的人自己可以撤销")
        if entries.taking_back(said) is not None:
            return fresh
        if not holds.minutes_left(said, at):
            raise Refused(holds.TOO_LATE)
        if reason := _why_it_stands(fresh, said, steps):
            raise Refused(reason)
        with act(
            procedure.verb(TAKE_BACK),
            on=fresh,
            by=by,
            law=said.law,
            id=derived(said.pk, TAKE_BACK),
        ) as facts:
            facts |= {"entry": str(said.pk), "step": step.key, "from": str(fresh.stage)}
            _put_back(said, fresh)
            facts["to"] = str(fresh.stage)
    return fresh


def _found(steps: Sequence[Entry], key: UUID) -> Entry:
    for one in steps:
        if one.pk == key and not entries.is_taking_back(one):
            return one
    raise Entry.DoesNotExist


def _put_back(said: Entry, fresh: Any) -> None:
    try:
        before.put_back(said, before.images_of(said), fresh)
    except ProtectedError:
        raise Refused("别的记录已经引用了这一步写下的内容，不能撤销") from None
    except ObjectDoesNotExist:
        raise Refused("这一步写下的内容已经不在，不能撤销") from None


def _lacks_power(procedure: Procedure, case: Case, said: Entry, actor: Actor) -> str:
    power = procedure.step_of(said.verb).by
    return "" if actor.may(power, case.path) else str(Denied(power))


def _why_it_stands(case: Case, said: Entry, steps: Sequence[Entry]) -> str:
    """What rests on a step, in one sentence; "" when nothing does. `steps` are all of the case: what was taken back
    since rests on nothing."""
    try:
        made = before.made_by(said, before.images_of(said))
    except before.Unknown as unknown:
        return f"{unknown}，不能撤销"
    if numbered := next((row for row in made if getattr(row, "number", "")), None):
        return f"这一步取了编号 {numbered.number}，编号给出就不能收回，不能撤销"  # type: ignore[attr-defined]
    stand = {one.pk for one in entries.standing(steps)}
    return holds.why(said, case, [one.pk for one in steps if one.pk not in stand])
