"""The office's own ledgers of 2023 and 2024 come in, and the figures are what the samples say of them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports import queries as ledger_queries
from fengqiao.engines.registers import acts as records
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes import figures, queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.project import foundation
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples stand beside the project"),
]
REASONS = {"year_2023": "out_of_year"}


@pytest.fixture
def street(db):
    """The street of the samples, an office of its own."""
    given = json.loads((SAMPLES / "divisions_dehui.json").read_text(encoding="utf-8"))
    foundation.found(given, "220183002")
    with scope.everywhere(because="测试"):
        office = divisions.the_office("220183002")
        by = actors.command_line(office.pk)
        clerk = people.enter(office, name="某办事员", by=by)
        root = divisions.root(office.pk)
        people.appoint(clerk, division=root, role="clerk", starts_on=date(2020, 1, 1), by=by)
        actor = actors.of_person(clerk, timezone.localdate())
    with scope.opened(actor.scope()):
        yield actor


def _import(actor, data: bytes, name: str):
    done = stages.stage(read(data, name), (REGISTER,), actor.office)
    if done.told()["accepted"]:
        acts.commit(done, data, name, by=actor)
    return done.told()


def test_the_clean_ledger_of_2024(street):
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["disputes_totals"]
    data = (SAMPLES / "矛盾纠纷台账_2024_简版.xlsx").read_bytes()
    told = _import(street, data, "矛盾纠纷台账_2024_简版.xlsx")
    assert (told["read"], told["accepted"], told["quarantined"]) == (253, 253, [])
    assert told["by"]["report_class"] == {
        "neighbor": 94,
        "property": 42,
        "family": 1,
        "other": 116,
    }
    assert told["by"]["community"] == truth["by_community"]
    year = Period.year(2024)
    assert figures.found.value(year) == figures.resolved.value(year) == truth["total"]
    assert figures.found.by("month", year) == truth["by_month"]
    labels = figures.dimensions.TYPE.labels(street.office)
    fine = {labels[code]: n for code, n in figures.found.by("dispute_type", year).items()}
    assert fine == truth["by_fine_type"]
    again = _import(street, data, "矛盾纠纷台账_2024_简版.xlsx")
    assert (again["accepted"], again["duplicates"]) == (0, 253)


def test_the_same_ledger_as_gbk_text(street):
    sheet = openpyxl.load_workbook(SAMPLES / "矛盾纠纷台账_2024_简版.xlsx").active
    text = io.StringIO()
    for row in sheet.iter_rows(values_only=True):
        csv.writer(text).writerow([_written(cell) for cell in row])
    told = _import(street, text.getvalue().encode("gbk"), "台账2024.csv")
    assert (told["read"], told["accepted"]) == (253, 253)
    assert told["by"]["report_class"]["neighbor"] == 94


def test_the_messy_ledger_of_2024_comes_in_and_its_bad_rows_are_named(street):
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    name = "矛盾纠纷台账_2024.xlsx"
    about = truth["files"][name]
    data = (SAMPLES / name).read_bytes()
    done = stages.stage(read(data, name), (REGISTER,), street.office)
    told = done.told()
    assert (told["accepted"], told["duplicates"]) == (253, 1)
    assert [(row["sheet"], row["row"], row["reasons"]) for row in told["quarantined"]] == [
        (row["sheet"], row["row"], [REASONS.get(row["kind"], row["kind"])])
        for row in about["defective_rows"]
    ]
    cases = {one["id"]: one for one in truth["disputes"]}
    rows = {(row.sheet, row.number): row for row in done.all_rows}
    for place in about["rows"]:
        draft = rows[place["sheet"], place["row"]].understood.record
        record = SimpleNamespace(**draft.values)
        case = cases[place["id"]]
        assert str(record.registered_on) == case["date"]
        assert str(record.closed_on) == case["closed"]
        assert (record.amount, record.people_count) == (case["amount_yuan"], case["people"])
        assert {one["name"] for rows_of in draft.tables.values() for one in rows_of} >= {
            case["party_a"],
            case["party_b"],
        }
        assert (record.method_text, record.found_text) == (case["method"], case["source"])
    assert done.differences == ["“年度统计”是统计表，没有导入；它的每个数都与读到的一致。"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_ledgers_of_2024_in_either_order_are_253_disputes(street, order):
    names = ["矛盾纠纷台账_2024.xlsx", "矛盾纠纷台账_2024_简版.xlsx"]
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["disputes_totals"]
    for index in order:
        data = (SAMPLES / names[index]).read_bytes()
        done = stages.stage(read(data, names[index]), (REGISTER,), street.office)
        acts.commit(done, data, names[index], by=street)
    year = Period.year(2024)
    assert figures.found.value(year) == 253
    suggested = list(ledger_queries.suggestions(street.office, [REGISTER.sheet.key]))
    assert bool(suggested) == (order == (0, 1))
    assert acts.accept(suggested, {REGISTER.sheet.key: REGISTER}, by=street) == len(suggested)
    labels = figures.dimensions.TYPE.labels(street.office)
    fine = {labels[code]: n for code, n in figures.found.by("dispute_type", year).items()}
    assert fine == truth["by_fine_type"]
    assert figures.found.by("report_class", year)["other"] == 116
    assert chain.verify()["ok"]


def _written(cell):
    return cell.strftime("%Y/%m/%d") if hasattr(cell, "strftime") else cell


def test_the_ledger_of_2023_keeps_found_resolved_and_concerns_apart(street):
    truth = json.loads((SAMPLES / "truth_2023.json").read_text(encoding="utf-8"))
    name = "矛盾纠纷台账_2023_含未结.xlsx"
    told = _import(street, (SAMPLES / name).read_bytes(), name)
    totals = truth["totals"]
    assert (told["accepted"], told["quarantined"]) == (totals["rows"], [])
    assert figures.found.value(Period.year(2023)) == totals["disputes_found_2023"]
    assert figures.resolved.value(Period.year(2023)) == totals["disputes_resolved_in_2023"]
    assert figures.resolved.value(Period.year(2024)) == totals["disputes_resolved_in_2024"]
    assert figures.concerns_helped.value(Period.year(2023)) == totals["one_sided"]
    stages = {
        "resolved": "done",
        "assisted": "done",
        "referred": "handed_over",
        "open": "handling",
    }
    cases = {c.origin_row: c for c in Dispute.objects.all()}
    for row in truth["rows"]:
        case = cases[row["row"]]
        assert case.stage == stages.get(row["state"], row["state"]), row
        assert str(case.closed_on or None) == str(row["closed"]), row
        assert case.regime == row["regime"], row


def test_drop_add_and_reclass_a_row_and_the_numbers_follow(street):
    sheet = openpyxl.load_workbook(SAMPLES / "矛盾纠纷台账_2024_简版.xlsx")
    rows = sheet.active
    rows.delete_rows(10)
    added = [cell.value for cell in rows[20]]
    rows.append([*added[:5], "全新的一件事", *added[6:]])
    kept = io.BytesIO()
    sheet.save(kept)
    _import(street, kept.getvalue(), "台账2024.xlsx")
    year = Period.year(2024)
    assert figures.found.value(year) == 253
    before = figures.found.by("report_class", year)
    case = figures.found.rows(year, report_class="neighbor").first()
    other = queries.types(street.office).get(code="labor")
    records.amend(REGISTER, case, {"type": other}, by=street, reason="选错了")
    after = figures.found.by("report_class", year)
    assert after["neighbor"] == before["neighbor"] - 1
    assert after["other"] == before["other"] + 1
    assert not figures.found.rows(year, report_class="neighbor").filter(pk=case.pk).exists()
    assert figures.found.rows(year, report_class="other").filter(pk=case.pk).exists()
