"""A return as a file: a workbook in the layout of its form, plain rows, and an official paper to be signed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone

from fengqiao.engines.papers import Paper, Paragraph, Table
from fengqiao.ground.sheets import Box, Form, in_cell, write_form

from . import layout
from .cells import Cell
from .declaration import TOTAL, Line
from .edition import Filled
from .words import Run

BLANK = "________________"
DEMO = "演示数据，人和事都是虚构的"


def xlsx(one: Filled) -> bytes:
    """This will give the workbook, laid out as the form is."""
    heads, body = _down(one) if one.of.run == Run.DOWN else _across(one)
    made = io.BytesIO()
    form = Form(
        title=_title(one),
        above=((f"填报单位：{one.office.name}", one.period.label),),
        heads=heads,
        body=body,
        below=(tuple(_signed(one)), *((note,) for note in notes(one))),
        sheet=one.of.name,
    )
    write_form(form, made)
    return made.getvalue()


def rows(one: Filled) -> bytes:
    """This will give a CSV file that spreadsheets open: one row a line, one column a cut."""
    made = io.StringIO()
    out = csv.writer(made)
    _put(out, "分组", "项目", "单位", *(cut.label for cut in one.table.cuts))
    for line in one.of.shown:
        cells = [cell.text for cell in one.table.row(line)]
        _put(out, _plain(line.group), _plain(line.label), line.unit, *cells)
    out.writerow([])
    _put(out, _title(one), one.period.label)
    for note in notes(one):
        _put(out, note)
    return made.getvalue().encode("utf-8-sig")


def _put(out: Any, *texts: str) -> None:
    out.writerow(map(in_cell, texts))


def paper(one: Filled) -> Paper:
    """This will set the return out as a paper: its lines with what the office itself fills in, and where to sign."""
    cuts = [cut for cut in one.of.cuts if cut.ours]
    cells = tuple(
        (line.named, *(one.table.cells[(line.key, cut.key)].text for cut in cuts), line.unit)
        for line in one.of.shown
    )
    return Paper(
        title=_title(one),
        organ=one.office.name,
        signed_on=one.seal.sealed_on if one.seal else timezone.localdate(),
        blocks=(
            Table(
                columns=("项目", *(cut.label for cut in cuts), "单位"),
                rows=cells,
                caption=one.period.label,
                widths=(5.0, *(2.0 for _ in cuts), 1.2),
            ),
            *(Paragraph(f"{label}：{BLANK}") for label in one.of.signed[1:]),
            *(Paragraph(note) for note in notes(one)),
        ),
        is_demo=one.office.is_demo,
    )


TABLES = {"xlsx": xlsx, "csv": rows}


def notes(one: Filled) -> Iterator[str]:
    """What has to be said of a file: how it stands, where its form comes from, that it is a demo."""
    if one.seal is not None:
        yield f"已于 {one.seal.sealed_on} 封账，第 {one.seal.version} 版"
    else:
        yield f"还没有封账，数随台账变；{timezone.localdate()} 导出"
    if one.of.source:
        yield f"表样：{one.of.source}"
    if memory := [line.named for line in one.of.shown if line.basis == "memory"]:
        yield f"凭记忆拟定、要和上级的表核对的项目：{'、'.join(memory)}"
    if one.office.is_demo:
        yield DEMO


def _title(one: Filled) -> str:
    mark = "（演示）" if one.office.is_demo else ""
    return f"{layout.title(one.of, one.office)}（{one.period.label}）{mark}"


def _signed(one: Filled) -> Iterator[str]:
    yield from (f"{label}：" for label in one.of.signed)


def _down(one: Filled) -> tuple[list[list[object]], list[list[object]]]:
    """Lines on the left, under their groups; cuts above."""
    heads = [[Box("项目", across=2), None, "单位", *(cut.label for cut in one.table.cuts)]]
    body: list[list[object]] = []
    for group, lines in one.of.groups:
        for n, line in enumerate(lines):
            cells = [_value(cell) for cell in one.table.row(line)]
            body.append([*_beginning(group, line, len(lines), n), line.unit, *cells])
    return heads, body


def _beginning(group: str, line: Line, size: int, n: int) -> list[object]:
    if not group:
        return [Box(line.label, across=2), None]
    return [Box(group, down=size) if n == 0 else None, line.label]


def _across(one: Filled) -> tuple[list[list[object]], list[list[object]]]:
    """Lines above, under their groups with what they have together; cuts on the left."""
    top: list[object] = [Box(one.of.each_head or "项目", down=2)]
    under: list[object] = [None]
    for group, lines in one.of.groups:
        if group:
            top += [
                Box(f"{group}{together(one, lines)}", across=len(lines)),
                *[None] * (len(lines) - 1),
            ]
            under += [line.label for line in lines]
        else:
            top += [Box(line.label, down=2) for line in lines]
            under += [None] * len(lines)
    body: list[list[object]] = [
        [cut.label, *(_value(cell) for cell in one.table.column(cut))] for cut in one.table.cuts
    ]
    return [top, under], body


def together(one: Filled, lines: list[Line]) -> str:
    """What the lines of a group come to, as such a form says it in its heading: （共计：3件）."""
    cells = [one.table.cell(line.key, TOTAL) for line in lines]
    values = [cell.value for cell in cells if cell is not None and cell.value is not None]
    units = {line.unit for line in lines}
    if len(values) < len(lines) or len(units) != 1 or any(line.over for line in lines):
        return ""
    return f"（共计：{sum(values)}{units.pop()}）"


def _value(cell: Cell) -> object:
    return cell.value if isinstance(cell.value, int | Decimal) else cell.text or None


def _plain(text: str) -> str:
    """A label that a spreadsheet would take for a formula is text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
