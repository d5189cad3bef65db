"""The table of a return: what its form asks, out of figures; every cell opens what it counted."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.procedures.steps import take
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.reports.returns import calendar, layout, readings
from fengqiao.reports.returns.calendar import NoPeriod
from fengqiao.trunk.divisions import queries as divisions

from .conftest import MARCH

pytestmark = pytest.mark.django_db
CELL = re.compile(r'href="(/desk/figures/[^"]+)" aria-label="([^"]+)"')
COUNT = re.compile(r"共 (\d+) 件，就是下面这些")


def numbers(table, *lines, cut="all"):
    return [table.cell(line, cut).text for line in lines]


def test_the_screening_table_counts_by_place_and_by_the_superiors_rows(fill, cases):
    table = fill().table
    assert numbers(table, "found", "handled", "settled") == ["3", "3", "2"]
    assert numbers(table, "handled_rate", "settled_rate") == ["100.00", "66.67"]
    assert [one.text for one in table.row(table.of.line("found"))] == ["", "1", "2", "3", "5"]
    assert numbers(table, "building_found", "labor_found", "other_found") == ["1", "1", "1"]
    assert numbers(table, "civil_found", "civil_handled") == ["0", "1"]
    assert numbers(table, "size_fifty") == ["0"] and numbers(table, "size_few") == ["0"]
    assert table.cell("veterans_found", "all").why == "没有绑定指标"
    assert table.cell("screenings", "street").why == "不分"
    assert numbers(table, "screenings") == ["0"]


def test_the_justice_sheet_adds_up_down_and_across(fill, cases):
    table = fill("justice").table
    assert numbers(table, "total", "left") == ["3", "2"]
    types = [line for line in table.of.shown if line.group]
    assert sum(int(table.cell(line.key, "all").text) for line in types) == 3
    for line in table.of.shown:
        total, *places = [int(cell.text) for cell in table.row(line)]
        assert total == sum(places), line.key


def test_only_peoples_mediation_enters_the_ministrys_table(fill, cases, cast, as_, office):
    assert numbers(fill("mediation").table, "taken", "settled", "amount") == ["0", "0", "0"]
    with as_(cast.li):
        kind = cases["done"].type
        record = seeds.BackfillRecord(
            registered_on=cases["done"].registered_on,
            closed_on=cases["done"].closed_on,
            division=divisions.communities(cast.office)[0],
            nature="dispute",
            stage="done",
            regime="people",
            outcome="written",
            report_class=kind.report_class,
            type=kind,
            summary="漏水",
            found="court_delegated",
            parties=[(1, "甲某"), (2, "乙某")],
            amount=12345,
            people_count=3,
        )
        seeds.backfill([record], batch=office, by=cast.li)
    table = fill("mediation").table
    said = numbers(table, "taken", "settled", "settled_rate", "written", "oral", "amount", "people")
    assert said == ["1", "1", "100.00", "1", "0", "1.23", "3"]
    assert numbers(table, "entrusted", "entrusted_court", "own") == ["1", "1", "0"]
    assert numbers(table, "type_14", "type_02") == ["1", "0"]


@pytest.mark.parametrize("key", layout.SHIPPED)
def test_every_cell_opens_exactly_what_it_counted(desk, cases, fill, key):
    page = desk.get(MARCH.format(key)).content.decode()
    opened = {unescape(url): label.rsplit(" ", 1) for url, label in CELL.findall(page)}
    told = [
        (url, label, n) for url, (label, n) in opened.items() if n != "0" and "金额" not in label
    ]
    assert told or key == "mediation"
    for url, label, n in told:
        assert COUNT.search(desk.get(url).content.decode())[1] == n, (label, url)


def test_the_identity_holds_and_a_day_in_the_future_breaks_it_by_name(
    desk, cases, fill, cast, as_, office
):
    told = fill().identity
    assert (told.left, told.right, told.holds) == (5, 5, True)
    assert list(told.numbers.values()) == [2, 3, 3, 2]
    assert "对得上" in desk.get(MARCH.format("screening")).content.decode()
    today = timezone.localdate()
    with as_(cast.li):
        month_end = calendar.period(
            layout.shipped("screening"), today.year, str(today.month), today
        )
        ahead = seeds.a_dispute(cast.li, divisions.root(cast.office), on=month_end.last)
    if month_end.last == today:
        pytest.skip("今天是月末，写不出以后的日子")
    page = desk.get(f"/desk/returns/screening/{today.year}/{today.month}/").content.decode()
    assert "对不上" in page and f"/desk/disputes/{ahead.pk}/" in page


def test_what_is_not_said_of_a_case_is_listed_with_the_way_to_it(desk, cases):
    page = desk.get(MARCH.format("screening")).content.decode()
    assert "没有填涉及人数" in page
    assert f"/desk/disputes/{cases['done'].pk}/" in page
    assert "没有细分类型" not in page


def test_the_periods_of_a_return(desk, cases, office, cast, as_):
    for part, status in (("q1", 200), ("h1", 200), ("year", 200), ("13", 404), ("x", 404)):
        assert desk.get(f"/desk/returns/screening/2025/{part}/").status_code == status, part
    later = timezone.localdate().year + 1
    assert desk.get(f"/desk/returns/screening/{later}/3/").status_code == 404
    assert desk.get("/desk/returns/nothing/2025/3/").status_code == 404
    assert desk.get("/desk/returns/screening/?year=2025&part=q2").url.endswith("/2025/q2/")
    for odd in ("year=%E4%B8%80&part=../", f"year={later}&part=3", "year=99999999999&part=3"):
        told = desk.get(f"/desk/returns/screening/?{odd}", follow=True)
        assert told.status_code == 200 and "请换一期" in told.content.decode(), odd
    page = desk.get(MARCH.format("screening")).content.decode()
    assert "2025年2月" in page and "2024年3月" in page
    with as_(cast.li):
        of = layout.of(cast.office, "screening").next(kinds=("quarter",))
        with pytest.raises(NoPeriod):
            calendar.period(of, 2025, "3", timezone.localdate())
        assert calendar.in_hand(of, timezone.localdate()).query["part"].startswith("q")


def test_the_files_are_laid_out_as_the_form_is(desk, cases, office):
    sheet = openpyxl.load_workbook(
        io.BytesIO(desk.get(MARCH.format("screening") + "return.xlsx").content)
    ).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert told[0][0] == f"{office.name}矛盾纠纷排查情况表（2025年3月）"
    assert told[1][0] == f"填报单位：{office.name}" and "2025年3月" in told[1]
    assert told[2] == ["项目", None, "单位", "县市区", "乡镇街道", "村居", "小计", "年度累计"]
    assert told[3] == ["总况", "排查数", "件", None, 1, 2, 3, 5]
    assert told[5][1:7] == ["调处率", "%", None, 100, 100, 100]
    flat = [value for row in told for value in row if value]
    assert {"填报单位（盖章）：", "负责人：", "填表人："} <= set(flat)
    across = openpyxl.load_workbook(
        io.BytesIO(desk.get(MARCH.format("justice") + "return.xlsx").content)
    ).active
    heads = [[cell.value for cell in row] for row in across.iter_rows(min_row=3, max_row=5)]
    assert heads[0][:4] == [
        "镇办、社区",
        "矛盾纠纷总数",
        "未化解纠纷数",
        "婚姻家庭纠纷（共计：0件）",
    ]
    assert heads[1][3:5] == ["化解数", "未化解数"] and heads[2][:3] == ["合计", 3, 2]
    lines = list(
        csv.reader(
            desk.get(MARCH.format("screening") + "return.csv")
            .content.decode("utf-8-sig")
            .splitlines()
        )
    )
    assert lines[1] == ["总况", "排查数", "件", "", "1", "2", "3", "5"]
    assert desk.get(MARCH.format("justice") + "return.docx").content[:2] == b"PK"
    assert desk.get(MARCH.format("justice") + "return.pdf").content[:4] == b"%PDF"
    assert desk.get(MARCH.format("justice") + "return.exe").status_code == 404


def test_the_table_takes_the_same_questions_for_any_number_of_cases(desk, fill, cast, as_, cases):
    def asked(key):
        with CaptureQueriesContext(connection) as held:
            desk.get(MARCH.format(key))
        return len(held)

    before = {key: asked(key) for key in layout.SHIPPED}
    with as_(cast.li):
        for n in range(25):
            day = cases["done"].registered_on + timedelta(days=n % 20)
            seeds.a_dispute(
                cast.li, divisions.communities(cast.office)[n % 2], on=day, stage="done"
            )
    assert {key: asked(key) for key in layout.SHIPPED} == before
    assert max(before.values()) <= 50, before
    with as_(cast.li):
        of = layout.of(cast.office, "screening")
        told = readings.asked(of, cast.office)
        period = calendar.period(of, 2025, "3", timezone.localdate())
        with CaptureQueriesContext(connection) as held:
            readings.live(told, readings.spans(period))
    assert len(told.by) == 10  # six figures of the month, four of the year
    assert len(held) == 10 + 1  # and one for what types counted as before


def test_an_office_arranges_its_form_and_binds_any_figure(desk, cases, fill, cast, as_, office):
    url = "/desk/returns/screening/"
    said = {
        "name": "月报一",
        "title": "{街道}月报",
        "receiver": "平安办",
        "kinds": ["month"],
        "due": "5",
    }
    assert desk.post(f"{url}arrange/", said | {"name": ""}).status_code == 422
    assert desk.post(f"{url}arrange/", said).status_code == 302
    of = fill().of
    assert (of.name, of.receiver, of.due, of.kinds, of.version) == (
        "月报一",
        "平安办",
        5,
        ("month",),
        2,
    )
    with as_(cast.li):
        from fengqiao.engines.figures import acts as figures

        own = figures.saved.save(
            label="网格排查", source="disputes.found", cells={"report_class": ["other"]}, by=cast.li
        )
    line = {"group": "本地", "label": "网格排查", "unit": "件", "figure": f"saved.{own.slug}"}
    assert desk.post(f"{url}lines/new/", line | {"figure": "no.such"}).status_code == 422
    assert desk.post(f"{url}lines/new/", line).status_code == 302
    assert (
        desk.post(
            f"{url}lines/veterans_found/", line | {"label": "军转", "hidden": "on"}
        ).status_code
        == 302
    )
    assert desk.post(f"{url}lines/handled/move/", {"move": "up"}).status_code == 302
    found = fill()
    assert [one.key for one in found.of.lines[:2]] == ["handled", "found"]
    assert found.table.cell("own_1", "all").text == "2"
    assert found.table.cell("veterans_found", "all") is None
    assert desk.get(f"{url}lines/nothing/").status_code == 404
    assert desk.post(f"{url}arrange/restore/").status_code == 302
    assert fill().of.lines == layout.shipped("screening").lines


def test_numbers_that_no_ledger_holds_are_bound_as_external_ones(desk, cases, fill, cast, as_):
    from fengqiao.engines.figures import Period
    from fengqiao.engines.figures import acts as figures

    with as_(cast.li):
        row = figures.external.record(
            label="防止民转刑",
            value=4,
            unit="件",
            source="综治会议纪要",
            as_of=timezone.localdate(),
            period=Period.month(2025, 3),
            by=cast.li,
        )
    line = {
        "group": "防激化",
        "label": "防止民转刑",
        "unit": "件",
        "figure": f"external.{row.slug}",
    }
    desk.post("/desk/returns/mediation/lines/prevented_criminal_cases/", line)
    table = fill("mediation").table
    assert table.cell("prevented_criminal_cases", "all").text == "4"
    assert table.cell("prevented_criminal_cases", "year").why == "没有登记"


def test_today_reminds_of_a_return_that_is_due(desk, cases, fill, cast, as_, client_of):
    said = {"name": "月报一", "title": "月报", "receiver": "平安办", "kinds": ["month"]}
    assert "报送日" not in desk.get("/desk/").content.decode()
    desk.post("/desk/returns/screening/arrange/", said | {"due": "0"})  # long past
    assert "月报一，报送日已过" in desk.get("/desk/").content.decode()
    assert "过了报送日" in desk.get("/desk/returns/").content.decode()
    assert "报送日" not in client_of(cast.wang).get("/desk/").content.decode()
    desk.post(desk.get("/desk/returns/screening/").url + "seal/")
    assert "报送日" not in desk.get("/desk/").content.decode()


def test_a_rate_above_the_whole_is_explained_and_can_be_counted_otherwise(
    desk, cases, fill, cast, as_
):
    assert "超过 100%" not in desk.get(MARCH.format("screening")).content.decode()
    with as_(cast.li):
        day = cases["done"].registered_on
        take(LIGHT, "done", cases["old"], by=cast.li, happened_on=day, outcome="oral")
    page = desk.get(MARCH.format("screening")).content.decode()
    assert "总况　调处率超过 100%" in page and "133.33" in page
    given = {
        "label": "当期化解",
        "how": "measure",
        "measure": "count",
        "cells_settled_so_far": "yes",
    }
    assert desk.post("/desk/figures/disputes.found/save/", given).status_code == 302
    line = {"group": "总况", "label": "成功数", "unit": "件", "figure": "saved.1"}
    assert desk.post("/desk/returns/screening/lines/settled/", line).status_code == 302
    assert numbers(fill().table, "settled") == ["1"]
