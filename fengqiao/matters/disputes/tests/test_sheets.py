"""Old ledgers come in: whatever the order and wording of the headings, every good row and no bad one."""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports import queries as ledger_queries
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.imports.models import Batch
from fengqiao.ground.sheets import UnusableFile, read
from fengqiao.matters.disputes import figures
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

from ..registers import COLUMNS

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
HEAD = ["序号", "登记日期", "社区", "当事人", "纠纷类型", "简要情况", "结果", "结案日期"]
GOOD = [
    1,
    date(2024, 3, 5),
    "钟楼社区",
    "甲某；乙某",
    "邻里纠纷",
    "楼上漏水",
    "达成口头协议",
    date(2024, 3, 6),
]


def book(*rows, head=HEAD, name="台账.xlsx", title=None):
    made = openpyxl.Workbook()
    if title:
        made.active.append([title])
    for row in (head, *rows):
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return read(kept.getvalue(), name), kept.getvalue()


def staged(li, *rows, **given):
    return stages.stage(book(*rows, **given)[0], (REGISTER,), li.office, 2024)


def bring_in(li, *rows, **given):
    read_book, data = book(*rows, **given)
    done = stages.stage(read_book, (REGISTER,), li.office, 2024)
    return acts.commit(done, data, "台账.xlsx", by=li)


def changed(**cells):
    return [cells.get(name, value) for name, value in zip(HEAD, GOOD, strict=True)]


def test_a_row_comes_in_whole(li):
    batch = bring_in(li, GOOD)
    case = Dispute.objects.get(origin=batch.pk)
    assert (case.registered_on, case.closed_on) == (date(2024, 3, 5), date(2024, 3, 6))
    assert (case.stage, case.outcome, case.type.code) == ("done", "oral", "neighbor")
    assert (case.community.name, case.origin_row) == ("钟楼社区", 2)
    assert sorted(p.name for p in case.parties.all()) == ["乙某", "甲某"]
    assert Entry.objects.filter(subject=case.pk, verb="disputes.backfill").count() == 1
    assert chain.verify()["ok"]


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        ({"登记日期": None}, ["missing_date"]),
        ({"登记日期": "2024-02-30"}, ["impossible_date"]),
        ({"登记日期": "2024年3月"}, ["incomplete_date"]),
        ({"登记日期": date(2023, 3, 5)}, ["out_of_year"]),
        ({"登记日期": date(2099, 3, 5), "结案日期": None}, ["future_date"]),
        ({"结案日期": date(2024, 3, 1)}, ["closed_before_registered"]),
        ({"社区": "南塔社区"}, ["foreign_community"]),
        ({"社区": "哪里社区"}, ["unknown_community"]),
        ({"当事人": None}, ["missing_parties"]),
        ({"纠纷类型": None}, ["missing_category"]),
        ({"纠纷类型": "天气纠纷"}, ["unknown_category"]),
        ({"纠纷类型": "邻里、物业"}, ["two_categories"]),
        ({"简要情况": None}, ["missing_summary"]),
        ({"序号": "作废"}, ["void"]),
        (
            {"社区": "哪里社区", "简要情况": None, "纠纷类型": None},
            ["unknown_community", "missing_category", "missing_summary"],
        ),
    ],
)
def test_what_is_wrong_is_said_with_every_reason(cells, reasons, li):
    told = staged(li, GOOD, changed(**cells)).told()
    assert (told["read"], told["accepted"]) == (2, 1)
    (refused,) = told["quarantined"]
    assert sorted(refused["reasons"]) == sorted(reasons)
    assert refused["row"] == 3 and refused["message"]


def test_a_negative_amount_is_refused(li):
    told = staged(li, [*GOOD, -5], head=[*HEAD, "涉及金额（元）"]).told()
    assert told["quarantined"][0]["reasons"] == ["negative_amount"]


def test_the_same_matter_comes_in_once(li):
    bring_in(li, GOOD)
    subset = changed(当事人="甲某")
    told = staged(
        li, GOOD, subset, changed(简要情况="另一件事"), changed(当事人="丙某；丁某")
    ).told()
    assert [row["row"] for row in told["quarantined"]] == [2, 3]
    assert (told["accepted"], told["duplicates"]) == (2, 2)


def test_one_side_is_a_concern_and_an_unknown_one_is_not(li):
    head = ["登记日期", "社区", "反映人", "对方", "类别", "基本情况", "办理结果"]
    rows = [
        [date(2024, 1, 2), "东门社区", "甲某", None, "其他", "路灯不亮", "已帮办"],
        [date(2024, 1, 3), "东门社区", "乙某", "不详", "邻里", "高空抛物", "办理中"],
        [date(2024, 1, 4), "东门社区", "丙某", "丁某", "邻里", "漏水", "调解不成，引导起诉"],
    ]
    batch = bring_in(li, *rows, head=head)
    cases = list(Dispute.objects.filter(origin=batch.pk).order_by("registered_on"))
    assert [c.nature for c in cases] == ["concern", "dispute", "dispute"]
    assert [c.stage for c in cases] == ["done", "handling", "failed"]
    assert [bool(c.unknown_opponent) for c in cases] == [False, True, False]


def test_a_class_without_a_finer_type_stays_open(li):
    batch = bring_in(li, changed(纠纷类型="物业管理类"))
    case = Dispute.objects.get(origin=batch.pk)
    assert (case.type, case.report_class.code) == (None, "property")


