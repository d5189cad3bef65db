"""The list of an inspection: data with a source, each item a saved query that opens; it leaves as workbook and paper."""

from __future__ import annotations

import io
from datetime import date

import docx
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.engines.figures import acts as figures
from fengqiao.engines.figures import known
from fengqiao.engines.figures.chips import Chip
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import saved_views
from fengqiao.matters.disputes import seeds
from fengqiao.matters.leadership.registers import DUTIES
from fengqiao.project.catalogue import REGISTERS
from fengqiao.reports.inspection import items
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry

pytestmark = pytest.mark.django_db
YEAR = 2025
URL = f"/desk/annual/{YEAR}/inspection/"
REGISTERS = {one.key: one for one in REGISTERS}


@pytest.fixture
def cases(cast, as_):
    with as_(cast.li):
        return [_case(cast, n) for n in range(3)]


def _case(cast, n):
    where = places.communities(cast.office)[0]
    return seeds.a_dispute(cast.li, where, on=date(YEAR, 3, 2 + n), summary=f"漏水{n}")


def _of(page, key):
    return next(one for one in page.context["told"] if one.item.key == key)


def test_every_usual_item_asks_for_what_there_is(cast, as_):
    with as_(cast.li):
        holding = items.of(cast.office, YEAR)
    assert holding.source
    for item in holding.items:
        assert item.looks or item.papers
        for look in item.looks:
            if look.kind == items.FIGURE:
                chip = Chip.of(look.key)
                figure = known(chip.key)
                labels = {key: figure.dimension(key).labels(cast.office) for key in chip.cells}
                assert all(code in labels[key] for key, code in chip.cells.items())
            elif look.kind == items.LEDGER:
                column = look.query.partition("=")[0]
                assert {column} <= {one.key for one in REGISTERS[look.key].typed}
        asked = {Chip.of(look.key).key for look in item.looks if look.kind == items.FIGURE}
        assert {key for pair in item.within for key in pair} <= asked


