"""Whatever the layout: every good row right, no bad row accepted, no good row refused."""

from __future__ import annotations

import os
import random

import pytest

from fengqiao.engines.imports import stages
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.sheets.parties import identity

from . import layouts
from .layouts import Case, Written
from .layouts.files import WRITERS

pytestmark = pytest.mark.django_db

WORKBOOKS = 200
# The same two hundred every run, so that a red run means a change; LAYOUT_SEED tries two hundred others.
FIRST = int(os.environ.get("LAYOUT_SEED", "20241231"))
REASON = {"struck": "void", "unknown_outcome": "unknown_category", "no_outcome": "unknown_category"}


@pytest.mark.slow
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
        done = stages.stage(read(data, f"{name}.{kind}"), (REGISTER,), office, _year(sheets))
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
    draft = row.understood.record
    record = draft.values
    one, two = (
        identity(row["name"] for row in draft.tables[side]) for side in ("side_one", "side_two")
    )
    got = {
        "registered": record["registered_on"],
        "closed": record["closed_on"],
        "community": record["community"].name,
        "one": one,
        "two": two,
        "summary": record["summary"],
        "outcome": record["outcome"],
        "amount": record["amount"],
        "nature": "dispute" if two or record["unknown_opponent"] else "concern",
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
        kind = record["type"]
        got["type"], wanted["type"] = kind and kind.code, case.category
    else:
        got["class"], wanted["class"] = record["report_class"].code, case.category
    return str([(k, got[k], wanted[k]) for k in wanted if got[k] != wanted[k]] or "")


HELPED = dict.fromkeys(("oral", "written", "on_the_spot", "performed"), "helped")
