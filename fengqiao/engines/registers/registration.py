"""撤销登记: a registration taken back by who pressed it, within ten minutes, while nothing rests on it. An act of its
own: the record is void from then on, counts nowhere, and keeps its number."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import before, effects, entries, holds, known
from fengqiao.engines.procedures.case import locked
from fengqiao.engines.procedures.case_page import Undo
from fengqiao.engines.procedures.procedure import VOID, Refused
from fengqiao.ground.documents import Facts
from fengqiao.ground.ids import derived
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor, Denied

from .register import Register

KEY = "take_back"


def offer(register: Register, record: Any, actor: Actor, at: datetime) -> Undo | None:
    """This will offer 撤销 of a registration to who pressed it, in the ten minutes after it."""
    if record.is_void or record.origin is not None:
        return None
    said = _registered(register, record)
    if said is None or not _is_by(said, actor) or not (left := holds.minutes_left(said, at)):
        return None
    may = actor.may(register.enters, register.place_of(record))
    reason = _why_it_stands(register, record, said) if may else str(Denied(register.enters))
    url = reverse(register.page(KEY), args=[record.pk])
    return Undo(said.label, url, left, reason)


def take_back(register: Register, record: Any, *, by: Actor, at: datetime) -> Any:
    """This will take a registration back. Taken back already, it is the same act. Raises Refused, Denied."""
    by = by.under(register.enters, register.place_of(record))
    with deed():
        fresh = locked(record)
        said = _registered(register, fresh)
        if said is None or not _is_by(said, by):
            raise Refused("只有登记的人自己可以撤销登记")
        key = derived(said.pk, KEY)
        if Entry.objects.filter(pk=key).exists():
            return fresh
        if fresh.is_void:
            raise Refused("这一条已经作废，不用撤销")
        if not holds.minutes_left(said, at):
            raise Refused(holds.TOO_LATE)
        if reason := _why_it_stands(register, fresh, said):
            raise Refused(reason)
        was = deepcopy(fresh)
        with act(register.verb(KEY), on=fresh, by=by, id=key) as facts:
            facts["entry"] = str(said.pk)
            _void(register, fresh, by, facts)
            fresh.save(update_fields=before.changed(was, fresh))
            facts |= before.facts({(type(fresh), fresh.pk): was}, fresh)
    return fresh


def _void(register: Register, record: Any, by: Actor, facts: Facts) -> None:
    """What voiding does to a record: its procedure's own step says, where it has one."""
    today = timezone.localdate()
    if register.voids:
        effects.void(record, by=by, happened_on=today)
        return
    step = known(record.procedure_key, record.procedure_version).step(VOID)
    facts["from"], facts["to"] = str(record.stage), str(step.to)
    if step.effect is not None:
        step.effect(record, by=by, happened_on=today)
    record.stage = step.to


def _registered(register: Register, record: Any) -> Entry | None:
    added = register.verb("add")
    return next((one for one in recall.entries_of(record) if one.verb == added), None)


def _is_by(said: Entry, actor: Actor) -> bool:
    return actor.person is not None and said.by == actor.person


def _why_it_stands(register: Register, record: Any, said: Entry) -> str:
    also = [*files.all_of(record.pk).values_list("pk", flat=True)]
    if reason := holds.why(said, record, _gone(record), also):
        return reason
    own = {table.model for table in register.tables}
    for link in record._meta.related_objects:
        rows = link.related_model._default_manager.filter(**{link.field.name: record})
        if link.related_model not in own and rows.exists():
            return "别的记录已经引用了这一条，不能撤销"
    return ""


def _gone(record: Any) -> list[UUID]:
    """The steps of a record that were taken back, and their takings back."""
    if not hasattr(record, "procedure_key"):
        return []
    steps = entries.of_steps(known(record.procedure_key, record.procedure_version), record)
    stand = {one.pk for one in entries.standing(steps)}
    return [one.pk for one in steps if one.pk not in stand]
