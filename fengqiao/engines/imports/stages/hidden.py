"""Rows that a filter or a person hid: whether they come in is asked once a file, and never guessed."""

from __future__ import annotations

from fengqiao.engines.registers.rows import Understood
from fengqiao.engines.registers.words import Reason
from fengqiao.ground.sheets import Workbook

from ..layout import Memory
from .staged import HiddenQuestion, Staged

IN, OUT = "in", "out"
ANSWERS = {IN: "和看得见的一样导入", OUT: "不导入，退回"}


def question(staged: Staged, book: Workbook, memory: Memory) -> HiddenQuestion | None:
    """What must be asked of the hidden rows; none where there are none, or a person has said it. Those that she wants
    left out are refused."""
    rows = [
        row for row in staged.all_rows if row.found and row.number in row.found.sheet.hidden_rows
    ]
    if not rows:
        return None
    means = memory.hidden.get(book.digest)
    if means is None:
        sheets = tuple(dict.fromkeys(row.sheet.strip() for row in rows))
        ledger = next(iter(staged.rows))
        return HiddenQuestion(ledger, book.digest, book.name, sheets, len(rows))
    if means == OUT:
        for row in rows:
            row.understood = Understood(label=row.understood.label)
            row.understood.refuse(Reason.HIDDEN)
    return None
