"""What a ledger is: its columns in the words of the trade, and how a row of it is understood.

A matter declares its ledger in sheets.py; the engine finds, maps, checks, previews and commits without
knowing the matter by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from .words import Reason


class NotUndone(Exception):
    """An import cannot be taken back as a whole; the text says why and what to do."""


@dataclass(frozen=True)
class Column:
    """One column: the key a row is read by, and the headings people give it, in plain words."""

    key: str
    label: str
    headings: tuple[str, ...]


@dataclass
class Understood:
    """A row after checking: the record when nothing speaks against it, or every reason that does.

    `identity` finds duplicates: two records with the same key and party sets of which one holds the other
    are the same matter. `counted` are the codes the import's answer counts by.
    """

    record: Any = None
    reasons: list[Reason] = field(default_factory=list)
    label: str = ""
    key: tuple[Any, ...] | None = None
    parties: frozenset[str] = frozenset()
    counted: Mapping[str, str] = field(default_factory=dict)

    def refuse(self, reason: Reason) -> None:
        if reason not in self.reasons:
            self.reasons.append(reason)


class Reader(Protocol):
    """Understands rows for one office and year; made once an import, so its look-ups are made once."""

    def understand(self, cells: Mapping[str, Any]) -> Understood: ...
    def known(self, rows: Sequence[Understood]) -> Iterable[tuple[tuple[Any, ...], frozenset[str]]]:
        """The (key, parties) that the office already holds for these rows, in a constant number of queries."""
        ...


@dataclass(frozen=True)
class Ledger:
    """A declared ledger. `needed`: the groups of columns of which a sheet must have at least one each.

    `named` are words in a sheet's name or title that speak for this ledger where headings alone do not
    decide; `import_power` is the power that its import and undo take."""

    key: str
    matter: str
    label: str
    columns: tuple[Column, ...]
    needed: tuple[tuple[str, ...], ...]
    reader: Callable[[UUID, int | None], Reader]
    commit: Callable[..., Sequence[Any]]
    undo: Callable[..., int]
    named: tuple[str, ...] = ()
    import_power: str = "disputes.import"

    def folded(
        self, rows: Iterable[tuple[int, dict[str, Any]]]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of a sheet as records: a ledger whose records spread over several rows joins them."""
        yield from rows
