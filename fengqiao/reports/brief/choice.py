"""What a brief tells of: figures that the office chose (a setting), else the usual ones; and what it looks for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from uuid import UUID

from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

SETTING = "reports.brief"
MOST = 10  # figures that one page holds beside the rest
DATA = resources.files(__package__).joinpath("data/brief.json")


@dataclass(frozen=True)
class Pair:
    """Two figures of which the part should reach the whole."""

    part: str
    whole: str


@dataclass(frozen=True)
class Usual:
    """The brief that comes with the product: its figures; the one of what is open, and by what it is told; pairs;
    claims whose evidence may have gaps."""

    figures: tuple[str, ...]
    open: str
    open_by: str
    pairs: tuple[Pair, ...]
    claims: tuple[str, ...]


@cache
def usual() -> Usual:
    told = json.loads(DATA.read_text(encoding="utf-8"))
    return Usual(
        tuple(told["figures"]),
        told["open"]["figure"],
        told["open"]["by"],
        tuple(Pair(**one) for one in told["pairs"]),
        tuple(told["claims"]),
    )


def figures(office: UUID) -> tuple[str, ...]:
    """The keys of the figures that the brief of an office begins with."""
    held = queries.setting(office, SETTING) or {}
    return tuple(held.get("figures") or usual().figures)


def choose(office: Office, keys: Iterable[str], *, by: Actor) -> None:
    """This will keep which figures the brief begins with; the journal holds which it was."""
    divisions.set_setting(office.pk, SETTING, {"figures": list(keys)}, by=by)
