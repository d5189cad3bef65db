"""Why a record may not stand as it would: its rules, its matter's word, its table's constraints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    return out_of_order(record, has_new_number=bool(register.series), checks=checks)


def out_of_order(record: Any, *, has_new_number: bool = False, checks: bool = True) -> str | None:
    """What the constraints of its table say against a row, or None. A number of a register's own series is new:
    nobody else can have it."""
    left_out = {"number"} if has_new_number else None
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
    with in_words(type(record)):
        record.save(force_insert=True)


@contextmanager
def in_words(*nouns: type[Any]) -> Iterator[None]:
    """What the tables of these nouns refuse is refused in the words of the constraint, as NotChanged."""
    try:
        yield
    except IntegrityError as error:
        for one in (one for noun in nouns for one in noun._meta.constraints):
            if one.name in str(error):
                raise NotChanged(one.get_violation_error_message()) from None
        raise
