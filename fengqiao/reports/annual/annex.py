"""The annex of evidence: every number of the report, what it means, and all the rows that it counted.

De-identified unless full is asked for by who may read the rows: of a row only its kinds, days and numbers stand, no
words that a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from fengqiao.engines import downloads
from fengqiao.engines.figures import Figure, lookup
from fengqiao.engines.figures.chips import Bound
from fengqiao.engines.figures.evidence import HOLDS, described
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.people.actors import Actor

from .composition import Draft

COLUMNS = ("序号", "文中写", "指标", "准数", "单位", "怎么数", "期间", "截至", "行", "内容")
Line = tuple[Any, ...]


def write(
    draft: Draft, actor: Actor, to: IO[bytes], *, full: bool, holds: int = HOLDS, total: int = 0
) -> None:
    """This will write the annex as a workbook. Where its sheet is full it says how many rows are not in it.
    `total`: how many rows there are, for a job that says how far it is."""
    mark = "（演示）" if draft.office.is_demo else ""
    title = f"{draft.layout.title}数据依据（{'全文' if full else '去标识'}）{mark}"
    lines = downloads.told(_lines(draft, actor, full, holds), total)
    write_xlsx(COLUMNS, lines, to, title, sheet="数据依据")


def rows_of(draft: Draft) -> int:
    """How many rows the annex is about to write."""
    return sum(
        figure.rows(bound.period, **bound.cells).count()
        for bound in _each(draft.bound)
        for figure in lookup.find(bound.key, draft.office.pk).opened
    )


def _lines(draft: Draft, actor: Actor, full: bool, holds: int) -> Iterator[Line]:
    for n, bound in enumerate(_each(draft.bound), start=1):
        yield _head(n, bound)
        for figure in lookup.find(bound.key, draft.office.pk).opened:
            rows = figure.rows(bound.period, **bound.cells)
            written = 0
            for said in described(figure, rows, draft.office, actor, full=full) if holds else ():
                written += 1
                yield _row(n, figure, written, said)
                if written == holds:
                    break
            holds -= written
            if not holds and (left := rows.count() - written):
                yield _row(n, figure, None, f"还有 {left} 行，这张表写不下，请在指标页面导出")


def _head(n: int, bound: Bound) -> Line:
    said = (bound.text, bound.named, bound.value, bound.unit, bound.counts)
    return n, *said, bound.period.label, bound.period.on, None, ""


def _row(n: int, figure: Figure, place: int | None, said: str) -> Line:
    return n, None, figure.label, None, None, None, None, None, place, said


def _each(bound: list[Bound]) -> Iterator[Bound]:
    """Each number once."""
    seen = set()
    for one in bound:
        asked = (one.key, *sorted(one.cells.items()))
        if asked not in seen:
            seen.add(asked)
            yield one
