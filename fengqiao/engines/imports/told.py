"""A checked file in plain values, as a job keeps it: what its page shows, and what the answers given there are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from fengqiao.engines.registers.words import Reason

from .layout import Found
from .stages import Counted, Marked, Returned, Row, Staged, hints

MOST_ROWS = 200
MOST_VALUES = 40
UNUSED_LABEL = "不用"

Pairs = list[list[str]]  # what may be chosen, each with its label


class ColumnAsked(TypedDict):
    """A column that must be named before its sheet can be read."""

    ledger: str
    sheet: str
    written: str
    said: str
    examples: list[str]
    choices: Pairs


class ValueAsked(TypedDict):
    """A text that nobody knows yet."""

    ledger: str
    key: str
    label: str
    written: str
    said: str
    count: int
    waiting: int
    choices: Pairs


class HintAsked(TypedDict):
    """Two records alike in wording; `subject` is "" where the other is a row of the file too."""

    ledger: str
    pair: str
    place: str
    text: str
    other: str
    other_text: str
    other_place: str
    subject: str


class LegendAsked(TypedDict):
    """What codes mean: each with the legend's words and what they are taken for."""

    ledger: str
    key: str
    label: str
    sheet: str
    codes: list[list[str]]
    choices: Pairs
    is_confirmed: bool


class HiddenAsked(TypedDict):
    """Rows that are hidden in the file."""

    ledger: str
    said: str
    written: str
    sheets: list[str]
    count: int


class ColumnRead(TypedDict):
    """A column, and what it is taken for."""

    written: str
    said: str
    key: str
    label: str


class SheetRead(TypedDict):
    name: str
    ledger: str
    label: str
    header_row: int
    year: int | None
    rows: int
    columns: list[ColumnRead]
    choices: Pairs


class Checked(TypedDict):
    """Everything about a checked file. `fills`: what it newly could add to others; `faults`: how many rows go back,
    `rows` the first of them."""

    told: Counted
    returned: Returned
    faults: int
    rows: list[Marked]
    fills: int
    waiting: int
    said: list[str]
    differences: list[str]
    ledgers: list[str]
    sheets: list[SheetRead]
    asked: list[ColumnAsked]
    hidden: NotRequired[HiddenAsked | None]  # what older jobs kept does not know it
    values: list[ValueAsked]
    hints: list[HintAsked]
    legends: list[LegendAsked]


def shown(staged: Staged, fills: int) -> Checked:
    returned = staged.returned()
    faults = [row for row in returned["rows"] if row["reasons"] != [Reason.DUPLICATE.value]]
    return {
        "told": staged.counted(),
        "returned": returned,
        "faults": len(faults),
        "rows": faults[:MOST_ROWS],
        "fills": fills,
        "waiting": staged.waiting,
        "said": staged.said,
        "differences": staged.differences,
        "ledgers": staged.ledgers,
        "sheets": [_sheet(one, len(_rows(staged, one))) for one in staged.found],
        "asked": [
            {
                "ledger": one.ledger,
                "sheet": one.sheet,
                "written": one.heading,
                "said": one.said,
                "examples": list(one.examples),
                "choices": _listed(one.choices),
            }
            for one in staged.asked
        ],
        "hidden": _hidden(staged),
        "values": [
            {
                "ledger": one.ledger,
                "key": one.key,
                "label": one.label,
                "written": one.text,
                "said": one.said,
                "count": one.count,
                "waiting": one.waiting,
                "choices": _listed(one.choices),
            }
            for one in staged.values[:MOST_VALUES]
        ],
        "hints": [
            {
                "ledger": one.ledger,
                "pair": one.pair,
                "place": one.row.place,
                "text": one.row.understood.wording[:80],
                "other": one.other.label,
                "other_text": one.other.wording[:80],
                "other_place": one.place,
                "subject": str(one.other.subject or ""),
            }
            for one in hints(staged)
        ],
        "legends": [
            {
                "ledger": one.ledger,
                "key": one.key,
                "label": one.label,
                "sheet": one.sheet,
                "codes": _listed(one.codes),
                "choices": _listed(one.choices),
                "is_confirmed": one.is_confirmed,
            }
            for one in staged.legends
        ],
    }


def _hidden(staged: Staged) -> HiddenAsked | None:
    one = staged.hidden
    if one is None:
        return None
    return {
        "ledger": one.ledger,
        "said": one.said,
        "written": one.name,
        "sheets": list(one.sheets),
        "count": one.count,
    }


def _listed(those: Iterable[Sequence[str]]) -> Pairs:
    return [list(one) for one in those]


def _rows(staged: Staged, one: Found) -> list[Row]:
    return [row for row in staged.rows.get(one.register.sheet.key, ()) if row.found is one]


def _sheet(one: Found, rows: int) -> SheetRead:
    labels = {at: one.register.sheet.headed(key).label for key, at in one.columns.items()}
    keys = {at: key for key, at in one.columns.items()}
    ticked = {at for found in one.mapped.ticks.values() for at in found}
    return {
        "name": one.sheet.name.strip(),
        "ledger": one.register.sheet.key,
        "label": one.register.label,
        "header_row": one.header_row,
        "year": one.year,
        "rows": rows,
        "columns": [
            {
                "written": leaf.text,
                "said": leaf.plain,
                "key": keys.get(leaf.column, ""),
                "label": labels.get(leaf.column, "打勾" if leaf.column in ticked else UNUSED_LABEL),
            }
            for leaf in one.block.leaves
        ],
        "choices": [[column.key, column.label] for column in one.register.sheet.columns],
    }
