"""A table as sentences: title, row and heading said before each number, so that words bind it like prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fengqiao.ground.patterns import bounded

_NUMBER = bounded(r"\s*-?[\d,]+(?:\.\d+)?\s*[%％]?\s*")
_LONGEST_HEADING = 100
_NO_COUNT = re.compile(r"序号|编号|年份|年度|月份|日期|时间|电话|代码|文号|邮编|身份证")
_DAY = re.compile(r"日期|时间$")
_DATED = bounded(r"\d\s*[年月./-]\s*\d|\d月|^\d{5}$|[一二三四五六七八九十]月")
_UNIT_LINE = bounded(r"单位\s*[:：]\s*([\u4e00-\u9fff]{1,3})")
_OWN_UNIT = bounded(
    r"[（(]\s*(?:单位[:：])?([\u4e00-\u9fff]{1,3}|%)\s*[）)]|(?<=[\u4e00-\u9fff])?(件|起|次|场次|场|份|人次|人|名|户|个|条)数$"
)


def lines(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """One line a row. 2024年纠纷统计表 / 类别, 件数 / 邻里, 94 gives “2024年纠纷统计表：邻里件数94件。”"""
    title, heads, unit, in_body = "", [], "", False
    for row in rows:
        cells = [_shown(cell) for cell in row]
        numbers = [
            i for i, cell in enumerate(row) if _is_number(cell) and not _is_no_count(heads, i)
        ]
        if not any(cells):
            in_body = False
        elif numbers and _is_record(heads, cells):
            in_body = True
            yield "\t".join(filter(None, cells))
        elif not numbers:
            said = list(dict.fromkeys(filter(None, cells)))
            if found := _UNIT_LINE.search(" ".join(cells)):
                unit = found[1]
            elif len(said) == 1:
                title = title if in_body else said[0]
            else:
                heads = cells if in_body or not heads else _joined(heads, cells)
                in_body = False
            yield "\t".join(said)
        else:
            in_body = True
            named = next(
                (k for k, c in enumerate(cells) if c and not _NUMBER.fullmatch(c)), len(cells)
            )
            told = "；".join(
                (cells[named] if named < i else "") + _told(cells[i], i, heads, unit)
                for i in numbers
            )
            yield f"{title}：{told}。" if title else f"{told}。"


def _told(number: str, i: int, heads: list[str], unit: str) -> str:
    head = heads[i] if i < len(heads) else ""
    own = _OWN_UNIT.search(head)
    said = _OWN_UNIT.sub("", head) if own else head
    counted = "" if number.endswith(("%", "％")) else ((own[1] or own[2]) if own else unit)
    return f"{said}{number}{counted}"


def _joined(above: list[str], below: list[str]) -> list[str]:
    """The heading of a column over two lines. What is longer than a heading ever was is no heading any more."""
    wide = max(len(above), len(below))
    pairs = zip(above + [""] * (wide - len(above)), below + [""] * (wide - len(below)), strict=True)
    return [a if a == b or len(a) > _LONGEST_HEADING else a + b for a, b in pairs]


def _is_record(heads: list[str], cells: list[str]) -> bool:
    """A row with its own day is an entry of a ledger and no statistic: nothing of it is a total."""
    paired = zip(heads, cells, strict=False)
    return any(_DAY.search(head) and _DATED.search(cell) for head, cell in paired)


def _is_no_count(heads: list[str], i: int) -> bool:
    return i < len(heads) and bool(_NO_COUNT.search(heads[i]))


def _is_number(cell: Any) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and bool(_NUMBER.fullmatch(cell))


def _shown(cell: Any) -> str:
    if cell is None or isinstance(cell, date):
        return "" if cell is None else cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\s+", "", str(cell))
