"""Old decision ledgers come in: whatever the order and wording of headings, and never as decided unreviewed."""

from __future__ import annotations

import io
import json
import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports.acts import records
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.procedures.steps import take
from fengqiao.ground.sheets import read
from fengqiao.matters.decisions import figures
from fengqiao.matters.decisions.models import Decision, Gate, Review
from fengqiao.matters.decisions.procedure import DECISION
from fengqiao.matters.decisions.registers import REGISTER as LEDGER
from fengqiao.matters.decisions.sheets import vocabulary
from fengqiao.matters.decisions.words import Conclusion, GateKind, Kind, Stage, Way
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[5] / "shared" / "samples" / "会议与决策台账_2024.xlsx"
HEAD = [
    *("序号", "议题", "决策类型", "征求意见", "专家咨询", "稳评", "公平竞争", "法制审核"),
    *("审核结果", "审核日期", "上会日期", "表决情况"),
]
GOOD = [
    *("2024-3", "公园改造方案", "重大决策", "公示30天", "不涉及", "已评估", "依规定免除", "是"),
    *("修改两处后通过", date(2024, 5, 6), date(2024, 5, 20), "8/9同意"),
]


def book(*rows, head=HEAD, name="决策.xlsx"):
    made = openpyxl.Workbook()
    for row in (head, *rows):
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return read(kept.getvalue(), name), kept.getvalue()


def staged(he, *rows, **given):
    return stages.stage(book(*rows, **given)[0], (LEDGER,), he.office, 2024)


def bring_in(he, *rows, **given):
    read_book, data = book(*rows, **given)
    done = stages.stage(read_book, (LEDGER,), he.office, 2024)
    return acts.commit(done, data, "决策.xlsx", by=he)


def changed(**cells):
    return [cells.get(name, value) for name, value in zip(HEAD, GOOD, strict=True)]


def only(he, **cells):
    batch = bring_in(he, changed(**cells))
    return Decision.objects.get(origin=batch.pk)


def test_a_row_comes_in_whole(he):
    case = only(he)
    assert (case.title, case.kind, case.is_major_admin) == ("公园改造方案", Kind.MAJOR, True)
    assert (case.reviewed_on, case.decided_on) == (date(2024, 5, 6), date(2024, 5, 20))
    assert (case.stage, case.votes_for, case.attended) == (Stage.DECIDED, 8, 9)
    review = Review.objects.get(decision=case)
    assert (review.conclusion, review.opinions_count) == (Conclusion.PASS_CHANGED, 2)
    ways = dict(Gate.objects.filter(decision=case).values_list("kind", "way"))
    assert ways[GateKind.PARTICIPATION] == ways[GateKind.RISK] == Way.DONE
    assert ways[GateKind.EXPERTS] == Way.NOT_APPLICABLE
    assert ways[GateKind.COMPETITION] == Way.EXEMPT
    assert Entry.objects.filter(subject=case.pk, verb="decisions.backfill").count() == 1
    assert chain.verify()["ok"]


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_of_columns(seed, he):
    order = list(range(len(HEAD)))
    random.Random(seed).shuffle(order)
    batch = bring_in(he, [GOOD[i] for i in order], head=[HEAD[i] for i in order])
    case = Decision.objects.get(origin=batch.pk)
    assert (case.decided_on, case.votes_for, case.own_number) == (date(2024, 5, 20), 8, "2024-3")


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        ({"议题": ""}, ["missing_topic"]),
        ({"决策类型": ""}, ["missing_category"]),
        ({"决策类型": "好事"}, ["unknown_category"]),
        ({"决策类型": "合同、规范性文件"}, ["two_categories"]),
        ({"上会日期": "2024.6.31"}, ["impossible_date"]),
        ({"上会日期": "", "审核日期": ""}, ["missing_date"]),
        ({"上会日期": date(2024, 5, 1)}, ["closed_before_registered"]),
        ({"上会日期": "2042-11-06"}, ["future_date", "out_of_year"]),
        ({"审核日期": date(2023, 5, 1), "上会日期": date(2023, 5, 2)}, ["out_of_year"]),
        ({"表决情况": "10/9同意"}, ["attendance_over_due"]),
        ({"表决情况": "取消"}, ["cancelled"]),
        ({"序号": "作废"}, ["void"]),
        ({"议题": "测试数据，请勿统计"}, ["test_row"]),
        ({"议题": "", "决策类型": ""}, ["missing_topic", "missing_category"]),
    ],
)
def test_what_cannot_be_understood_is_sent_back_with_every_reason(cells, reasons, he):
    told = staged(he, GOOD, changed(**cells)).told()
    assert told["accepted"] == 1
    assert [sorted(row["reasons"]) for row in told["quarantined"]] == [sorted(reasons)]


def test_days_turned_round_are_sent_back_with_both_days(he):
    (row,) = staged(he, changed(上会日期=date(2024, 5, 1))).told()["quarantined"]
    assert "讨论决定日期 2024-05-01 早于合法性审查日期 2024-05-06" in str(row)


