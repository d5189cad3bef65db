"""What the forms of disputes share: choices out of words, names out of a box, places in scope."""

from __future__ import annotations

import re

from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.actors import Actor

_BETWEEN = re.compile(r"[；;、\n]+")
STILL_OPEN = "open"


def names_in(text: str) -> list[str]:
    """Several names in one box, set apart by ；or 、; each once, in their order."""
    names = (part.strip() for part in _BETWEEN.split(text))
    return list(dict.fromkeys(name for name in names if name))


def choices(
    words: type, first: str = "请选择", only: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    kept = [(value, label) for value, label in words.choices if not only or value in only]  # type: ignore[attr-defined]
    return [("", first), *kept] if first else kept


def places(actor: Actor) -> list[Division]:
    """The communities and grids in which this person may register, in the order of the tree."""
    opened = scope.current()
    below = Division.objects.filter(office=actor.office, ended_on=None).order_by("path")
    return [place for place in below if opened.covers(place.office, place.path)]


def place_choices(found: list[Division]) -> list[tuple[str, str]]:
    depth = min((place.path.count("/") for place in found), default=0)
    return [(str(place.pk), "　" * (place.path.count("/") - depth) + place.name) for place in found]