def test_each_number_is_counted_opens_and_what_is_missing_is_said(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    page = desk.get(URL)
    disputes = _of(page, "disputes")
    found = next(one for one in disputes.found if one.label == "排查受理")
    assert found.value == "3件"
    opened = desk.get(found.url)
    assert [row.url for row in opened.context["rows"]] == [
        f"/desk/disputes/{case.pk}/" for case in reversed(cases)
    ]
    assert "2025年没有“人民调解委员会”的记录" in disputes.missing
    assert not _of(page, "litigation").missing  # that nobody sued is no gap
    duties = _of(page, "duties")
    assert "没有“职责清单”的记录" in duties.missing
    with as_(cast.li):
        said = {"code": "FR1", "text": "亲自部署", "whose": "both"}
        records.add(DUTIES, said | {"year": YEAR}, by=cast.li)
        records.add(DUTIES, said | {"year": YEAR - 1}, by=cast.li)
    duties = _of(desk.get(URL), "duties")
    assert duties.found[0].value == f"1{DUTIES.unit}"
    assert "亲自部署" in desk.get(duties.found[0].url).content.decode()
    assert f"{YEAR - 1}年法治政府建设年度报告还没有在这里签发" in _of(page, "report").missing


def test_its_queries_are_the_same_for_more_records(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    desk.get(URL)

    def asked(url):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            answer = desk.get(url)
            b"".join(answer) if answer.streaming else answer.content
        return len(seen)

    before = [asked(URL), asked(f"{URL}book.xlsx?full=1")]
    with as_(cast.li):
        for n in range(3, 9):
            _case(cast, n)
    assert [asked(URL), asked(f"{URL}book.xlsx?full=1")] == before


def test_the_office_adds_leaves_out_and_says_where_papers_lie(client_of, cast, as_, cases):
    desk = client_of(cast.li)
    with as_(cast.li):
        saved = figures.saved.save(
            label="邻里的",
            source="disputes.found",
            cells={"report_class": ["neighbor"]},
            by=cast.li,
        )
        said = {"year": YEAR, "code": "FR1", "text": "亲自部署", "whose": "both"}
        records.add(DUTIES, said, by=cast.li)
        saved_views.save(DUTIES, "那一年的", f"year={YEAR}", by=cast.li)
    shown = desk.get(f"{URL}add/")
    assert "您保存的常用筛选" in shown.content.decode()
    given = {
        "label": "邻里专题",
        "papers": "专题方案\n\n专题方案\n总结",
        "look_1": f"figure|saved.{saved.slug}|",
        "look_2": f"ledger|leadership.duties|year={YEAR}",
    }
    assert desk.post(f"{URL}add/", {"label": "空的"}).status_code == 422
    assert desk.post(f"{URL}add/", given | {"label": ""}).status_code == 422
    answer = desk.post(f"{URL}add/", given)
    assert answer.status_code == 302, answer.context["form"].errors
    page = desk.get(URL)
    own = page.context["told"][-1]
    assert [one.value for one in own.found] == ["3件", f"1{DUTIES.unit}"]
    assert own.missing == ("没有写明“专题方案”在哪里", "没有写明“总结”在哪里")
    paper = {"title": "专题方案", "number": "某街发〔2025〕9号", "place": "档案柜二层"}
    assert desk.post(own.url, paper | {"place": ""}).status_code == 422
    assert desk.post(own.url, paper).status_code == 302
    assert _of(desk.get(URL), "own-1").missing == ("没有写明“总结”在哪里",)
    later = desk.get(URL.replace(str(YEAR), str(YEAR - 1)))
    assert "没有写明“专题方案”在哪里" in _of(later, "own-1").missing
    desk.post(f"{own.url}drop-paper/", {"title": "专题方案"})
    assert "没有写明“专题方案”在哪里" in _of(desk.get(URL), "own-1").missing
    for key in ("own-1", "law_aware"):
        assert desk.post(f"{URL}{key}/leave-out/").status_code == 302
    page = desk.get(URL)
    assert {"own-1", "law_aware"}.isdisjoint({one.item.key for one in page.context["told"]})
    assert [one.key for one in page.context["left_out"]] == ["law_aware"]
    assert desk.get(f"{URL}own-1/").status_code == 404
    desk.post(f"{URL}law_aware/take-up/")
    assert not desk.get(URL).context["left_out"]
    with as_(cast.li):
        kept = Entry.objects.filter(office=cast.office, verb="divisions.set").count()
    assert kept == 6


def test_it_leaves_as_a_workbook_with_its_rows_and_as_a_paper(client_of, cast, cases):
    desk = client_of(cast.li)

    def sheets(query):
        answer = desk.get(f"{URL}book.xlsx?{query}")
        book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        return {
            page.title: ["，".join(str(cell) for cell in row if cell) for row in page.values]
            for page in book
        }

    bare, full = sheets(""), sheets("full=1")
    assert list(bare) == ["目录", "明细"]
    assert any("排查受理" in line and "3件" in line for line in bare["目录"])
    assert any("没有写明“权责清单”在哪里" in line for line in bare["目录"])
    assert sum("漏水" in line for line in full["明细"]) == 3
    assert len(bare["明细"]) == len(full["明细"])
    assert not any("漏水" in line or "甲" in line for line in bare["明细"])
    paper = docx.Document(io.BytesIO(desk.get(f"{URL}paper.docx").content))
    cells = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert any(row[2:4] == ["排查受理", "3件"] for row in cells)
    assert desk.get(f"{URL}paper.pdf").content.startswith(b"%PDF")
    assert desk.get(f"{URL}paper.exe").status_code == 404


def test_who_may(client_of, cast):
    assert client_of(cast.chen).get(URL).status_code == 403
    leader = client_of(cast.wang)
    assert leader.get(URL).status_code == 200
    assert leader.get(f"{URL}add/").status_code == 403
    assert leader.post(f"{URL}law_aware/", {"title": "册", "place": "柜"}).status_code == 403
    assert leader.post(f"{URL}law_aware/leave-out/").status_code == 403
    assert client_of(cast.li).get(f"{URL}law_aware/take-up/").status_code == 405
    assert client_of(cast.li).get("/desk/annual/2099/inspection/").status_code == 404


def test_what_an_office_keeps_of_its_own_is_kept_again_word_for_word():
    looks = [{"figure": "disputes.found"}, {"ledger": "leadership.duties", "query": "year=2025"}]
    added = [{"key": "own-1", "label": "邻里专题", "papers": ["总结"], "looks": looks}]
    kept = {"added": added, "left_out": ["law_aware"], "next": 2}
    assert items.Own.of(kept).kept() == kept
