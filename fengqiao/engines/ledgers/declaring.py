"""What a ledger is: its columns in the words of the trade, and how a row of it is understood.

A matter declares its ledger in sheets.py; the engine finds, maps, checks, previews and commits without
knowing the matter by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from .words import Reason


class NotUndone(Exception):
    """An import cannot be taken back as a whole; the text says why and what to do."""


class NotChanged(ValueError):
    """A record may not be changed as asked; the text says why and what to do."""


class Holds(StrEnum):
    """What the cells of a column look like; it speaks for or against a heading that is not in the list."""

    ANYTHING = "anything"
    DAY = "day"
    AMOUNT = "amount"
    COUNT = "count"
    CHOICE = "choice"  # one of a closed list, which the reader recognises
    NAMES = "names"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One column: the key a row is read by, and the headings people give it, in plain words.

    `continues`: a second row of the same record may add to it (one more party below the first).
    `banded`: it may stand above its rows instead, as a section's heading, a ticked column or a sheet's name.
    """

    key: str
    label: str
    headings: tuple[str, ...]
    holds: Holds = Holds.ANYTHING
    continues: bool = False
    banded: bool = False


@dataclass(frozen=True)
class Context:
    """What a row's surroundings say: the year of title or sheet, the month of a band, the unit of a heading."""

    year: int | None = None
    month: int | None = None
    units: Mapping[str, int] = field(default_factory=dict)


class Cells(dict[str, Any]):
    """A row's cells by key, with what stands around them."""

    context: Context = Context()


def context_of(cells: Mapping[str, Any]) -> Context:
    """The surroundings of a row; a row made by hand has none."""
    return cells.context if isinstance(cells, Cells) else Context()


class Known(NamedTuple):
    """A record that the office already holds: what finds it again, and which one it is; by what likeness is
    told (`Understood`)."""

    key: tuple[Any, ...]
    parties: frozenset[str]
    matter: str = ""
    subject: UUID | None = None
    label: str = ""
    path: str = ""
    lacks: frozenset[str] = frozenset()
    wording: str = ""
    beside: tuple[Any, ...] = ()


@dataclass
class Understood:
    """A row after checking: the record when nothing speaks against it, or every reason that does.

    `identity` finds duplicates: two records with the same key, the same `matter` (where both say one) and
    party sets of which one holds the other are the same. `counted` are the codes the import's answer
    counts by. `unknown` are texts nobody knows yet, by key: a person may say what they mean. `fills` is
    what the record could add to a standing one that lacks it: field → (value, label). Two records of which
    neither is the other are alike when their `wording` is, and told so to a person, among those that have
    the same `beside`.
    """

    record: Any = None
    reasons: list[Reason] = field(default_factory=list)
    label: str = ""
    key: tuple[Any, ...] | None = None
    parties: frozenset[str] = frozenset()
    counted: Mapping[str, str] = field(default_factory=dict)
    matter: str = ""
    wording: str = ""
    beside: tuple[Any, ...] = ()
    unknown: dict[str, str] = field(default_factory=dict)
    fills: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    blamed: dict[Reason, list[str]] = field(default_factory=dict)
    said: dict[Reason, list[str]] = field(default_factory=dict)

    def refuse(self, reason: Reason, *keys: str, says: str = "") -> None:
        """This will hold a reason against the row, and against the columns it speaks of. `says` is its
        sentence where the reason's own does not fit."""
        if reason not in self.reasons:
            self.reasons.append(reason)
        self.blamed.setdefault(reason, []).extend(keys)
        self.said.setdefault(reason, []).append(says or str(reason.label))

    @property
    def waiting(self) -> set[str]:
        """The keys of the texts that nobody knows and for which the row is refused."""
        return self.unknown.keys() & {key for keys in self.blamed.values() for key in keys}

    @property
    def message(self) -> str:
        """Every sentence against the row, each once."""
        said = (sentence for reason in self.reasons for sentence in self.said[reason])
        return "；".join(dict.fromkeys(said))


class Reader(Protocol):
    """Understands rows for one office and year; made once an import, so its look-ups are made once.

    A reader may also say what it recognises, which lets a column, a section or a tick be understood by
    what it holds: `recognises(key, text) -> bool`; and what a person may choose for a text that nobody
    knows: `options(key) -> [(text, label)]`; and what a cell of a control table counts:
    `counts(text) -> (dimension, code) | None`.
    """

    def understand(self, cells: Mapping[str, Any]) -> Understood: ...
    def known(self, rows: Sequence[Understood]) -> Iterable[tuple[Any, ...]]:
        """What the office already holds for these rows, as Known or (key, parties), in a constant number
        of queries."""
        ...


@dataclass(frozen=True)
class Ledger:
    """A declared ledger. `needed`: the groups of columns of which a sheet must have at least one each.

    `named` are words in a sheet's name or title that speak for this ledger where headings alone do not
    decide; `import_power` is the power that its import and undo take. `own`: the columns of which a record
    has its own cell even where the others are merged downwards; a row without any belongs to the record
    above. `fill`: writes accepted suggestions into standing records. `opens`: the URL name of a record's
    page."""

    key: str
    matter: str
    label: str
    columns: tuple[Column, ...]
    needed: tuple[tuple[str, ...], ...]
    reader: Callable[[UUID, int | None], Reader]
    commit: Callable[..., Any]
    undo: Callable[..., int]
    import_power: str
    named: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    fill: Callable[..., Any] | None = None
    opens: str = ""

    def folded(
        self, rows: Iterable[tuple[int, dict[str, Any]]]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of a sheet as records: a ledger whose records spread over several rows joins them."""
        yield from rows

    def headed(self, key: str) -> Column:
        """The column of a sheet that is read by that key."""
        return next(column for column in self.columns if column.key == key)
