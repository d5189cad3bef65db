"""Why a record may not stand as it would: its rules, its matter's word, its table's constraints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import CheckConstraint

from fengqiao.trunk.people.actors import Actor

from .register import Register
from .rows import Values
from .rules import NotChanged


def refusal(
    register: Register,
    record: Any,
    tables: Mapping[str, Sequence[Values]],
    by: Actor,
    *,
    checks: bool = True,
) -> str | None:
    """Why the record may not stand as it would, in the words of who refuses, or None. The rules of a form
    are a courtesy; these hold for every caller. Without `checks` those of the table are left to the table."""
    values = {one.key: one.of(record) for one in register.typed} if register.rules else {}
    if broken := next((rule for rule in register.rules if rule.broken(values)), None):
        return broken.sentence
    if register.may_enter is not None and (why := register.may_enter(record, tables, by)):
        return why
    return _constraints(register, record, checks)


def _constraints(register: Register, record: Any, checks: bool) -> str | None:
    """A number of the register's own series is new: nobody else can have it."""
    left_out = {"number"} if register.series else None
    said: list[str] = []
    for noun, constraints in record.get_constraints():
        for one in constraints:
            if checks or not isinstance(one, CheckConstraint):
                try:
                    one.validate(noun, record, exclude=left_out)
                except ValidationError as error:
                    said += error.messages
    return "；".join(said) or None


def insert(record: Any) -> None:
    """This will store a fresh record; what its table refuses is said in the words of the constraint."""
    try:
        record.save(force_insert=True)
    except IntegrityError as error:
        for one in record._meta.constraints:
            if one.name in str(error):
                raise NotChanged(one.get_violation_error_message()) from None
        raise
