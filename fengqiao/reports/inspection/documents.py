"""The list to be handed in: a workbook with its contents and the rows behind each query, and an official paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from fengqiao.engines import downloads
from fengqiao.engines.figures import External
from fengqiao.engines.figures.evidence import AT_ONCE, HIDDEN, HOLDS, described
from fengqiao.engines.papers import Paper, Paragraph, Run, Table, letterhead
from fengqiao.engines.registers.columns import Children, Person, Text
from fengqiao.ground.sheets import Page, write_book
from fengqiao.trunk.people.actors import Actor

from .findings import Found, Looked, Told
from .items import Item

CONTENTS = ("序号", "材料", "从哪里数", "怎么数", "数", "记录", "存在别处的材料", "还缺")
ROWS = ("材料序号", "材料", "从哪里数", "行", "内容")
Line = tuple[Any, ...]


def title(looked: Looked) -> str:
    return f"{looked.year}年法治督察材料清单"


def book(looked: Looked, actor: Actor, to: IO[bytes], *, full: bool) -> None:
    """This will write the contents, then every row; de-identified unless full, for who may read them."""
    mark = "（演示）" if looked.office.is_demo else ""
    notes = [f"清单来处：{looked.holding.source}", f"截至 {looked.on}"]
    kind = "全文" if full else "去标识"
    rows = downloads.told(_rows(looked, actor, full), rows_of(looked))
    pages = (
        Page(
            "目录", CONTENTS, _contents(looked), f"{looked.office.name}{title(looked)}{mark}", notes
        ),
        Page("明细", ROWS, rows, f"{title(looked)}明细（{kind}）{mark}"),
    )
    write_book(pages, to)


def rows_of(looked: Looked) -> int:
    """How many rows the workbook is about to write."""
    return sum(one.records or 0 for told in looked.told for one in told.found)


def paper(looked: Looked) -> Paper:
    """The contents as an official paper, each number bound."""
    rows = [row for told in looked.told for row in _paper_rows(told)]
    return Paper(
        title=title(looked),
        organ=letterhead.of(looked.office).organ,
        signed_on=looked.on,
        blocks=(
            Paragraph(f"以下各项截至{looked.on:%Y-%m-%d}，记录数由台账算出。"),
            Table(("序号", "材料", "在台账里", "数", "还缺"), tuple(rows), widths=(1, 4, 4, 2, 4)),
        ),
        is_demo=looked.office.is_demo,
    )


def _contents(looked: Looked) -> Iterator[Line]:
    for told in looked.told:
        kept, missing = _kept(told.item), "；".join(told.missing)
        first: Line = (told.n, told.item.label)
        for n, one in enumerate(told.found or (None,)):
            shown = (one.label, one.counts, one.value, one.records) if one else ("", "", "", None)
            yield (
                *(first if n == 0 else (told.n, "")),
                *shown,
                *((kept, missing) if n == 0 else ("", "")),
            )


def _paper_rows(told: Told) -> Iterator[Line]:
    lacks = "；".join(told.missing)
    for n, one in enumerate(told.found or (None,)):
        head = (str(told.n), told.item.label) if n == 0 else ("", "")
        label = one.label if one else _kept(told.item)
        yield *head, label, _number(one), lacks if n == 0 else ""


def _number(one: Found | None) -> Any:
    if one is None:
        return ""
    return Run(one.bound.text, one.bound.reference) if one.bound else one.value


def _kept(item: Item) -> str:
    said = ("，".join(filter(None, (one.title, one.number, one.place))) for one in item.kept)
    return "；".join(said)


def _rows(looked: Looked, actor: Actor, full: bool) -> Iterator[Line]:
    left = HOLDS
    for told in looked.told:
        for one in told.found:
            for place, said in enumerate(_described(one, looked, actor, full), start=1):
                if left == 0:
                    yield (
                        told.n,
                        told.item.label,
                        one.label,
                        None,
                        "这张表写满了，其余请打开台账导出",
                    )
                    return
                left -= 1
                yield told.n, told.item.label, one.label, place, said


def _described(one: Found, looked: Looked, actor: Actor, full: bool) -> Iterator[str]:
    """The rows of one query, each in a line."""
    if one.bound is not None and not isinstance(one.figure, External):
        for figure in one.figure.opened:
            rows = figure.rows(one.bound.period, **one.bound.cells)
            yield from described(figure, rows, looked.office, actor, full=full)
    elif one.seen is not None:
        rows = one.seen.rows.order_by(*one.seen.order)
        for record in rows.iterator(chunk_size=AT_ONCE):
            shown = ((c.label, _cell(c, record, full)) for c in one.seen.columns)
            yield "；".join(f"{label}：{said}" for label, said in shown if said)


def _cell(column: Any, record: Any, full: bool) -> str:
    """What a person wrote stands only in the full book."""
    said = str(column.shown(record))
    return HIDDEN if said and not full and isinstance(column, Text | Person | Children) else said
