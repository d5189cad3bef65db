"""A row of a sheet: its cells with what stands around them, and what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from django.db.models import Model

from fengqiao.ground.sheets import Cell

from .words import Reason

# What a column holds: words, numbers, days, what it names, or several of them.
Value: TypeAlias = (
    "None | bool | int | str | Decimal | date | time | timedelta | UUID | Model | Sequence[Value]"
)
Values: TypeAlias = dict[str, "Value"]  # of a record or of a row of its table: column → value


@dataclass(frozen=True)
class Draft:
    """A row that can be stored: the value of each column, and the rows of each child table."""

    values: Values
    tables: Mapping[str, list[Values]]
    outside: Mapping[str, int] = field(default_factory=dict)
    year: int | None = None


@dataclass(frozen=True)
class Context:
    """What a row's surroundings say: the year of title or sheet, the month of a band, the unit of a heading."""

    year: int | None = None
    month: int | None = None
    units: Mapping[str, int] = field(default_factory=dict)


class Cells(dict[str, Cell]):
    """A row's cells by key, with what stands around them, the rows of its tables that stand below it, and why
    the value of a cell cannot be taken: (key, sentence)."""

    context: Context = Context()
    tables: Mapping[str, list[dict[str, Cell]]] = {}
    unread: tuple[tuple[str, str], ...] = ()


def context_of(cells: Mapping[str, Cell]) -> Context:
    """The surroundings of a row; a row made by hand has none."""
    return cells.context if isinstance(cells, Cells) else Context()


def rows_below(cells: Mapping[str, Cell], table: str) -> Sequence[Mapping[str, Cell]]:
    """The rows of a table that belong to a row of a sheet; to a row made by hand belong none."""
    return cells.tables.get(table, ()) if isinstance(cells, Cells) else ()


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

    def with_unread(self, cells: Cells) -> Understood:
        """The row with the cells that cannot be read held against it, first of all: such a cell is never taken for
        empty. Of the other reasons those stand that speak of readable cells alone."""
        told, unread = Understood(label=self.label), {key for key, _ in cells.unread}
        for key, says in cells.unread:
            told.refuse(Reason.UNREAD, key, says=says)
        for reason in self.reasons:
            blamed = set(self.blamed[reason])
            if blamed and blamed <= cells.keys() - unread:
                for says in self.said[reason]:
                    told.refuse(reason, *blamed, says=says)
        return told

    @property
    def waiting(self) -> set[str]:
        """The keys of the texts that nobody knows and for which the row is refused."""
        return self.unknown.keys() & {key for keys in self.blamed.values() for key in keys}

    @property
    def message(self) -> str:
        """Every sentence against the row, each once."""
        said = (sentence for reason in self.reasons for sentence in self.said[reason])
        return "；".join(dict.fromkeys(said))
