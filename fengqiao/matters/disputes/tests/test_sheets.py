"""Old ledgers come in: whatever the order and wording of the headings, every good row and no bad one."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.imports.models import Batch
from fengqiao.engines.procedures.steps import take
from fengqiao.ground.sheets import UnusableFile, read
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

from ..registers.headings import COLUMNS

pytestmark = pytest.mark.django_db

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
    take(LIGHT, "reopen", case, by=li, happened_on=date(2024, 3, 7), reason="又漏了")
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
    found = [row.understood.record.values for row in done.all_rows]
    assert [r["registered_on"] for r in found] == [c["registered"] for c in truth]
    assert [r["closed_on"] for r in found] == [c["closed"] for c in truth]
    assert [r["type"].label for r in found] == [c["type"] for c in truth]
    assert [r["community"].name for r in found] == [c["community"] for c in truth]
    assert [r["amount"] for r in found] == [c["amount"] for c in truth]


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


def test_the_same_parties_with_other_dots_are_the_same_matter(cast, as_):
    """Stored as written, compared as one: the second of two spellings is known again, in the file and in the ledger."""
    names = ("阿里·买买提；乙某", "阿里•买买提；乙某", "阿里．买买提；乙 某", "阿里･买买提；乙某")
    rows = [[n, *GOOD[1:3], name, *GOOD[4:]] for n, name in enumerate(names, 1)]
    with as_(cast.li):
        assert staged(cast.li, *rows).accepted == 1
        bring_in(cast.li, rows[1])
        assert Dispute.objects.get().parties.filter(name="阿里•买买提").exists()
        done = staged(cast.li, *rows)
        assert done.accepted == 0 and done.only_known_duplicates


def test_radicals_in_headings_and_words_are_signs(cast, as_):
    head = ["序号", "登记⽇期", *HEAD[2:]]
    with as_(cast.li):
        done = staged(cast.li, [*GOOD[:4], "邻⾥纠纷", *GOOD[5:]], head=head)
        assert (done.accepted, done.asked, done.waiting) == (1, [], 0)
