"""撤销登记: a registration taken back by who pressed it, within ten minutes, while nothing rests on it. An act of its
own. What can be void is void from then on, counts nowhere and keeps its number; of what cannot, the rows that the
registration made go, and the entry keeps what they held."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import ProtectedError

from fengqiao.ground.documents import Facts
from fengqiao.ground.ids import derived
from fengqiao.trunk.files import queries as files
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor, Denied

from . import before, entries, holds
from .case import locked
from .case_page import Undo
from .procedure import BACK_SHOWN, HIDDEN, TAKE_BACK, Refused, known

NAMED = "别的记录已经引用了这一条，不能撤销"


@dataclass(frozen=True, kw_only=True)
class Registration:
    """How records of one kind are registered, and taken back: by which verbs, with which power at which path, at which
    address. `is_void` and `void(record, by, facts)` stand for what can be void; without, the rows go."""

    adds: str
    takes_back: str
    power: str
    address: Callable[[Any], str]
    place: Callable[[Any], str | None] = lambda record: None
    is_void: Callable[[Any], bool] = lambda record: False
    void: Callable[[Any, Actor, Facts], None] | None = None

    def verb(self, label: str) -> Verb:
        """The verb by which a registration is taken back; `label` is that of registering."""
        return Verb(self.takes_back, f"撤销{label}", BACK_SHOWN, HIDDEN)


def offer(kind: Registration, record: Any, actor: Actor, at: datetime) -> Undo | None:
    """This will offer 撤销 of a registration to who pressed it, in the ten minutes after it."""
    if kind.is_void(record) or _was_brought(record):
        return None
    said = _registered(kind, record)
    if said is None or not _is_by(said, actor) or not (left := holds.minutes_left(said, at)):
        return None
    may = actor.may(kind.power, kind.place(record))
    reason = _why_it_stands(record, said) if may else str(Denied(kind.power))
    return Undo(said.label, kind.address(record), left, reason)


def offer_last(kind: Registration, rows: Any, actor: Actor, at: datetime) -> Undo | None:
    """This will offer 撤销 of what this person registered last among `rows`, for a page that lists them: in two
    questions where it is nothing."""
    hers = Entry.objects.filter(office=actor.office, verb=kind.adds, by=actor.person)
    since = hers.filter(recorded_at__gt=at - holds.WITHIN).order_by("-seq")
    for key in since.values_list("subject", flat=True):
        record = rows.filter(pk=key).first()
        if record is not None and not kind.is_void(record):
            return offer(kind, record, actor, at)
    return None


def take_back(kind: Registration, record: Any, *, by: Actor, at: datetime) -> Any:
    """This will take a registration back. Taken back already, it is the same act. Raises Refused, Denied."""
    by = by.under(kind.power, kind.place(record))
    with deed():
        fresh = locked(record)
        said = _registered(kind, fresh)
        if said is None or _was_brought(fresh) or not _is_by(said, by):
            raise Refused("只有登记的人自己可以撤销登记")
        key = derived(said.pk, TAKE_BACK)
        if Entry.objects.filter(pk=key).exists():
            return fresh
        if kind.is_void(fresh):
            raise Refused("这一条已经作废，不用撤销")
        if not holds.minutes_left(said, at):
            raise Refused(holds.TOO_LATE)
        if reason := _why_it_stands(fresh, said):
            raise Refused(reason)
        was = deepcopy(fresh)
        stood: dict[before.Key, models.Model] = {}
        with act(kind.takes_back, on=fresh, by=by, id=key, stood=stood) as facts:
            facts["entry"] = str(said.pk)
            if kind.void is None:
                _remove(said, fresh)
                facts |= before.facts(stood)
            else:
                kind.void(fresh, by, facts)
                fresh.save(update_fields=before.changed(was, fresh))
                facts |= before.facts({(type(fresh), fresh.pk): was}, fresh)
    return fresh


def _remove(said: Entry, record: Any) -> None:
    """What the registration made is there no more."""
    try:
        before.put_back(said, {}, record)
    except ProtectedError:
        raise Refused(NAMED) from None


def _registered(kind: Registration, record: Any) -> Entry | None:
    return next((one for one in recall.entries_of(record) if one.verb == kind.adds), None)


def _was_brought(record: Any) -> bool:
    """An import brought it: that is taken back as a whole."""
    return getattr(record, "origin", None) is not None


def _is_by(said: Entry, actor: Actor) -> bool:
    return actor.person is not None and said.by == actor.person


def _why_it_stands(record: Any, said: Entry) -> str:
    also = [*files.all_of(record.pk).values_list("pk", flat=True)]
    if reason := holds.why(said, record, _gone(record), also):
        return reason
    made = [key for _, key, _ in before.rows_of(said)]
    for link in record._meta.related_objects:
        rows = link.related_model._default_manager.filter(**{link.field.name: record})
        if rows.exclude(pk__in=made).exists():
            return NAMED
    return ""


def _gone(record: Any) -> list[UUID]:
    """The steps of a record that were taken back, and their takings back."""
    if not hasattr(record, "procedure_key"):
        return []
    steps = entries.of_steps(known(record.procedure_key, record.procedure_version), record)
    stand = {one.pk for one in entries.standing(steps)}
    return [one.pk for one in steps if one.pk not in stand]
