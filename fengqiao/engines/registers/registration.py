"""撤销登记 of a register's records: they are voided by what voids them otherwise. How a registration is taken back, and
what holds it where it is, stands in engines/procedures/registration.py, for whatever is registered."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import effects, known, registration
from fengqiao.engines.procedures.case_page import Undo
from fengqiao.engines.procedures.procedure import VOID
from fengqiao.engines.procedures.registration import Registration
from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor

from .register import Register


def offer(register: Register, record: Any, actor: Actor, at: datetime) -> Undo | None:
    """This will offer 撤销 of a registration to who pressed it, in the ten minutes after it."""
    return registration.offer(of(register), record, actor, at)


def take_back(register: Register, record: Any, *, by: Actor, at: datetime) -> Any:
    """This will take a registration back. Taken back already, it is the same act. Raises Refused, Denied."""
    return registration.take_back(of(register), record, by=by, at=at)


def of(register: Register) -> Registration:
    """How records of a register are registered, and taken back."""
    return Registration(
        adds=register.verb("add"),
        takes_back=register.verb("take_back"),
        power=register.enters,
        place=register.place_of,
        address=lambda record: reverse(register.page("take_back"), args=[record.pk]),
        is_void=lambda record: record.is_void,
        void=partial(_void, register),
    )


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
