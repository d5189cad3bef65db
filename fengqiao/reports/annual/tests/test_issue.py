"""The way to the public: in order, dated, several at once; signing freezes, and what changes later is a correction."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.utils import timezone

from fengqiao.engines.figures import queries as figures
from fengqiao.engines.procedures import Refused, soundness
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.leadership.registers import PLAN, SHORTCOMINGS
from fengqiao.project import cli
from fengqiao.reports.annual import acts, queries, route
from fengqiao.reports.annual import desk as annual
from fengqiao.reports.annual.procedure import REPORT
from fengqiao.reports.reconcile.reconciliation import reconcile
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import store
from fengqiao.trunk.people.models import Account
from tests.casting import HERE

from .conftest import YEAR

pytestmark = pytest.mark.django_db
URL = f"/desk/annual/{YEAR}/"


@pytest.fixture
def desk(client_of, cast):
    return client_of(cast.li)


@pytest.fixture
def whole(cases, cast, as_, office, desk, read):
    """A report to which nothing is missing."""
    with as_(cast.li):
        short = {"year": YEAR, "heading": "力量不足", "text": "专职人员少", "position": 1}
        records.add(SHORTCOMINGS, short, by=cast.li)
        plan = {"year": YEAR + 1, "section": "（一）强化培训", "text": "开展专题培训不少于2次"}
        records.add(PLAN, plan, by=cast.li)
        report = acts.begin(office, YEAR, by=cast.li)
        for block in queries.blocks(report):
            if block.key == "decisions":
                said = {"heading": block.heading, "text": "依法决策。", "version": 1}
                acts.write(block, by=cast.li, **said)
    assert [one.message for one in read().missing] == []
    return report


def way(today):
    day = today.isoformat()
    return {
        "day_secretary_read": day,
        "day_director_read": day,
        "day_review": day,
        "meeting": "党工委会议第2次",
        "day_sign": day,
        "signed_by": "王主任",
    }


def test_it_is_sound():
    assert soundness.faults(REPORT) == []


def test_in_order_and_with_reasons(desk, cast, as_, whole):
    today = timezone.localdate()
    with as_(cast.li), pytest.raises(Refused, match="还没有阅过"):
        take(REPORT, "review", whole, by=cast.li, meeting="党工委会议")
    refused = desk.post(f"{URL}steps/", {"day_sign": today.isoformat(), "signed_by": "王主任"})
    assert refused.status_code == 422
    assert "王主任" in refused.content.decode()
    lacking = way(today) | {"meeting": ""}
    assert desk.post(f"{URL}steps/", lacking).status_code == 422
    assert desk.post(f"{URL}steps/", {"day_sign": ""}).status_code == 422


def test_a_gap_is_never_signed_and_nothing_of_the_deed_stays(desk, cast, as_, office):
    refused = desk.post(f"{URL}steps/", way(timezone.localdate()))
    assert refused.status_code == 422
    assert "还不能签发" in refused.content.decode()
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        assert report is None or (report.stage == "draft" and report.secretary_read_on is None)
        assert not figures.readings(report.pk if report else None).exists()


def test_issue_freezes_and_a_later_change_is_a_correction(desk, cast, as_, whole, cases):
    today = timezone.localdate()
    assert desk.post(f"{URL}steps/", way(today)).status_code == 302
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        assert (report.stage, report.meeting, report.signed_on) == (
            "signed",
            "党工委会议第2次",
            today,
        )
        readings = list(figures.readings(report.pk))
        assert {one.key for one in readings} >= {"disputes.found"}
        found = next(one for one in readings if one.key == "disputes.found" and not one.cells)
        assert (found.value, found.row_count) == (3, 3)
        assert report.docx.sha256
        before = store.where(report.docx.sha256).read_bytes()
    assert "矛盾纠纷3件" in report.issued_text
    assert desk.get(f"{URL}issued.docx").getvalue() == before
    assert "一个也没有变" in desk.get(f"{URL}corrections/").content.decode()
    with as_(cast.li):
        records.amend(
            REGISTER,
            cases[0],
            {"registered_on": date(2024, 12, 30)},
            by=cast.li,
            reason="登记日期写错了年份",
        )
    page = desk.get(f"{URL}corrections/").content.decode()
    assert "登记日期写错了年份" in page
    assert "小李" in page
    assert "少了 1 条" in page
    with as_(cast.li):
        again = queries.of_year(cast.office, YEAR)
        assert again.issued_text == report.issued_text
        assert next(o for o in figures.readings(report.pk) if o.pk == found.pk).value == 3
    assert desk.get(f"{URL}issued.docx").getvalue() == before
    assert "已经签发" in desk.get(URL).content.decode()


def test_what_is_signed_is_not_written_any_more(desk, cast, as_, whole):
    desk.post(f"{URL}steps/", way(timezone.localdate()))
    with as_(cast.li):
        block = queries.blocks(whole).first()
        with pytest.raises(acts.Closed):
            acts.write(block, heading="", text="改", version=block.version, by=cast.li)
    answer = desk.post(f"{URL}{block.pk}/", {"heading": "", "text": "改"})
    assert answer.status_code == 422
    assert "已经签发" in answer.content.decode()


def test_to_the_public_step_by_step(desk, cast, as_, whole):
    today = timezone.localdate().isoformat()
    desk.post(f"{URL}steps/", way(timezone.localdate()))
    rest = {
        "day_seal": today,
        "day_send": today,
        "receipt": "市委办公室收文第9号",
        "day_clear": today,
        "clearance": "不涉密，可以公开",
        "day_publish": today,
        "published_at": "政府网站年度报告专栏",
    }
    assert desk.post(f"{URL}steps/", rest).status_code == 302
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        assert report.stage == "published"
        assert route.ahead(report) == []
        assert report.published_on == timezone.localdate()
    page = desk.get(f"{URL}steps/").content.decode()
    assert "市委办公室收文第9号" in page
    assert desk.get(f"/desk/annual/{report.pk}/").status_code == 302
    web = desk.get(f"{URL}paper.html").content.decode()
    assert f'<meta name="PubDate" content="{today}">' in web
    with as_(cast.li):
        assert annual.ahead(cast.li, date(YEAR + 1, 3, 30)) == []


def test_who_read_it_read_this_text(desk, cast, as_, whole):
    today = timezone.localdate().isoformat()
    desk.post(f"{URL}steps/", {"day_secretary_read": today, "day_director_read": today})
    with as_(cast.li):
        block = queries.blocks(whole).get(key="other")
        acts.write(block, heading="", text="另有一事。", version=block.version, by=cast.li)
        report = queries.of_year(cast.office, YEAR)
    assert (report.secretary_read_on, report.director_read_on) == (None, None)


def test_the_next_report_stands_beside_this_one(desk, cast, as_, whole):
    desk.post(f"{URL}steps/", way(timezone.localdate()))
    page = desk.get(f"/desk/annual/{YEAR + 1}/compare/").content.decode()
    assert "一字不差" in page
    assert "开展专题培训" in page
    assert "没有去年的报告" in desk.get(f"{URL}compare/").content.decode()


def test_a_check_knows_what_was_issued_last(desk, cast, as_, whole, office):
    desk.post(f"{URL}steps/", way(timezone.localdate()))
    with as_(cast.li):
        text = queries.of_year(cast.office, YEAR).issued_text

        def kinds(year):
            later = text.replace(str(YEAR), str(year))
            last = queries.last_text(cast.office, year)
            return {one.kind for one in reconcile(later, year, office, last).issues}

        assert "repeated_from_last_year" in kinds(YEAR + 1)
        assert "repeated_from_last_year" in kinds(
            YEAR + 2
        )  # the last one, though a year was left out
        assert "repeated_from_last_year" not in kinds(YEAR)
    page = desk.post("/desk/reconcile/", {"year": YEAR + 1, "pasted": text})
    assert "一字不差" in page.content.decode()


def test_the_command_line_issues_what_was_reviewed(desk, cast, as_, whole, tmp_path, capsys):
    out = tmp_path / "报告.txt"
    asked = ["report", "annual", "--year", str(YEAR), "--out", str(out), "--issue", "--json"]
    asked += ["--street", HERE]
    by = [*asked, "--as", Account.objects.get(person=cast.li.person).login]

    def told(args, code):
        assert cli.main(args) == code
        said = capsys.readouterr()
        return json.loads(said.out) if code == 0 else said.err

    assert "还没有登记党工委会审议" in told(by, 2)
    read = {key: day for key, day in way(timezone.localdate()).items() if "sign" not in key}
    assert desk.post(f"{URL}steps/", read).status_code == 302
    assert told(asked, 2)  # the command itself may not sign
    assert not out.exists()
    document = told(by, 0)
    assert (document["unbound"], document["missing"], document["sections"]) == ([], [], 5)
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        assert (report.stage, report.signed_by) == ("signed", "小李")
        assert out.read_text(encoding="utf-8") == report.issued_text
        readings = list(figures.readings(report.pk))
        assert len(readings) > 3
        assert report.docx.sha256
    assert "签发" in told(by, 2)  # once
    with as_(cast.li):
        assert len(figures.readings(report.pk)) == len(readings)


def test_a_step_is_taken_back_and_a_signature_is_not(desk, cast, as_, whole):
    today = timezone.localdate()
    desk.post(f"{URL}steps/", {"day_secretary_read": today.isoformat()})
    page = desk.get(f"{URL}steps/").content.decode()
    assert "撤销刚刚办的“党工委书记阅”" in page
    assert desk.post(re.search(r'action="([^"]*/undo/[^"]*)"', page)[1]).status_code == 302
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        assert (report.stage, report.secretary_read_on) == ("draft", None)
    desk.post(f"{URL}steps/", way(today))
    page = desk.get(f"{URL}steps/").content.decode()
    assert "刚刚办的“签发”：之后有数已经冻结" in page and "/undo/" not in page


def test_a_case_moved_after_signing_is_a_correction_of_its_communities(
    desk, cast, as_, whole, cases
):
    """What the report says of each community stays; of the whole street nothing changed."""
    with as_(cast.li):
        here, there = divisions.communities(cast.office)[:2]
        block = next(one for one in queries.blocks(whole) if one.key == "decisions")
        chips = "".join(f"{{{{disputes.found|community={one.name}}}}}" for one in (here, there))
        said = {"heading": block.heading, "text": f"依法决策。{chips}", "version": block.version}
        acts.write(block, by=cast.li, **said)
    assert desk.post(f"{URL}steps/", way(timezone.localdate())).status_code == 302
    with as_(cast.li):
        report = queries.of_year(cast.office, YEAR)
        before = sorted(figures.readings(report.pk).values_list())
        records.amend(REGISTER, cases[0], {"community": there}, by=cast.li, reason="社区选错了")
        assert sorted(figures.readings(report.pk).values_list()) == before
        assert queries.of_year(cast.office, YEAR).issued_text == report.issued_text
    page = desk.get(f"{URL}corrections/").content.decode()
    for words in (f"排查受理，{here}", f"排查受理，{there}", "社区选错了", "小李"):
        assert words in page, words
    assert page.count("少了 1 条") == page.count("多了 1 条") == 1
