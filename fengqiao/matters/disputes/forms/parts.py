"""What the forms of disputes share: choices out of words, names out of a box, places in scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.engines.terms import queries as office_words
from fengqiao.ground.blanks import is_blank
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import asks
from fengqiao.ui.fields import Decimal, Whole

from ..models import Party

_BETWEEN = re.compile(r"[；;、\n]+")
STILL_OPEN = "open"
LONGEST_NAME = Party._meta.get_field("name").max_length


def names_in(text: str) -> list[str]:
    """Several names in one box, set apart by ；or 、; each once, in their order. Raises ValidationError."""
    names = (part.strip() for part in _BETWEEN.split(text))
    found = list(dict.fromkeys(name for name in names if not is_blank(name)))
    if not found and text:
        raise forms.ValidationError("看不出写的是谁，请写名字")
    if long := next((name for name in found if len(name) > LONGEST_NAME), None):
        raise forms.ValidationError(
            f"“{long[:10]}…”太长：一个名字最多 {LONGEST_NAME} 字，几个人请用顿号隔开"
        )
    return found


def ask_of_both_sides(one: Sequence[str], two: Sequence[str]) -> None:
    """One name on both sides may be two persons, or a slip. Raises Asked."""
    both = [name for name in two if name in one]
    mark = asks.mark("both sides", *both)
    if both and asks.is_open(mark):
        named = "、".join(both)
        raise asks.Asked(
            f"“{named}”两边都写了。真是同名的两个人，请在下面打勾再交一次；写错了请改", mark
        )


def amount_field() -> Decimal:
    return Decimal(
        label="涉及金额（元）",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        error_messages={"invalid": "金额请填数字", "min_value": "金额不能是负数"},
    )


def people_field() -> Whole:
    return Whole(
        label="涉及人数",
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={"invalid": "人数请填整数", "min_value": "人数至少是 1"},
    )


def choices(
    words: type, first: str = "请选择", only: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    kept = [(value, label) for value, label in words.choices if not only or value in only]  # type: ignore[attr-defined]
    return [("", first), *kept] if first else kept


def spoken(office: UUID, terms: str, first: str) -> list[tuple[str, str]]:
    """The office's words that a case may say today."""
    return [("", first), *office_words.offered(office, terms, timezone.localdate())]


def places(actor: Actor) -> list[Division]:
    """The communities and grids in which this person may register, in the order of the tree."""
    opened = scope.current()
    below = Division.objects.filter(office=actor.office, ended_on=None).order_by("path")
    return [place for place in below if opened.covers(place.office, place.path)]


def place_choices(found: list[Division]) -> list[tuple[str, str]]:
    return [(str(place.pk), blanks + place.name) for place, blanks in divisions.indented(found)]
