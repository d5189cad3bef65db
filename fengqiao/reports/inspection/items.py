"""What an inspection asks for: the usual list as data with its source, and what the office made of it.

Two settings hold what is the office's own: `reports.inspection` the items that it added and left out,
`reports.inspection.<year>` the papers of a year that are kept elsewhere, by item.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from fengqiao.ground.documents import Document, part
from fengqiao.trunk.divisions import queries as divisions

LASTING = "reports.inspection"
DATA = resources.files(__package__).joinpath("data/items.json")
FIGURE, LEDGER, REPORT = "figure", "ledger", "report"


@dataclass(frozen=True)
class Look:
    """A saved query: a figure with its cells (a chip), a ledger's list with its filters, the report of a year.
    What `may_be_none` is not missing when there is none of it."""

    kind: str
    key: str
    query: str = ""
    may_be_none: bool = False

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Look:
        kind = next(kind for kind in (FIGURE, LEDGER, REPORT) if kind in said)
        return cls(kind, said[kind], said.get("query", ""), said.get("may_be_none", False))

    def kept(self) -> dict[str, str]:
        return {self.kind: self.key} | ({"query": self.query} if self.query else {})


@dataclass(frozen=True)
class Kept:
    """A paper that is kept elsewhere: what it is, its number, where it lies."""

    title: str
    number: str = ""
    place: str = ""


@dataclass(frozen=True)
class Item:
    """One thing that is asked for: saved queries, papers that should lie ready, those that do. `within` are
    pairs of figures of which the first should reach the second."""

    key: str
    label: str
    looks: tuple[Look, ...] = ()
    papers: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    kept: tuple[Kept, ...] = ()
    is_own: bool = False

    def said(self) -> Document:
        """The same as plain data, for a setting to keep."""
        looks = [one.kept() for one in self.looks]
        return {"key": self.key, "label": self.label, "papers": list(self.papers), "looks": looks}


@dataclass(frozen=True)
class Holding:
    """The list of an office and year. `left_out` are the usual items that it does not need."""

    items: tuple[Item, ...]
    left_out: tuple[Item, ...]
    source: str


def of(office: UUID, year: int) -> Holding:
    """This will read the list of an office for a year, in one query."""
    held = divisions.settings(office, (LASTING, for_year(year)))
    own, papers = Own.of(part(held, LASTING)), part(held, for_year(year))
    usual, source = _usual()
    every = [*usual, *own.added]
    told = [_with(one, papers.get(one.key, ())) for one in every]
    return Holding(
        tuple(one for one in told if one.key not in own.left_out),
        tuple(one for one in told if one.key in own.left_out),
        source,
    )


@dataclass(frozen=True)
class Own:
    """What lasts of the office's own: items added, keys of those left out."""

    added: tuple[Item, ...] = ()
    left_out: tuple[str, ...] = ()
    next: int = 1

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Own:
        return cls(
            tuple(_item(one, is_own=True) for one in said.get("added", ())),
            tuple(said.get("left_out", ())),
            said.get("next", 1),
        )

    def kept(self) -> Document:
        added = [one.said() for one in self.added]
        return {"added": added, "left_out": list(self.left_out), "next": self.next}


def for_year(year: int) -> str:
    return f"{LASTING}.{year}"


@cache
def _usual() -> tuple[tuple[Item, ...], str]:
    given = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(_item(one) for one in given["items"]), given["source"]


def _item(said: Mapping[str, Any], *, is_own: bool = False) -> Item:
    return Item(
        said["key"],
        said["label"],
        tuple(Look.of(one) for one in said.get("looks", ())),
        tuple(said.get("papers", ())),
        tuple((part, whole) for part, whole in said.get("within", ())),
        is_own=is_own,
    )


def _with(item: Item, kept: Any) -> Item:
    said = (Kept(one["title"], one.get("number", ""), one.get("place", "")) for one in kept)
    return replace(item, kept=tuple(said))
