"""A checked workbook: its rows by register, what is refused and why, what a person is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypedDict
from uuid import UUID

from fengqiao.engines.registers.rows import Known, Understood
from fengqiao.engines.registers.words import Reason
from fengqiao.ground import signs
from fengqiao.ground.sheets import Sheet, reference

from ..layout import ColumnQuestion, Found


class Refusal(TypedDict):
    """A row that did not come in: where it stands, and why."""

    sheet: str
    row: int
    record: str
    reasons: list[str]
    message: str


class Marked(Refusal):
    """The same with the columns that its message speaks of, from 1."""

    columns: list[int]


class Returned(TypedDict):
    """What goes back to the sender: the heading's row of each sheet, and the rows that did not come in."""

    heads: dict[str, int]
    rows: list[Marked]


class Counted(TypedDict):
    """How many rows were read and accepted; of these, how many by matter, and by the codes of a dimension."""

    read: int
    accepted: int
    duplicates: int
    matters: dict[str, int]
    by: dict[str, dict[str, int]]


class Told(Counted):
    """The answer of an import, in the shape that scripts depend on (product.md)."""

    quarantined: list[Refusal]


@dataclass
class Row:
    """One data-like row of a workbook and what became of it. `number` is its first row in the sheet."""

    sheet: str
    number: int
    understood: Understood
    found: Found | None = None
    standing: Known | None = None  # the record of the office that it repeats

    @property
    def accepted(self) -> bool:
        return not self.understood.reasons

    @property
    def is_known(self) -> bool:
        """Whether the office holds it already."""
        return self.standing is not None

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.number}"


@dataclass(frozen=True)
class ValueQuestion:
    """A text that nobody knows yet, how often it stands, how many rows wait for it, what it could mean."""

    ledger: str
    key: str
    label: str
    text: str
    said: str
    count: int
    waiting: int
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HiddenQuestion:
    """Hidden rows of a file: its digest and name, the sheets in which they stand, how many records they are."""

    ledger: str
    said: str
    name: str
    sheets: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Hint:
    """A row alike in wording to another record; only a person says whether they are the same. `place`: where
    the other stands in the file, "" for one that the office holds. `pair`: what the decision is kept under."""

    ledger: str
    row: Row
    other: Known
    place: str
    pair: str
    share: float


@dataclass(frozen=True)
class LegendSaid:
    """What codes mean by a legend of the file: (code, the legend's words, what they are taken for)."""

    ledger: str
    key: str
    label: str
    sheet: str
    codes: tuple[tuple[str, str, str], ...]
    choices: tuple[tuple[str, str], ...]
    is_confirmed: bool


@dataclass(frozen=True)
class Fill:
    """What a row of the file could add to a record that the office holds."""

    row: Row
    ledger: str
    subject: UUID
    standing: Known
    name: str
    value: str
    label: str


