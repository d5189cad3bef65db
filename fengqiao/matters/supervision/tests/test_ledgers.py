"""The flat ledgers, their sheets and the figures: rates with their parts, nothing of nothing, overdue shown."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Period, Rate
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.ground.sheets import read
from fengqiao.matters.supervision import seeds
from fengqiao.matters.supervision.figures import FIGURES, checks
from fengqiao.matters.supervision.figures import incoming as figures
from fengqiao.matters.supervision.models import Incoming, Issue
from fengqiao.matters.supervision.words import Adoption, Kind, Rank, Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.people.models import Person

from ..registers import APPEARANCES, INCOMING, ISSUES, SHELF
from .conftest import DAY

pytestmark = pytest.mark.django_db
YEAR = Period.year(DAY.year)


def staged(li, head, *rows):
    made = openpyxl.Workbook()
    for row in (head, *rows):
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    book = read(kept.getvalue(), "整改台账.xlsx")
    return stages.stage(book, SHELF.registers, li.office, 2024), kept.getvalue()


def test_a_list_of_issues_comes_in_and_what_is_wrong_goes_back(li):
    head = [
        "序号",
        "问题来源",
        "反馈日期",
        "存在问题",
        "整改措施",
        "整改期限",
        "完成日期",
        "整改情况",
    ]
    good = [
        1,
        "法治督察",
        date(2024, 3, 5),
        "公示不及时",
        "补公示",
        "2024.6.30",
        "2024.6.1",
        "已完成",
    ]
    turned = [2, "审计", date(2024, 3, 5), "台账不全", "补", "2024.6.30", "2024.1.1", "已完成"]
    nameless = [3, "巡察", date(2024, 3, 5), "", "", "", "", ""]
    done, data = staged(li, head, good, turned, nameless)
    told = done.told()
    assert told["matters"] == {"supervision": 1}
    reasons = {row["record"]: row["reasons"] for row in told["quarantined"]}
    assert sorted(map(tuple, reasons.values())) == [
        ("closed_before_registered",),
        ("missing_summary",),
    ]
    acts.commit(done, data, "整改台账.xlsx", by=li)
    issue = Issue.objects.get()
    assert (issue.source, issue.way) == ("rule_of_law_inspection", "rectified")
    assert checks.FIGURES[3].value(Period.year(2024)) == 1


def test_who_did_not_come_to_court_says_why_by_form_and_by_act(li):
    values = {"case_no": "某行初1号", "heard_on": DAY, "rank": Rank.STAFF}
    with pytest.raises(records.NotChanged, match="写明理由"):
        records.add(APPEARANCES, values, by=li)
    records.add(APPEARANCES, values | {"why_not": "当天参加防汛值守"}, by=li)
    records.add(APPEARANCES, values | {"rank": Rank.HEAD}, by=li)
    rate = next(one for one in FIGURES if one.key == "supervision.court_appearance_rate")
    assert rate.parts(YEAR) == (1, 2) and rate.value(YEAR) == 50


def test_of_nothing_there_is_no_rate(li):
    for one in FIGURES:
        assert one.value(YEAR) == (None if isinstance(one, Rate) else 0), one.key


def test_every_number_opens_to_its_rows(an_incoming):
    for kind in Kind:
        for stage in (Stage.RECEIVED, Stage.CLOSED, Stage.VOID):
            an_incoming(kind=kind, stage=stage)
    for one in FIGURES:
        if isinstance(one, Rate):
            continue
        value = one.value(YEAR)
        assert value == len(set(one.rows(YEAR).values_list("pk", flat=True)))
        for dimension in one.dimensions:
            assert sum(one.by(dimension.key, YEAR).values()) == value, (one.key, dimension.key)
    assert figures.received.value(YEAR) == 2 * len(Kind)
    assert figures.answered.value(YEAR) == len(Kind)
    assert figures.suggestions_adopted.value(YEAR) == 2


def test_adoption_counts_in_whole_and_in_part(an_incoming, li):
    from fengqiao.matters.supervision.procedure import ANSWERING

    for adoption in Adoption:
        case = an_incoming(kind=Kind.JUDICIAL)
        take(
            ANSWERING[Kind.JUDICIAL],
            "answer",
            case,
            by=li,
            happened_on=DAY,
            answer="照办",
            adoption=adoption,
        )
    rate = next(one for one in FIGURES if one.key == "supervision.suggestions_rate")
    assert rate.parts(YEAR) == (2, 3)


def test_an_overdue_issue_is_marked_and_today_reminds_of_it(li, client_of, cast):
    today = timezone.localdate()
    values = {"source": "audit", "issue": "资产台账不全", "found_on": today - timedelta(days=90)}
    late = records.add(ISSUES, values | {"due_on": today - timedelta(days=5)}, by=li)
    client = client_of(cast.li)
    for url in (reverse("supervision.front"), reverse(ISSUES.page("show"), args=[late.pk])):
        assert "已超期" in client.get(url).content.decode(), url
    assert "已超期 5 天" in client.get(reverse(ISSUES.page("list"))).content.decode()
    done = {"rectified_on": today, "way": "rectified"}
    records.amend(ISSUES, late, done, by=li, reason="已整改")
    assert "已超期" not in client.get(reverse(ISSUES.page("list"))).content.decode()
    late = records.add(ISSUES, values | {"due_on": today - timedelta(days=5)}, by=li)
    assert "整改已超期：资产台账不全" in client.get(reverse("desk:today")).content.decode()


def test_several_offers_only_what_could_succeed(an_incoming, cast, client_of, as_):
    """What came in is voided by its own step: not as a row of a list, whatever is posted."""
    open_one, closed = an_incoming(), an_incoming(stage=Stage.CLOSED)
    client, page = client_of(cast.li), reverse(INCOMING.page("list"))
    shown = client.get(page).content.decode()
    assert f'name="pick" value="{open_one.pk}"' in shown and f'value="{closed.pk}"' not in shown
    assert '<option value="void">作废</option>' not in shown
    given = {"pick": str(open_one.pk), "do": "void", "yes": "1", "reason": "绕过"}
    answer = client.post(reverse(INCOMING.page("several")), given)
    assert answer.status_code == 422 and "自己的步骤" in answer.content.decode()
    with as_(cast.li):
        assert Incoming.objects.get(pk=open_one.pk).voided_on is None


def test_lists_and_pages_ask_as_much_for_many_as_for_few(an_incoming, cast, client_of):
    client, case = client_of(cast.li), an_incoming()
    urls = (reverse(INCOMING.page("list")), reverse("supervision:show", args=[case.pk]))

    def counted():
        told = []
        for url in urls:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url).status_code == 200
            told.append(len(asked))
        return told

    few = counted()
    for _ in range(12):
        an_incoming()
    assert counted() == few
    assert few[0] <= 18 and few[1] <= 28


def test_the_demo_year_is_made_through_acts(li, cast):
    seeds.a_year(li, Person.objects.get(pk=cast.zhou.person), timezone.localdate())
    assert Issue.objects.count() == 2


def test_what_an_old_register_says_was_closed_comes_in_closed(li):
    head = [
        *("收到日期", "来件类别", "事项", "承办单位", "答复日期", "办理结果", "办结日期", "满意度"),
        "办理状态",
    ]
    rows = (
        [
            "2024-01-03",
            "信访",
            "路灯",
            "城建办",
            "2024-01-08",
            "已解决",
            "2024-01-10",
            "满意",
            None,
        ],
        ["2024-12-20", "12345", "噪声", "执法队", "12月28日", "已解释", "1月3日", None, "已办结"],
        ["2024-05-03", "投诉", "占道", "执法队", None, "办理中", None, None, None],
        ["2024-05-04", "12345", "积水", "城建办", None, "已办结", None, None, None],
        ["2024-05-05", "12345", "油烟", "城建办", None, "化了", None, None, None],
        ["2024-05-06", "12345", "井盖", "城建办", None, None, "2024-05-01", None, None],
        ["2024-05-07", "12345", "路面", "城建办", None, None, "2024-05-09", None, "办理中"],
    )
    done, data = staged(li, head, *rows)
    told = {row["record"]: row["reasons"] for row in done.told()["quarantined"]}
    assert told == {
        "油烟": ["unknown_category"],
        "井盖": ["closed_before_registered"],
        "路面": ["unknown_category"],
    }
    assert [(one.key, one.text, one.waiting) for one in done.values] == [("outcome", "化了", 1)]
    acts.commit(done, data, "来件台账.xlsx", by=li)
    came = {one.title: one for one in Incoming.objects.all()}
    got = {title: (one.stage, one.outcome, str(one.closed_on)) for title, one in came.items()}
    assert got == {
        "路灯": ("closed", "solved", "2024-01-10"),
        "噪声": ("closed", "explained", "2025-01-03"),
        "占道": ("assigned", "", "None"),
        "积水": ("closed", "", "2024-05-04"),
    }
    assert came["路灯"].satisfaction == "satisfied" and came["路灯"].unit == "城建办"
    clocks = {one.subject: one.state for one in Deadline.objects.all()}
    running = {title for title, one in came.items() if clocks.get(one.pk) == "running"}
    assert running == {"占道"} and clocks[came["路灯"].pk] == "stopped"
    figures_of = {
        one.key: one.value(Period.year(2024))
        for one in figures.FIGURES
        if not isinstance(one, Rate)
    }
    assert figures_of["supervision.received"] == 4 and figures_of["supervision.answered"] == 3
    assert chain.verify()["ok"]
