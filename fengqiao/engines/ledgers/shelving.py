"""A matter's ledgers as they stand in the menu, what matters add to their pages, and what search is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from fengqiao.trunk.people.actors import Actor

if TYPE_CHECKING:
    from .recording import RecordLedger


SOON = 7  # days


@dataclass(frozen=True)
class Panel:
    """A part that a matter adds to the page of a record, or to its front page."""

    title: str
    template: str
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """What a list marks a record with: a word, and the kind of tag that shows it."""

    text: str
    kind: str

    @classmethod
    def of_day(cls, due_on: date | None, on: date) -> Mark | None:
        """How long an open record is overdue on a day, or that it soon will be."""
        if due_on is None or (due_on - on).days > SOON:
            return None
        left = (due_on - on).days
        if left < 0:
            return cls(f"已超期 {-left} 天", "bad")
        return cls(f"还有 {left} 天" if left else "今天到期", "warn")


def searched(
    ledgers: Iterable[RecordLedger],
) -> dict[str, tuple[Callable[..., Any], tuple[str, ...]]]:
    """What the search index is told of these ledgers: kind → (its documents, the verbs that change them).
    Two ledgers on one model are one kind."""
    by_kind: dict[str, list[RecordLedger]] = {}
    for ledger in ledgers:
        by_kind.setdefault(ledger.kind, []).append(ledger)

    def documents(several: list[RecordLedger], subjects: Iterable[UUID]) -> Iterator[Any]:
        keys = list(subjects)
        for ledger in several:
            yield from ledger.documents(keys)

    return {
        kind: (
            partial(documents, several),
            tuple(dict.fromkeys(verb for ledger in several for verb in ledger.spoken)),
        )
        for kind, several in by_kind.items()
    }


@dataclass(frozen=True)
class Shelf:
    """The ledgers of a matter as they stand in the menu: /desk/<matter>/ opens them."""

    matter: str
    label: str
    ledgers: tuple[RecordLedger, ...]
    hint: str = ""
    panels: Callable[[Actor], Iterable[Panel]] | None = None

    @property
    def reads(self) -> str:
        return self.ledgers[0].reads

    @property
    def page(self) -> str:
        return f"{self.matter}.front"
