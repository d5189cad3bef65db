"""Whatever the layout: every good row right, no bad row accepted, no good row refused."""

from __future__ import annotations

import csv
import io
import os
import random
from datetime import date

import openpyxl
import pytest
import xlwt
from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl.styles import Font, PatternFill

from fengqiao.engines.ledgers import staging
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes.sheets import LEDGER
from fengqiao.matters.disputes.sheets.parties import identity

from . import layouts
from .layouts import Case, Written

pytestmark = pytest.mark.django_db

WORKBOOKS = 200
# The same two hundred every run, so that a red run means a change; LAYOUT_SEED tries two hundred others.
FIRST = int(os.environ.get("LAYOUT_SEED", "20241231"))
REASON = {"struck": "void"}


def test_two_hundred_layouts_are_understood(li, office):
    faults = []
    for seed in range(FIRST, FIRST + WORKBOOKS):
        faults += [f"LAYOUT_SEED={seed}: {fault}" for fault in _faults(seed, li.office)]
    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:20]])


def _faults(seed: int, office) -> list[str]:
    chance = random.Random(seed)
    sheets, told = layouts.workbook(chance)
    data = WRITERS[told["kind"]](sheets, chance)
    kind = told["kind"]
    try:
        name = sheets[0].name if kind == "csv" else "台账"
        done = staging.stage(read(data, f"{name}.{kind}"), (LEDGER,), office, _year(sheets))
    except Exception as error:
        return [f"{kind} {told['style']}: {type(error).__name__} {error}"]
    faults = [f"asked {question}" for question in done.asked]
    rows = {(row.sheet.strip(), row.number): row for row in done.all_rows}
    for sheet in sheets:
        for number, case in sheet.cases:
            row = rows.pop((sheet.name, number), None)
            if fault := _fault(row, case, told):
                faults.append(
                    f"{kind} {told['style']} {sheet.name} row {number} {case.bad}: {fault}"
                )
    return faults + [f"{kind} {told['style']} no record at {place}" for place in rows]


def _year(sheets: list[Written]) -> int | None:
    """Half of the sheets state their year; whoever imports the others says it."""
    return (
        None if all(str(layouts.YEAR) in str(s.name) for s in sheets if s.cases) else layouts.YEAR
    )


def _fault(row, case: Case, told) -> str:
    if row is None:
        return "not read"
    reasons = [reason.value for reason in row.understood.reasons]
    if case.bad:
        expected = REASON.get(case.bad, case.bad)
        if case.bad == "unknown_category" and told["style"] == "ticks":
            expected = "missing_category"
        if case.bad in ("missing_category", "two_categories") and told["style"] == "sections":
            return ""  # a section is always one; those rows are good there
        return "" if reasons == [expected] else f"{reasons} {row.understood.unknown}"
    if reasons:
        return f"refused {reasons}"
    record = row.understood.record.record
    got = {
        "registered": record.registered_on,
        "closed": record.closed_on,
        "community": record.division.name,
        "one": identity(name for side, name in record.parties if side == 1),
        "two": identity(name for side, name in record.parties if side == 2),
        "summary": record.summary,
        "outcome": record.outcome,
        "amount": record.amount,
        "nature": record.nature,
    }
    wanted = {
        "registered": case.registered,
        "closed": case.closed,
        "community": case.community,
        "one": frozenset(case.one),
        "two": frozenset(case.two),
        "summary": case.summary,
        "outcome": case.outcome if case.two else HELPED.get(case.outcome, case.outcome),
        "amount": case.amount,
        "nature": "dispute" if case.two else "concern",
    }
    if told["style"] == "type":
        got["type"], wanted["type"] = record.type and record.type.code, case.category
    else:
        got["class"], wanted["class"] = record.report_class.code, case.category
    return str([(k, got[k], wanted[k]) for k in wanted if got[k] != wanted[k]] or "")


HELPED = dict.fromkeys(("oral", "written", "on_the_spot", "performed"), "helped")


def _xlsx(sheets: list[Written], chance: random.Random) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for number in sheet.struck:
            for cell in page[number]:
                cell.font = Font(strike=True)
        if chance.random() < 0.2:  # formatted emptiness far away
            page.cell(3000, 90).fill = PatternFill("solid", "eeeeee")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _xls(sheets: list[Written], chance: random.Random) -> bytes:
    book = xlwt.Workbook()
    day, struck = xlwt.easyxf(num_format_str="yyyy-mm-dd"), xlwt.easyxf("font: struck_out on")
    struck_day = xlwt.easyxf("font: struck_out on", num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            crossed = number + 1 in sheet.struck
            for column, value in enumerate(row):
                if value is not None:
                    dated = (struck_day if crossed else day) if isinstance(value, date) else None
                    form = dated or (struck if crossed else xlwt.Style.default_style)
                    page.write(number, column, value, form)
        page.merged_ranges.extend(
            (top - 1, bottom - 1, left - 1, right - 1) for top, left, bottom, right in sheet.merged
        )
        page.visibility = 1 if sheet.hidden else 0
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _ods(sheets: list[Written], chance: random.Random) -> bytes:
    book = OpenDocumentSpreadsheet()
    struck = odf_style.Style(name="struck", family="table-cell")
    struck.addElement(odf_style.TextProperties(textlinethroughstyle="solid"))
    hidden = odf_style.Style(name="hidden", family="table")
    hidden.addElement(odf_style.TableProperties(display="false"))
    for style in (struck, hidden):
        book.automaticstyles.addElement(style)
    for sheet in sheets:
        page = odf_table.Table(name=sheet.name, **({"stylename": hidden} if sheet.hidden else {}))
        spans = {
            (top, left): (bottom - top + 1, right - left + 1)
            for top, left, bottom, right in sheet.merged
        }
        width = max(len(row) for row in sheet.rows)
        for number, row in enumerate(sheet.rows, 1):
            line = odf_table.TableRow()
            for column in range(1, width + 1):
                value = row[column - 1] if column <= len(row) else None
                line.addElement(
                    _ods_cell(
                        value,
                        spans.get((number, column)),
                        struck if number in sheet.struck else None,
                    )
                )
            page.addElement(line)
        book.spreadsheet.addElement(page)
    kept = io.BytesIO()
    book.write(kept)
    return kept.getvalue()


def _ods_cell(value, span, style):
    given = {"stylename": style} if style is not None else {}
    if span:
        given |= {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    if value is None:
        return odf_table.TableCell(**given)
    if isinstance(value, date):
        cell = odf_table.TableCell(valuetype="date", datevalue=value.isoformat(), **given)
    elif isinstance(value, int | float):
        cell = odf_table.TableCell(valuetype="float", value=value, **given)
    else:
        cell = odf_table.TableCell(valuetype="string", **given)
    cell.addElement(odf_text.P(text=str(value)))
    return cell


def _csv(sheets: list[Written], chance: random.Random) -> bytes:
    text = io.StringIO()
    for row in sheets[0].rows:
        csv.writer(text).writerow([f"{v:%Y/%m/%d}" if isinstance(v, date) else v for v in row])
    return text.getvalue().encode(chance.choice(("gb18030", "utf-8", "utf-8-sig")))


WRITERS = {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}
