"""The living draft: a document before anyone wrote a word, whose numbers follow the ledgers."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import seeds
from fengqiao.matters.leadership.registers import PLAN
from fengqiao.reports.annual import annex, document
from fengqiao.reports.annual.words import Section
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import actors

from .conftest import ON, YEAR

pytestmark = pytest.mark.django_db
URL = f"/desk/annual/{YEAR}/"


def test_it_has_five_parts_and_every_number_is_bound(read, cases):
    draft = read()
    assert [part.section for part in draft.sections] == list(Section.values)
    assert not draft.unbound
    text = document.text_of(draft)
    assert "排查矛盾纠纷3件，化解0件" in text
    found = next(one for one in draft.bound if one.key == "disputes.found")
    assert (found.value, found.period.start) == (3, date(YEAR, 1, 1))


def test_a_row_more_and_the_text_follows(read, cases, cast, as_):
    before = document.text_of(read())
    with as_(cast.li):
        place = places.communities(cast.office)[0]
        seeds.a_dispute(cast.li, place, on=date(YEAR, 6, 1), summary="噪音")
    assert "矛盾纠纷3件" in before
    assert "矛盾纠纷4件" in document.text_of(read())


def test_reading_writes_nothing(client_of, cast, cases, as_):
    def entries():
        with as_(cast.li):
            return Entry.objects.filter(office=cast.office).count()

    before = entries()
    assert client_of(cast.li).get(URL).status_code == 200
    assert client_of(cast.li).get(f"{URL}paper.txt").status_code == 200
    assert entries() == before


def test_of_a_year_that_runs_only_the_days_it_has_had(read, cases):
    assert "矛盾纠纷2件" in document.text_of(read(date(YEAR, 3, 3)))


def test_an_empty_part_and_a_missing_ledger_are_named(read):
    said = "".join(one.message for one in read().missing)
    assert f"{YEAR}年还没有登记不足和原因" in said
    assert f"{YEAR + 1}年的计划还没有登记" in said


def test_addressed_and_signed_by_settings(read, cast, as_):
    with as_(cast.li):
        held = {
            "addressees": "某区委、某区政府",
            "organ": "某某街道办事处",
            "title_pattern": "{机关}{年}年法治工作报告",
            "headings": {"other": "别的情况"},
            "order": ["duty", "measures", "shortcomings", "plan", "other"],
            "number": "某街发〔{年}〕2号",
        }
        divisions.set_setting(cast.office, "reports.annual", held, by=cast.li)
    text = document.text_of(read())
    assert text.startswith("某街发〔2025〕2号\n\n某某街道2025年法治工作报告\n\n某区委、某区政府：")
    assert text.index("第一责任人职责") < text.index("主要举措和成效")
    assert "五、别的情况" in text
    assert "某某街道办事处" in text
    assert "2026年2月10日" in text


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
def test_it_is_saved_as_a_file(client_of, cast, cases, kind):
    answer = client_of(cast.li).get(f"{URL}paper.{kind}?on={ON}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert len(answer.content) > 500


def test_the_page_opens_each_number_and_says_what_is_missing(client_of, cast, cases):
    page = client_of(cast.li).get(f"{URL}?on={ON}").content.decode()
    assert f"/desk/figures/disputes.found/?year={YEAR}" in page
    assert f"{YEAR}年还没有登记不足和原因" in page
    assert "怎么数" in page


def test_who_has_a_part_of_the_street_has_no_annual_report(client_of, cast):
    assert client_of(cast.chen).get(URL).status_code == 403
    assert client_of(cast.zhang).get(URL).status_code == 403
    assert client_of(cast.admin).get(URL).status_code == 403


def test_a_year_that_has_not_come_is_no_page(client_of, cast):
    assert client_of(cast.li).get("/desk/annual/2099/").status_code == 404
    assert client_of(cast.li).get("/desk/annual/1066/").status_code == 404
    assert client_of(cast.li).get(f"{URL}?on=不是日期").status_code == 404
    assert client_of(cast.li).get(f"{URL}paper.exe").status_code == 404


def test_a_month_in_one_paragraph_of_its_own_words(client_of, cast, cases):
    page = client_of(cast.li).get(f"/desk/figures/prose/?year={YEAR}&part=3").content.decode()
    assert "2025年3月，" in page
    assert "排查矛盾纠纷3件，化解0件" in page
    assert "待补" not in page
    assert (
        "排查矛盾纠纷3件"
        not in client_of(cast.li).get(f"/desk/figures/prose/?year={YEAR}&part=q4").content.decode()
    )


def _book(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return ["".join(str(c) for c in row if c) for row in book.active.values]


def test_the_annex_of_evidence_names_no_one_unless_it_is_full(client_of, cast, cases):
    def lines(query):
        answer = client_of(cast.li).get(f"{URL}evidence.xlsx?{query}")
        return _book(b"".join(answer.streaming_content))

    bare, full = lines("")[1:], lines("full=1")[1:]
    assert len(bare) == len(full)
    assert any("排查受理" in line and "3件" in line for line in bare)
    assert any("漏水0" in line for line in full)
    assert not any("漏水" in line or "甲" in line for line in bare)


def test_the_annex_is_full_by_right_and_says_what_does_not_fit(read, cast, as_, cases):
    def lines(actor, **more):
        to = io.BytesIO()
        with as_(cast.li):
            annex.write(read(), actor, to, full=True, **more)
        return _book(to.getvalue())

    full = "".join(lines(cast.li))
    assert all(f"漏水{n}" in full for n in range(3))
    without = actors.command_line(cast.office)
    assert not any("漏水" in line for line in lines(without))
    assert len(lines(without)) == len(lines(cast.li))
    cut = lines(cast.li, holds=2)
    assert sum("漏水" in line for line in cut) == 2
    assert any("还有 1 行，这张表写不下" in line for line in cut)


def test_more_rows_ask_no_more(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    pages = (
        URL,
        f"{URL}?on={ON}",
        f"{URL}evidence.xlsx?full=1",
        f"/desk/figures/prose/?year={YEAR}",
        f"{URL}compare/",
    )

    def asked(url):
        with CaptureQueriesContext(connection) as seen:
            answer = desk.get(url)
            assert b"".join(answer) if answer.streaming else answer.content
        return len(seen)

    desk.get(URL)
    before = [asked(url) for url in pages]
    with as_(cast.li):
        for n in range(3, 9):
            place = places.communities(cast.office)[n % 2]
            seeds.a_dispute(cast.li, place, on=date(YEAR, 5, n), summary=f"噪音{n}")
    assert [asked(url) for url in pages] == before


def test_the_plan_stands_beside_what_was_done_and_opens(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    assert desk.get(URL).context["plan"].items == ()
    said = {"year": YEAR, "section": "（一）化解纠纷", "progress": "doing"}
    with as_(cast.li):
        for text, more in (
            ("排查纠纷不少于2件", {"figure": "disputes.found", "target": 2}),
            ("排查纠纷不少于9件", {"figure": "disputes.found", "target": 9}),
            ("办好网上专栏", {}),
        ):
            records.add(PLAN, said | {"text": text} | more, by=cast.li)
        records.add(PLAN, said | {"text": "明年的事", "year": YEAR + 1}, by=cast.li)
    page = desk.get(f"{URL}?on={ON}")
    plan = page.context["plan"]
    assert [(one.now, one.target, one.is_reached) for one in plan.items] == [
        ("3件", "2", True),
        ("3件", "9", False),
        ("推进中", "", None),
    ]
    assert (plan.measured, plan.reached) == (2, 1)
    assert f"{YEAR}年的计划 3 项，有目标的 2 项里 1 项达到" in page.content.decode()
    for one in plan.items:
        assert desk.get(one.url).status_code == 200
    assert len(desk.get(plan.items[0].now_url).context["rows"]) == 3
    assert "没有达到" in desk.get(f"{URL}compare/").content.decode()
