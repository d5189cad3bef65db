"""One page for who leads: bound numbers that open, findings by the figures, and really one page."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date, timedelta

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.figures import known
from fengqiao.engines.papers import (
    Heading,
    Paper,
    Paragraph,
    Table,
    TooLong,
    on_one_page,
    suite,
    written,
)
from fengqiao.engines.papers.pdf import pages
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import seeds
from fengqiao.matters.leadership.registers import PLAN, SHORTCOMINGS
from fengqiao.reports.brief import choice, composition, document
from fengqiao.trunk.divisions import queries as places

YEAR = timezone.localdate().year
URL = f"/desk/annual/{YEAR}/brief/"


@pytest.fixture
def cases(cast, as_):
    """Three disputes of this year and one of the last, none of them closed: some are overdue."""
    with as_(cast.li):
        where = places.communities(cast.office)[0]
        days = [date(YEAR, 1, 2 + n) for n in range(3)] + [date(YEAR - 1, 1, 2)]
        return [
            seeds.a_dispute(cast.li, where, on=day, summary=f"漏水{n}")
            for n, day in enumerate(days)
        ]


@pytest.mark.django_db
def test_its_numbers_open_and_its_findings_follow_the_figures(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    page = desk.get(URL)
    found = next(one for one, _ in page.context["lines"] if one.bound.key == "disputes.found")
    assert (found.bound.text, found.before) == ("3件", "1 件")
    assert found.change == "增加 2 件（+200%）"
    urls = [url for _, url in page.context["lines"]]
    assert all(desk.get(url).status_code == 200 for url in urls)
    overdue, opened, *_ = page.context["brief"].findings
    due = desk.get(overdue.opens)
    number = next(piece.bound.value for piece in overdue.pieces if piece.bound)
    assert number == len(due.context["due"]) > 0
    assert all(row.days_over > 0 for row in due.context["due"])
    assert opened.text.startswith("在办4件，其中已办")
    assert page.context["brief"].shortcomings == ()
    with as_(cast.li):
        said = {"year": YEAR, "heading": "力量不足", "position": 1, "text": "专职人员少" * 30}
        records.add(SHORTCOMINGS, said, by=cast.li)
        plan = {"year": YEAR + 1, "section": "（一）强化培训", "text": "开展专题培训不少于2次"}
        records.add(PLAN, plan, by=cast.li)
    brief = desk.get(URL).context["brief"]
    assert brief.shortcomings[0].text.startswith("力量不足：专职人员少")
    assert brief.shortcomings[0].text.endswith("…")
    assert desk.get(brief.plan[0].opens).status_code == 200
    month = desk.get(f"{URL}?part=1").context["brief"]
    assert month.title.endswith(f"{YEAR}年1月法治工作简报")
    assert next(one for one in month.lines if one.bound.key == "disputes.found").bound.value == 3
    assert desk.get(f"{URL}?part=nonsense").status_code == 404


@pytest.mark.django_db
def test_more_rows_ask_no_more(client_of, cast, as_, cases):
    desk = client_of(cast.li)

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(URL).status_code == 200
        return len(seen)

    asked()
    before = asked()
    with as_(cast.li):
        where = places.communities(cast.office)[1]
        for n in range(5):
            seeds.a_dispute(cast.li, where, on=timezone.localdate() - timedelta(n), summary="吵")
    assert asked() == before


@pytest.mark.django_db
def test_the_office_chooses_its_figures(client_of, cast):
    desk = client_of(cast.li)
    assert desk.post(f"{URL}figures/", {"figure_1": ""}).status_code == 422
    assert desk.post(f"{URL}figures/", {"figure_1": "no.such"}).status_code == 422
    given = {
        "figure_1": "disputes.open",
        "figure_2": "publicity.posts",
        "figure_3": "disputes.open",
    }
    assert desk.post(f"{URL}figures/", given).status_code == 302
    lines = desk.get(URL).context["brief"].lines
    assert [one.bound.key for one in lines] == ["disputes.open", "publicity.posts"]
    assert client_of(cast.wang).get(URL).status_code == 200
    assert client_of(cast.wang).get(f"{URL}figures/").status_code == 403
    assert client_of(cast.chen).get(URL).status_code == 403


@pytest.mark.django_db
def test_as_a_paper_every_number_is_bound(client_of, cast, cases):
    desk = client_of(cast.li)
    paper = docx.Document(io.BytesIO(desk.get(f"{URL}paper.docx").content))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert ["排查受理", "3件", "1 件", "增长200%"] in rows
    body = "\n".join(one.text for one in paper.paragraphs)
    assert "1．期限已过、还没有办完的" in body
    assert paper.element.xml.count("w:bookmarkStart") >= len(rows) - 1
    assert desk.get(f"{URL}paper.pdf").content.startswith(b"%PDF")
    assert desk.get(f"{URL}paper.exe").status_code == 404


def test_what_the_usual_brief_asks_for_there_is():
    usual = choice.usual()
    for key in (*usual.figures, *(key for one in usual.pairs for key in (one.part, one.whole))):
        assert known(key)
    assert known(usual.open).dimension(usual.open_by)


def _long(lines: int) -> Paper:
    """A brief with everything in it as long as it may be, and that many lines under its four headings."""
    said = "社区矛盾纠纷调处化解中心专职工作人员不足，遇到重大疑难复杂的纠纷要多个部门一起才能化解，还要想办法加强"
    assert len(said) >= composition.LONGEST - 6
    label = "街道干部和社区干部法律法规宣传及培训"
    assert len(label) == document.LABEL
    rows = tuple(
        (label, "12345人次", "12345 人次", "下降12.55个百分点") for _ in range(choice.MOST)
    )
    listed = [
        Paragraph("1．", f"{said}力量力量力量"[: composition.LONGEST], "…") for _ in range(lines)
    ]
    return Paper(
        title="某某某某街道2024年1月1日至2024年12月31日法治工作简报",
        organ="某某市某某某某街道办事处",
        signed_on=date(2025, 2, 24),
        is_demo=True,
        blocks=(
            *(Heading(1, heading) for heading in ("主要数字", "提请关注", "不足", "下一步安排")),
            Table(("指标", "本期", "上年同期", "同比"), rows, widths=document.WIDTHS),
            *listed,
        ),
    )


LONGEST = composition.MOST_FINDINGS + 2 * composition.MOST_ITEMS


@pytest.mark.parametrize("lines", [3, LONGEST])
def test_it_is_really_one_page_however_long(lines):
    paper = on_one_page(_long(lines))
    assert pages(paper) == 1
    assert pages(_long(LONGEST)) > 1
    if shutil.which("pdfinfo"):
        assert _pages_of(written(paper, "pdf")) == 1
        if suite.program():
            assert _pages_of(suite.pdf_of(written(paper, "docx"))) == 1


def test_what_no_page_holds_is_refused():
    with pytest.raises(TooLong, match="一页放不下"):
        on_one_page(_long(80))


def _pages_of(data: bytes) -> int:
    """As poppler counts them."""
    told = subprocess.run(
        ["pdfinfo", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    return int(next(line for line in told.splitlines() if line.startswith("Pages"))[6:])
