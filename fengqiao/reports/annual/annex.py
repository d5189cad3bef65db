"""The annex of evidence: every number of the report, what it means, and the rows that it counted.

De-identified unless full is asked for by who may read the rows: of a row only its kinds, days and numbers stand, no
words that a person wrote.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fengqiao.engines.figures import Figure, finding
from fengqiao.engines.figures.chips import Bound
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

from .composing import Draft

COLUMNS = ("序号", "文中写", "指标", "准数", "单位", "怎么数", "期间", "截至", "行", "内容")
HIDDEN = "（不显示）"
MOST = 2000  # rows of one number


def xlsx(draft: Draft, actor: Actor, *, full: bool) -> bytes:
    """This will write the annex as a workbook."""
    mark = "（演示）" if draft.office.is_demo else ""
    kind = "全文" if full else "去标识"
    out = io.BytesIO()
    title = f"{draft.layout.title}数据依据（{kind}）{mark}"
    write_xlsx(COLUMNS, _lines(draft, actor, full), out, title, sheet="数据依据")
    return out.getvalue()


def _lines(draft: Draft, actor: Actor, full: bool) -> Iterator[tuple[Any, ...]]:
    for n, bound in enumerate(_each(draft.bound), start=1):
        head = (
            n,
            bound.text,
            bound.named,
            bound.value,
            bound.unit,
            bound.counts,
            bound.period.label,
            bound.period.on,
        )
        yield *head, None, ""
        figure = finding.find(bound.key, draft.office.pk)
        for opened in figure.opened:
            yield from _rows(n, opened, bound, actor, full)


def _rows(
    n: int, figure: Figure, bound: Bound, actor: Actor, full: bool
) -> Iterator[tuple[Any, ...]]:
    may_read = not figure.opens_with or actor.may(figure.opens_with)
    rows = figure.rows(bound.period, **bound.cells).order_by(*figure.order)[:MOST]
    for place, row in enumerate(rows, start=1):
        shown = [(label, _told(row, at, full and may_read)) for label, at in figure.columns]
        said = "；".join(f"{label}：{text}" for label, text in shown if text)
        yield n, None, figure.label, None, None, None, None, None, place, said


def _told(row: Any, at: str, full: bool) -> str:
    """One column of a row. What a person wrote may name a person: it stands only in the full annex."""
    value: Any = getattr(row, at, None)
    value = value() if callable(value) else value
    if value in (None, ""):
        return ""
    is_plain = isinstance(value, date | datetime | int | Decimal | Division) or at.startswith(
        "get_"
    )
    return str(value) if full or is_plain else HIDDEN


def _each(bound: list[Bound]) -> Iterator[Bound]:
    """Each number once."""
    seen = set()
    for one in bound:
        asked = (one.key, *sorted(one.cells.items()))
        if asked not in seen:
            seen.add(asked)
            yield one
