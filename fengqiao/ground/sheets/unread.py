"""Cells that show something and whose value still cannot be taken: each with a sentence that says what to do."""

from __future__ import annotations

import re
from typing import Any

ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
MORE_ERRORS = ("#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!")
DIGITS = 15  # what a spreadsheet keeps of a number; of a longer one the last digits are lost

WRONG = "是错误值 {shown}，请改成真实的内容"
UNCOUNTED = "是没有算出结果的公式，请用 WPS 或 Excel 打开，保存一次再来"
TOO_LONG = f"是超过 {DIGITS} 位的数，文件里末几位已经丢失，请把这一列设为文本，再照原件填一遍"
COVERED = "被合并的单元格盖住，里面还写着“{shown}”，请取消合并，核对后再来"

# A number as Excel writes it into a .csv when it is too long for the column.
_CUT_SHORT = re.compile(r"[+-]?\d(?:\.\d+)?[eE]\+(\d{2,3})")


def reason(value: Any) -> str:
    """Why a value cannot be taken, or "". `2.02E+17` is a number of eighteen digits that lost all but three."""
    if isinstance(value, str):
        if value.startswith("#") and value.strip().upper() in (*ERRORS, *MORE_ERRORS):
            return WRONG.format(shown=value.strip())
        cut = _CUT_SHORT.fullmatch(value.strip()) if value[:1] in "+-0123456789" else None
        return TOO_LONG if cut and int(cut[1]) >= DIGITS else ""
    if isinstance(value, int | float) and abs(value) >= 10**DIGITS:
        return TOO_LONG
    return ""


def shown_reason(shown: str) -> str:
    """The sentence for what a cell shows of which its file says that it has no value."""
    return UNCOUNTED if shown.startswith("=") else WRONG.format(shown=shown)
