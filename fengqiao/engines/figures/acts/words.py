"""What an office calls a figure of the catalogue, and its unit: a setting, since it differs from place to place."""

from __future__ import annotations

from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.people.actors import Actor

from .. import lookup


def call(key: str, *, label: str, unit: str, by: Actor) -> None:
    """This will keep the office's own label and unit of a figure; empty ones give the catalogue's back."""
    said = {k: dict(v) for k, v in lookup.words(by.office).items() if k != key}
    own = {name: text for name, text in (("label", label), ("unit", unit)) if text}
    divisions.set_setting(by.office, lookup.WORDS, said | ({key: own} if own else {}), by=by)