@dataclass
class Staged:
    """A checked file. `asked` must be answered before its sheets can be read, and `hidden` before they come in;
    `values` may be. `said` are
    sentences about sheets that are not imported, `differences` what control tables count otherwise. `known`
    is what the office holds of each ledger's days, `said_of_pairs` the pairs of which a person decided, `since` the last entry
    of the office's chain before it was read."""

    found: list[Found]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    asked: list[ColumnQuestion] = field(default_factory=list)
    hidden: HiddenQuestion | None = None
    values: list[ValueQuestion] = field(default_factory=list)
    legends: list[LegendSaid] = field(default_factory=list)
    known: dict[str, list[Known]] = field(default_factory=dict)
    said_of_pairs: Collection[str] = ()
    since: int | None = None
    said: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def must_ask(self) -> bool:
        """Whether a person must answer before anything comes in."""
        return bool(self.asked or self.hidden)

    @property
    def all_rows(self) -> list[Row]:
        return [row for rows in self.rows.values() for row in rows]

    @property
    def ledgers(self) -> list[str]:
        """The keys of the registers in the file, those too whose columns must be named first."""
        asked = [one.ledger for one in self.asked]
        return list(dict.fromkeys([*(one.register.sheet.key for one in self.found), *asked]))

    @property
    def refused(self) -> list[Row]:
        return [row for row in self.all_rows if not row.accepted]

    @property
    def accepted(self) -> int:
        return sum(row.accepted for row in self.all_rows)

    @property
    def waiting(self) -> int:
        """How many rows are refused for a text that a person may explain."""
        return sum(bool(row.understood.waiting) for row in self.refused)

    @property
    def duplicates(self) -> list[Row]:
        return [row for row in self.refused if row.understood.reasons == [Reason.DUPLICATE]]

    @property
    def fills(self) -> list[Fill]:
        return list(self._fills())

    def _fills(self) -> Iterator[Fill]:
        seen = set()
        for key, rows in self.rows.items():
            for row in rows:
                standing = row.standing
                if standing is None or standing.subject is None:
                    continue
                for name, (value, label) in row.understood.fills.items():
                    if name in standing.lacks and (standing.subject, name) not in seen:
                        seen.add((standing.subject, name))
                        yield Fill(row, key, standing.subject, standing, name, value, label)

    def told(self) -> Told:
        return {**self.counted(), "quarantined": [refusal(row) for row in self._in_order()]}

    def counted(self) -> Counted:
        by: dict[str, Counter[str]] = defaultdict(Counter)
        matters: Counter[str] = Counter()
        for register in {found.register.sheet.key: found.register for found in self.found}.values():
            for row in self.rows.get(register.sheet.key, ()):
                if row.accepted:
                    matters[register.matter] += 1
                    for name, code in row.understood.counted.items():
                        by[name][code] += 1
        return {
            "read": len(self.all_rows),
            "accepted": sum(matters.values()),
            "duplicates": len(self.duplicates),
            "matters": dict(matters),
            "by": {name: dict(counted) for name, counted in by.items()},
        }

    def parts(self) -> dict[str, dict[str, int]]:
        """What was read and accepted for each register."""
        return {
            key: {"read": len(rows), "accepted": sum(row.accepted for row in rows)}
            for key, rows in self.rows.items()
        }

    def returned(self) -> Returned:
        """What the office holds already is no fault."""
        rows: list[Marked] = [
            {**refusal(row), "columns": _blamed(row)}
            for row in self._in_order()
            if not row.is_known
        ]
        return {"heads": {one.sheet.name: one.header_row for one in self.found}, "rows": rows}

    def _in_order(self) -> list[Row]:
        order = {found.sheet.name: n for n, found in enumerate(self.found)}
        return sorted(self.refused, key=lambda row: (order.get(row.sheet, 0), row.number))

    @property
    def only_known_duplicates(self) -> bool:
        return len(self.refused) == len(self.duplicates)


def _blamed(row: Row) -> list[int]:
    if row.found is None:
        return []
    keys = {key for keys in row.understood.blamed.values() for key in keys}
    ticked = {at for key in keys for at in row.found.mapped.ticks.get(key, ())}
    return sorted(ticked | {at for key, at in row.found.columns.items() if key in keys})


def refusal(row: Row) -> Refusal:
    reasons = row.understood.reasons
    return {
        "sheet": row.sheet,
        "row": row.number,
        "record": row.understood.label,
        "reasons": [reason.value for reason in reasons],
        "message": row.understood.message,
    }


NAMED_CELLS = 5


def said_of_changes(sheet: Sheet) -> list[str]:
    """A sentence where texts of a sheet were cleaned so that somebody may see it, with the first of their cells."""
    if not sheet.changed:
        return []
    named = "、".join(reference(*place) for place in sheet.changed[:NAMED_CELLS])
    more = f" 等 {len(sheet.changed)} 格" if len(sheet.changed) > NAMED_CELLS else ""
    return [f"工作表“{sheet.name.strip()}”的 {named}{more} 里{signs.CHANGED}，请核对。"]
