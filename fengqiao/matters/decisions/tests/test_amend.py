"""更正: by the register's own page, with its reason; what stood there stays readable; two clerks lose nothing."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.ground.ids import uuid7
from fengqiao.matters.decisions import queries
from fengqiao.matters.decisions.models import Decision, Gate, Opinion
from fengqiao.matters.decisions.procedure import DECISION
from fengqiao.matters.decisions.registers import REGISTER
from fengqiao.matters.decisions.seeds import VOTES, WALKS
from fengqiao.matters.decisions.sheets.line import Line
from fengqiao.matters.decisions.words import (
    Conclusion,
    GateKind,
    Kind,
    ReviewMatter,
    Stage,
    Verdict,
)
from fengqiao.trunk.journal import chain, verbs
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.verbs import Verb
from tests.filled import filled

from .conftest import DAY

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=5)


def amend_page(case):
    return reverse(REGISTER.page("amend"), args=[case.pk])


def story(client, case):
    return client.get(reverse("decisions:show", args=[case.pk])).content.decode()


@pytest.fixture
def forms(he, cast, a_decision, client_of):
    """A decided case, as two clerks have its amending page open."""
    case = a_decision(stage=Stage.DECIDED, walked_on=LATER)
    clients = [client_of(he), client_of(cast.li)]
    url = amend_page(case)
    pages = [filled(one.get(url).content.decode(), reason="核对以后改") for one in clients]
    return case, url, clients, pages


def test_two_clerks_correct_one_decision_and_both_stand(forms):
    case, url, (one, other), (hers, his) = forms
    assert one.post(url, hers | {"title": "办公楼消防维修"}).status_code == 302
    assert other.post(url, his | {"meeting": "党工委会议第4次"}).status_code == 302
    fresh = Decision.objects.get(pk=case.pk)
    assert (fresh.title, fresh.meeting) == ("办公楼消防维修", "党工委会议第4次")
    said = Entry.objects.filter(subject=case.pk, verb="decisions.amend").order_by("seq")
    assert [one.facts["changed"] for one in said] == [["title"], ["meeting"]]
    assert chain.verify()["ok"]


def test_who_changes_the_same_column_second_sees_both_and_keeps_her_words(forms):
    case, url, (one, other), (hers, his) = forms
    assert one.post(url, hers | {"title": "甲写的事项"}).status_code == 302
    answer = other.post(url, his | {"title": "乙写的事项"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "甲写的事项" in page and "乙写的事项" in page
    assert filled(page)["title"] == "乙写的事项"
    assert Decision.objects.get(pk=case.pk).title == "甲写的事项"


def test_what_a_correction_changed_stands_in_the_journal_and_on_the_page(he, a_decision, client_of):
    case = a_decision(stage=Stage.DECIDED, walked_on=LATER)
    moved = LATER + timedelta(days=1)
    values = {"decided_on": moved, "votes_for": 8, "dissent": "工期太紧", "kind": Kind.INTERNAL}
    records.amend(REGISTER, case, values, by=he, reason="会议记录写的是这一天")
    entry = Entry.objects.get(subject=case.pk, verb="decisions.amend")
    assert entry.facts["before"] == {
        "kind": "contract",
        "decided_on": str(LATER),
        "votes_for": 9,
    }
    assert entry.facts["after"]["decided_on"] == str(moved)
    assert set(entry.facts["personal_after"]) == {"commitment"}
    page = story(client_of(he), case)
    for said in (
        f"决定日期：{LATER} → {moved}",
        "同意票：9 → 8",
        "类别：合同 → 内部制度",
        "不同意见：未填 → 工期太紧",
        "会议记录写的是这一天",
    ):
        assert said in page, said
    assert chain.verify()["ok"]


def test_the_review_and_the_gates_follow(he, a_decision):
    case = a_decision(stage=Stage.DECIDED, walked_on=LATER, on=DAY)
    take_back = {"title": "消防维修", "kind": Kind.OTHER, "decided_on": LATER + timedelta(days=2)}
    values = take_back | {"reviewed_on": LATER + timedelta(days=1)}
    values |= {"review_conclusion": Conclusion.PASS_CHANGED}
    records.amend(REGISTER, case, values, by=he, reason="记错")
    review = queries.review_of(case)
    assert (review.title, review.matter_kind) == ("消防维修", ReviewMatter.OTHER)
    assert (review.finished_on, review.conclusion) == (
        LATER + timedelta(days=1),
        Conclusion.PASS_CHANGED,
    )
    days = dict(Gate.objects.filter(decision=case).values_list("kind", "closed_on"))
    assert days[GateKind.LEGALITY] == LATER + timedelta(days=1)
    assert days[GateKind.COLLECTIVE] == LATER + timedelta(days=2)
    assert chain.verify()["ok"]


def test_a_review_day_before_it_was_handed_in_is_refused_in_the_words_of_the_review(he, a_decision):
    case = a_decision(stage=Stage.DECIDED, walked_on=LATER)
    with pytest.raises(NotChanged, match="审查完成日期早于送审日期"):
        records.amend(REGISTER, case, {"reviewed_on": DAY}, by=he, reason="记错")
    assert Decision.objects.get(pk=case.pk).reviewed_on == LATER
    assert not Entry.objects.filter(subject=case.pk, verb="decisions.amend").exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"votes_for": 12}, "多于到会"),
        ({"votes_for": 8, "votes_against": 1}, "不同意见"),
        ({"verdict": Verdict.REJECTED}, "同意和不同意之间不能更正"),
        ({"verdict": ""}, "同意和不同意之间不能更正"),
        ({"review_conclusion": Conclusion.FAIL}, "审查通过和不通过之间不能更正"),
        ({"claimed_on": DAY}, "旧台账没有写讨论过"),
    ],
)
def test_a_correction_does_nothing_that_takes_a_step(values, said, he, a_decision):
    case = a_decision(stage=Stage.DECIDED)
    with pytest.raises(NotChanged, match=said):
        records.amend(REGISTER, case, values, by=he, reason="记错")
    assert not Entry.objects.filter(subject=case.pk, verb="decisions.amend").exists()


def test_dissent_is_kept_though_it_be_corrected(he, a_decision):
    case = a_decision(stage=Stage.REVIEWED)
    given = VOTES | {"votes_for": 8, "votes_against": 1, "dissent": "太急"}
    case = take(DECISION, "decide", case, by=he, happened_on=DAY, verdict="agreed", **given)
    with pytest.raises(NotChanged, match="不同意见"):
        records.amend(REGISTER, case, {"dissent": ""}, by=he, reason="不要了")
    records.amend(REGISTER, case, {"dissent": "太急，预算没有落实"}, by=he, reason="补全原话")
    assert Decision.objects.get(pk=case.pk).dissent == "太急，预算没有落实"


def test_a_meeting_is_not_written_before_it_was_held(he, a_decision):
    with pytest.raises(NotChanged, match="还没有讨论"):
        records.amend(REGISTER, a_decision(), {"votes_for": 9}, by=he, reason="先写上")


def test_who_only_reads_may_not_correct_and_a_voided_one_is_not_corrected(
    he, cast, a_decision, client_of
):
    case = a_decision(stage=Stage.VOID)
    given = {"title": "x", "reason": "x"}
    assert client_of(cast.wang).post(amend_page(case), given).status_code == 403
    with pytest.raises(NotChanged, match="已经作废"):
        records.amend(REGISTER, case, {"title": "x"}, by=he, reason="x")


def test_a_correction_of_earlier_years_is_still_told(he, a_decision, client_of, monkeypatch):
    """Until the register corrected decisions, an entry hid all that stood there under one name, as words."""
    case = a_decision(stage=Stage.DECIDED, walked_on=LATER)
    old = Verb("decisions.amend", "更正决策", shows=("changed",), hides=("before", "after"))
    with monkeypatch.context() as then:
        then.setitem(verbs._declared, old.key, old)
        with act("decisions.amend", on=case, by=he, reason="那时改的") as facts:
            case.title, case.is_three_major = "维修合同", True
            case.save(update_fields=["title", "is_three_major"])
            facts |= {
                "changed": ["title", "is_three_major"],
                "before": {"title": "办公楼消防设施维修合同", "is_three_major": "False"},
                "after": {"title": "维修合同", "is_three_major": "True"},
            }
    page = story(client_of(he), case)
    assert "决策事项：办公楼消防设施维修合同 → 维修合同" in page and "那时改的" in page
    assert "属于三重一大：否 → 是" in page
    assert chain.verify()["ok"]


def test_the_registers_list_shows_filters_and_exports_decisions(he, a_decision, client_of):
    a_decision(stage=Stage.DECIDED, title="维修合同")
    a_decision(title="租赁合同")
    client, url = client_of(he), reverse(REGISTER.page("list"))
    told = client.get(url, {"stage": "decided"}).content.decode()
    assert "维修合同" in told and "租赁合同" not in told
    sent = client.get(reverse(REGISTER.page("export")), {"stage": "decided"})
    book = openpyxl.load_workbook(io.BytesIO(sent.content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    (head,) = [row for row in cells if "决策事项" in row]
    (line,) = [row for row in cells if "维修合同" in row]
    assert dict(zip(head, line, strict=True))["决定日期"].date() == DAY
    assert not any("租赁合同" in row for row in cells)


def test_many_lines_come_in_with_numbers_of_both_series_and_go_again(he, brought):
    from fengqiao.engines.imports.acts import records as imported
    from fengqiao.matters.decisions.models import Review
    from fengqiao.trunk.divisions.models import Office

    lines = [
        Line(
            title=f"第 {n} 件",
            kind=Kind.OTHER,
            registered_on=date(2024 + n % 2, 3, 1),
            conclusion=Conclusion.PASS if n % 3 else "",
        )
        for n in range(30)
    ]
    cases = brought(*lines)
    assert {case.number for case in cases} == {
        f"J{year}-{n:04d}" for year in (2024, 2025) for n in range(1, 16)
    }
    reviews = Review.objects.filter(decision__in=cases)
    assert sorted(reviews.values_list("number", flat=True)) == [
        f"S{year}-{n:04d}" for year in (2024, 2025) for n in range(1, 11)
    ]
    assert set(reviews.values_list("origin", flat=True)) == {he.office}
    entries = Entry.objects.filter(verb="decisions.backfill")
    assert entries.count() == 30
    assert all(len(one.rows) in (1, 3) for one in entries)
    assert chain.verify()["ok"]
    assert imported.remove(REGISTER, Office.objects.get(pk=he.office), by=he) == 30
    assert not (Decision.objects.exists() or Gate.objects.exists() or Review.objects.exists())
    assert not Opinion.objects.exists() and chain.verify()["ok"]


def test_a_registration_sent_again_is_the_same_though_it_was_decided_since(he):
    given, key = {"title": "维修合同", "kind": Kind.CONTRACT, "registered_on": DAY}, uuid7()
    case = records.add(REGISTER, given, by=he, id=key)
    for step, asked in WALKS[Stage.DECIDED]:
        case = take(DECISION, step, case, by=he, happened_on=DAY, **asked)
    assert records.add(REGISTER, given, by=he, id=key).pk == case.pk
    with pytest.raises(NotChanged, match="已经登记成"):
        records.add(REGISTER, given | {"title": "另一件"}, by=he, id=key)
    assert Decision.objects.count() == 1
