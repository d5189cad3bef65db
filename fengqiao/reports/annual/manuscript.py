"""The text of a draft: what the office wrote this year, else what it wrote the year before, else the template.

Nothing is stored until someone writes: the draft lives from 1 January by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from uuid import UUID

from . import queries
from .models import Block, Report

DATA = resources.files(__package__).joinpath("data/blocks.json")


@dataclass(frozen=True)
class Text:
    """A block as it reads: of this year's report (`pk`), or carried from elsewhere. `at` names it on the page."""

    section: str
    position: int
    key: str
    heading: str
    text: str
    pk: UUID | None = None
    version: int = 1

    @property
    def at(self) -> str:
        return str(self.pk) if self.pk else f"{self.section}-{self.position}"


def texts(office: UUID, year: int, report: Report | None = None) -> list[Text]:
    """The blocks of a year's draft in their order, within the open scope."""
    report = report or queries.of_year(office, year)
    if report is not None:
        return [_held(block) for block in queries.blocks(report)]
    before = queries.latest_before(office, year)
    if before is not None:
        return [_carried(block) for block in queries.blocks(before)]
    return list(defaults())


@cache
def defaults() -> tuple[Text, ...]:
    """The template that comes with the product: general words, every number a chip."""
    given = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(_numbered(given["blocks"]))


def _numbered(blocks: Iterable[dict[str, str]]) -> Iterable[Text]:
    for position, one in enumerate(blocks, start=1):
        yield Text(
            section=one["section"],
            position=position,
            key=one["key"],
            heading=one.get("heading", ""),
            text=one["text"],
        )


def _held(block: Block) -> Text:
    return Text(
        block.section,
        block.position,
        block.key,
        block.heading,
        block.text,
        block.pk,
        block.version,
    )


def _carried(block: Block) -> Text:
    return Text(block.section, block.position, block.key, block.heading, block.text)
