"""What the kit's components are given: small frozen classes that any floor may fill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reminder:
    """What the first page reminds a person of, by which day, and where it is done."""

    label: str
    url: str
    on: date


@dataclass(frozen=True)
class Side:
    """One of two sides for `{% side %}`: its names, or why there are none."""

    title: str
    names: tuple[str, ...]
    unknown: bool = False
    note: str = ""


@dataclass(frozen=True)
class Ending:
    """How something ended, for `{% outcome %}`: it stands between the two sides."""

    label: str
    on: date | None
    good: bool