@pytest.mark.parametrize(
    ("cells", "stage"),
    [
        ({"法制审核": "否", "审核结果": ""}, Stage.PROPOSED),
        ({"法制审核": "", "审核结果": ""}, Stage.PROPOSED),
        ({"法制审核": "是", "审核结果": ""}, Stage.PROPOSED),
        ({"审核结果": "不通过"}, Stage.RETURNED),
        ({"法制审核": "未审查", "审核结果": "通过"}, Stage.PROPOSED),
    ],
)
def test_without_a_passed_review_it_comes_in_undecided(cells, stage, he):
    case = only(he, 审核日期="", **cells)
    assert (case.stage, case.decided_on) == (stage, None)
    assert (case.claimed_on, case.claimed_text) == (date(2024, 5, 20), "8/9同意")
    year = Period.year(2024)
    assert figures.reviewed.value(year) == 0
    assert figures.discussed.value(year) == 1
    assert figures.review_coverage.value(year) == 0


@pytest.mark.parametrize(
    ("said", "stage"),
    [("暂缓，下次再议", Stage.DEFERRED), ("未通过", Stage.REJECTED), ("4/9同意", Stage.REJECTED)],
)
def test_what_the_meeting_did_not_agree_to_is_not_decided(said, stage, he):
    case = only(he, 表决情况=said)
    assert (case.stage, case.decided_on) == (stage, None)
    assert figures.reviewed.value(Period.year(2024)) == 0


def test_a_ledger_with_no_column_for_the_conclusion_says_it_by_yes(he):
    head = [name for name in HEAD if name != "审核结果"]
    row = [value for name, value in zip(HEAD, GOOD, strict=True) if name != "审核结果"]
    case = Decision.objects.get(origin=bring_in(he, row, head=head).pk)
    assert (case.stage, case.review_conclusion) == (Stage.DECIDED, Conclusion.PASS)


@pytest.mark.parametrize(
    ("text", "conclusion", "opinions", "rounds"),
    [
        ("通过", "pass", 0, 1),
        ("合法合规，无意见", "pass", 0, 1),
        ("修改后通过", "pass_after_change", 0, 1),
        ("通过（修改12处）", "pass_after_change", 12, 1),
        ("提出三条意见，修改后同意", "pass_after_change", 3, 1),
        ("退回两次，补充材料后通过", "pass_after_change", 0, 3),
        ("退回修改", "", 0, 2),
        ("第一次未通过，修改后通过", "pass_after_change", 0, 1),
        ("不予通过", "fail", 0, 1),
        ("不合法", "fail", 0, 1),
        ("审查中", "", 0, 1),
    ],
)
def test_conclusions_as_people_write_them(text, conclusion, opinions, rounds):
    found = vocabulary.conclusion_of(text)
    assert (found.conclusion, found.opinions, found.rounds) == (conclusion, opinions, rounds)


@pytest.mark.parametrize(
    ("text", "votes", "agreed"),
    [
        ("9/9同意", {"for": 9, "attended": 9}, True),
        ("同意8票，反对1票，弃权0票", {"for": 8, "against": 1, "abstained": 0}, True),
        ("7票同意", {"for": 7}, True),
        ("一致同意", {}, True),
        ("不同意", {}, False),
        ("暂缓", {}, None),
        ("", {}, True),
    ],
)
def test_votes_as_people_write_them(text, votes, agreed):
    found = vocabulary.votes_of(text)
    assert (found, vocabulary.agreed(text, found)) == (votes, agreed)


def test_the_same_file_twice_changes_nothing(he):
    bring_in(he, GOOD)
    told = staged(he, GOOD).told()
    assert (told["accepted"], told["duplicates"]) == (0, 1)


def test_undone_nothing_is_left_but_the_journal_and_worked_on_it_stays(he):
    batch = bring_in(he, GOOD)
    assert records.remove(LEDGER, batch, by=he) == 1
    assert not Decision.objects.filter(origin=batch.pk).exists()
    assert not Gate.objects.exists() and not Review.objects.exists()
    assert chain.verify()["ok"]
    again = bring_in(he, GOOD)
    case = Decision.objects.get(origin=again.pk)
    take(DECISION, "void", case, by=he, reason="重复")
    with pytest.raises(NotUndone, match=case.title):
        records.remove(LEDGER, again, by=he)


@pytest.mark.skipif(not SAMPLE.exists(), reason="没有样例文件：会议与决策台账_2024.xlsx")
def test_the_sample_comes_in_as_its_truth_says(he):
    truth = json.loads((SAMPLE.parent / "truth.json").read_text(encoding="utf-8"))
    wanted = truth["files"][SAMPLE.name]
    done = stages.stage(read(SAMPLE.read_bytes(), SAMPLE.name), (LEDGER,), he.office, 2024)
    assert done.told()["quarantined"] == []
    acts.commit(done, SAMPLE.read_bytes(), SAMPLE.name, by=he)
    year = Period.year(2024)
    assert figures.reviewed.value(year) == wanted["decisions"]
    kinds = {Kind(code).label: n for code, n in figures.reviewed.by("decision_kind", year).items()}
    assert kinds == wanted["decisions_by_kind"]
    assert figures.reviews.value(year) == wanted["legality_reviews"]
    assert figures.review_coverage.value(year) == 100
