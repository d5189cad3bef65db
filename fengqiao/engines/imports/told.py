"""A checked file in plain values: what its page shows, and what the answers given there are about."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.registers.words import Reason

from .layout import Found
from .stages import Staged, hints

MOST_ROWS = 200
MOST_VALUES = 40
UNUSED_LABEL = "不用"


def shown(staged: Staged, fills: int) -> dict[str, Any]:
    """Everything about a checked file, as a job may keep it. `fills`: what it newly could add to others."""
    told = staged.told()
    told.pop("quarantined")
    returned = staged.returned()
    faults = [row for row in returned["rows"] if row["reasons"] != [Reason.DUPLICATE.value]]
    return {
        "told": told,
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
                "choices": [list(choice) for choice in one.choices],
            }
            for one in staged.asked
        ],
        "values": [
            {
                "ledger": one.ledger,
                "key": one.key,
                "label": one.label,
                "written": one.text,
                "said": one.said,
                "count": one.count,
                "waiting": one.waiting,
                "choices": [list(choice) for choice in one.choices],
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
                "codes": [list(code) for code in one.codes],
                "choices": [list(choice) for choice in one.choices],
                "is_confirmed": one.is_confirmed,
            }
            for one in staged.legends
        ],
    }


def _rows(staged: Staged, one: Found) -> list[Any]:
    return [row for row in staged.rows.get(one.register.sheet.key, ()) if row.found is one]


def _sheet(one: Found, rows: int) -> dict[str, Any]:
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