def test_an_import_is_taken_back_and_can_come_again(li):
    batch = bring_in(li, GOOD, changed(简要情况="第二件"))
    assert acts.undo(batch, {REGISTER.sheet.key: REGISTER}, by=li) == 2
    assert not Dispute.objects.filter(origin=batch.pk).exists()
    assert Batch.objects.get(pk=batch.pk).state == "undone"
    assert bring_in(li, GOOD).accepted == 1
    assert chain.verify()["ok"]


def test_an_import_that_was_worked_on_stays(li):
    batch = bring_in(li, GOOD)
    case = Dispute.objects.get(origin=batch.pk)
    LIGHT.take("reopen", case, by=li, happened_on=date(2024, 3, 7), reason="又漏了")
    with pytest.raises(NotUndone, match=case.number):
        acts.undo(batch, {REGISTER.sheet.key: REGISTER}, by=li)
    assert Batch.objects.get(pk=batch.pk).state == "committed"


def test_a_file_without_our_columns_is_refused_with_a_sentence(li):
    with pytest.raises(UnusableFile, match="表头"):
        staged(li, ["a", "b"], head=["姓名", "电话"])


LAYOUT = st.tuples(
    st.randoms(use_true_random=False),
    st.integers(0, 4),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from(["real", "dot", "chinese", "slash"]),
)
WRITTEN = {
    "real": lambda d: d,
    "dot": lambda d: f"{d.year}.{d.month}.{d.day}",
    "chinese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "slash": lambda d: d.strftime("%Y/%m/%d"),
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LAYOUT)
def test_any_flat_layout_is_understood(li, layout):
    """Columns in any order under any of their headings, blank columns and rows, a title, units."""
    chance, blank_rows, first_column, with_title, style = layout
    keys = [
        "number",
        "registered",
        "community",
        "parties",
        "type",
        "summary",
        "outcome",
        "closed",
        "amount",
    ]
    chance.shuffle(keys)
    headings = {c.key: c.headings for c in COLUMNS}
    head = [chance.choice(headings[k]) + ("（元）" if k == "amount" else "") for k in keys]
    truth = [_case(chance, n) for n in range(8)]
    made = openpyxl.Workbook()
    sheet = made.active
    if with_title:
        sheet.append(["某街道2024年矛盾纠纷台账"])
    sheet.append([None] * first_column + head)
    for case in truth:
        for _ in range(chance.randint(0, blank_rows)):
            sheet.append([])
        values = case | {k: WRITTEN[style](case[k]) for k in ("registered", "closed")}
        sheet.append([None] * first_column + [values[k] for k in keys])
    sheet.append([None] * first_column + ["合计", len(truth)])
    kept = io.BytesIO()
    made.save(kept)
    done = stages.stage(read(kept.getvalue(), "a.xlsx"), (REGISTER,), li.office, 2024)
    assert [row.understood.reasons for row in done.all_rows] == [[] for _ in truth]
    found = [row.understood.record.record for row in done.all_rows]
    assert [r.registered_on for r in found] == [c["registered"] for c in truth]
    assert [r.closed_on for r in found] == [c["closed"] for c in truth]
    assert [r.type.label for r in found] == [c["type"] for c in truth]
    assert [r.division.name for r in found] == [c["community"] for c in truth]
    assert [r.amount for r in found] == [c["amount"] for c in truth]


def _case(chance: random.Random, n: int) -> dict:
    registered = date(2024, 1, 1) + timedelta(days=chance.randint(0, 300))
    return {
        "number": n + 1,
        "registered": registered,
        "community": chance.choice(["钟楼社区", "东门社区", "织布巷社区"]),
        "parties": "甲某；乙某",
        "type": chance.choice(["邻里纠纷", "合同纠纷", "物业管理纠纷"]),
        "summary": f"第 {n} 件事 {chance.random()}",
        "outcome": "达成口头协议",
        "closed": registered + timedelta(days=chance.randint(0, 9)),
        "amount": chance.randint(1, 9000),
    }


REASONS = {"year_2023": "out_of_year"}

if SAMPLES.is_dir():

    @pytest.fixture
    def street(db):
        """The street of the samples, an office of its own."""
        from django.utils import timezone

        from fengqiao.project import foundation
        from fengqiao.trunk.divisions import queries as divisions
        from fengqiao.trunk.journal import scope
        from fengqiao.trunk.people import actors
        from fengqiao.trunk.people import acts as people

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
            record = rows[place["sheet"], place["row"]].understood.record.record
            case = cases[place["id"]]
            assert str(record.registered_on) == case["date"]
            assert str(record.closed_on) == case["closed"]
            assert (record.amount, record.people_count) == (case["amount_yuan"], case["people"])
            assert {name for _, name in record.parties} >= {case["party_a"], case["party_b"]}
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
        from fengqiao.matters.disputes import acts as disputes
        from fengqiao.matters.disputes import queries

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
        disputes.amend(case, by=street, reason="选错了", type=other)
        after = figures.found.by("report_class", year)
        assert after["neighbor"] == before["neighbor"] - 1
        assert after["other"] == before["other"] + 1
        assert not figures.found.rows(year, report_class="neighbor").filter(pk=case.pk).exists()
        assert figures.found.rows(year, report_class="other").filter(pk=case.pk).exists()
