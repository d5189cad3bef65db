"""The pages of figures: what they show is what opens, in a constant number of questions to the database."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from fengqiao.engines.figures import Period, acts, lookup
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER

pytestmark = pytest.mark.django_db
ALL = "/desk/figures/"
YEAR = {"year": "2024"}


def page(browser, url, **query):
    answer = browser.get(url, YEAR | query)
    assert answer.status_code == 200
    return answer.content.decode()


def asked(browser, url, **query):
    with CaptureQueriesContext(connection) as queries:
        page(browser, url, **query)
    return len(queries)


def test_the_catalogue_of_a_whole_year_takes_the_same_questions_for_any_ledger(browser, enter):
    enter((0, 1, "1", 0))
    before = asked(browser, ALL)
    enter(*((n, None if n % 3 else 2, "1", n) for n in range(120)))
    assert asked(browser, ALL) == before


def test_a_saved_figure_stands_beside_the_catalogue_and_opens(browser, li, enter):
    enter((0, 1, "1200", 0), (1, 1, "34", 1))
    given = {"label": "涉及金额合计", "measure": "sum_amount", "how": "measure"}
    answer = browser.post(f"{ALL}disputes.found/save/", given)
    assert answer.status_code == 302
    assert "涉及金额合计" in page(browser, ALL)
    shown = page(browser, answer.headers["Location"])
    assert "共 2 行，“涉及金额”一列相加是 1234 元" in shown
    assert "1200" in shown and "34" in shown


def test_what_was_typed_stays_when_the_parts_do_not_fit(browser, li):
    given = {"label": "占比", "measure": "count", "how": "rate", "over": ""}
    answer = browser.post(f"{ALL}disputes.found/save/", given)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "算比率要选分母" in shown and 'value="占比"' in shown
    assert browser.post(f"{ALL}disputes.resolved_rate/save/", given).status_code == 404


def test_another_name_or_unit_stands_on_every_page(browser, li, enter):
    enter((0, 1, "1", 0))
    browser.post(f"{ALL}disputes.found/words/", {"label": "排查登记", "unit": "起"})
    assert "排查登记" in page(browser, ALL)
    assert "共排查化解矛盾纠纷1起" in page(browser, f"{ALL}prose/")
    assert "共 1 起，就是下面这些" in page(browser, f"{ALL}disputes.found/")


OUTSIDE = {
    "label": "法律咨询",
    "value": "1.2万",
    "unit": "人次",
    "source": "某平台",
    "as_of": "2024-12-31",
    "year": "2024",
    "part": "",
}


def test_a_number_from_outside_is_recorded_in_one_click_and_goes_back(browser, li):
    answer = browser.post(f"{ALL}external/record/?next=/desk/figures/", OUTSIDE)
    assert answer.headers["Location"] == "/desk/figures/"
    shown = page(browser, f"{ALL}external.1/")
    assert "外部数据" in shown and "12000" in shown and "某平台" in shown
    away = browser.post(
        f"{ALL}external/record/", OUTSIDE | {"year": "2023", "next": "https://example.org/"}
    )
    assert away.headers["Location"].startswith("/desk/figures/external.1/")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("value", "500余", "不带“余”"),
        ("value", "很多", "不是一个数"),
        ("as_of", "2099-01-01", "还没有到"),
        ("as_of", "2999-01-01", "“2999-01-01”不是能用的日期"),
        ("as_of", "去年", "“去年”不是能用的日期"),
        ("source", "", "请填来源"),
        ("year", "12", "四位数"),
    ],
)
def test_bad_numbers_get_a_sentence_and_nothing_is_lost(browser, li, name, value, said):
    answer = browser.post(f"{ALL}external/record/", OUTSIDE | {name: value})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert 'value="法律咨询"' in shown


def test_twice_for_the_same_period_is_refused(browser, li):
    browser.post(f"{ALL}external/record/", OUTSIDE)
    answer = browser.post(f"{ALL}external/record/", OUTSIDE)
    assert answer.status_code == 422
    assert "已经登记过" in answer.content.decode()


def test_the_export_is_what_is_seen(browser, li, enter):
    enter((0, 1, "10", 0), (1, 1, "20", 0), (2, 1, "40", 1))
    row = acts.saved.save(label="钱", source="disputes.found", measure="sum_amount", by=li)
    url = f"{ALL}saved.{row.slug}/export/"
    book = load_workbook(io.BytesIO(browser.get(url, YEAR).getvalue()))
    lines = [[cell.value for cell in line] for line in book.active.iter_rows()]
    head = next(n for n, line in enumerate(lines) if line[0] == "编号")
    assert lines[head][-1] == "涉及金额"
    assert sum(line[-1] for line in lines[head + 1 :]) == 70
    assert any("合计 70 元，共 3 行" in str(line[0]) for line in lines[:head])
    assert browser.get(f"{ALL}disputes.resolved_rate/export/", YEAR).status_code == 404


def test_free_days_are_asked_and_shown(browser, li, enter):
    enter((0, 1, "1", 0), (31, 1, "1", 0), (32, 1, "1", 0))
    answer = browser.get(f"{ALL}disputes.found/", {"from": "2024-01-01", "to": "2024-02-01"})
    shown = answer.content.decode()
    assert "2024年1月1日至2024年2月1日排查受理" in shown
    assert "共 2 件" in shown
    typed = browser.get(f"{ALL}disputes.found/", {"from": "24.1.1", "to": "2024年2月1日"})
    assert "2024年1月1日至2024年2月1日排查受理" in typed.content.decode()


def test_free_days_that_are_none_are_said_and_stay(browser, li):
    for asked, said in (("3.5.24", "不止一种读法"), ("2024.2.30", "不是能用的日期")):
        answer = browser.get(f"{ALL}disputes.found/", {"from": asked, "to": "2024-03-01"})
        shown = answer.content.decode()
        assert f"“{asked}”{said}" in shown and f'value="{asked}"' in shown
        assert "现在列的是今年的" in shown and 'value="2024-03-01"' in shown
    one_day = browser.get(f"{ALL}disputes.found/", {"from": "2024-03-01"}).content.decode()
    assert "起止两天都要填" in one_day


def test_a_cell_that_is_none_is_not_found(browser, li):
    assert browser.get(f"{ALL}disputes.found/", {"weather": "rain"}).status_code == 404
    assert browser.get(f"{ALL}external.9/").status_code == 404


def test_who_may_only_read_neither_makes_nor_records(client_of, cast, as_):
    wang = client_of(cast.wang)
    assert wang.get(f"{ALL}own/").status_code == 403
    assert wang.post(f"{ALL}external/record/", OUTSIDE).status_code == 403
    assert "external/record/" not in wang.get(f"{ALL}external/").content.decode()


def test_a_running_period_says_its_day(browser, li):
    today = date.today()
    shown = browser.get(f"{ALL}disputes.open/").content.decode()
    assert f"{today}，这一天的情况" in shown


def test_a_reading_shows_what_came_and_went_and_who_did_it(browser, li, enter, cast, client_of):
    enter((0, 1, "10", 0), (1, 1, "20", 0))
    found = lookup.find("disputes.found", li.office)
    period = Period.year(2024)
    kept = acts.freeze(found, period, by=li)
    url = f"{ALL}readings/{kept.pk}/"
    same = browser.get(url).content.decode()
    assert "和现在一致" in same and kept.rows_hash in same and "小李" in same
    case = found.rows(period).order_by("id").first()
    records.amend(REGISTER, case, {"registered_on": date(2023, 5, 5)}, by=li, reason="日期写错")
    enter((9, 1, None, 0))
    enter((10, 1, None, 0))
    changed = browser.get(url).content.decode()
    assert "有更正：当时是 2 件，现在是 3 件" in changed
    assert "后来加进来的 2 行" in changed and "后来不算的 1 行" in changed
    assert case.number in changed and "日期写错" in changed
    wang = client_of(cast.wang).get(url)
    assert wang.status_code == 200
    assert client_of(cast.chen).get(url).status_code == 404


def test_a_changed_reading_takes_the_same_questions_for_many_rows(browser, li, enter):
    enter((0, 1, "10", 0))
    kept = acts.freeze(lookup.find("disputes.found", li.office), Period.year(2024), by=li)
    enter((2, 1, None, 0))
    before = asked(browser, f"{ALL}readings/{kept.pk}/")
    enter(*((n, 1, None, n) for n in range(30)))
    assert asked(browser, f"{ALL}readings/{kept.pk}/") == before


def test_a_rates_reading_leads_to_its_two_figures(browser, li, enter):
    enter((0, 1, "10", 0), (1, 1, None, 0))
    rate = lookup.find("disputes.resolved_rate", li.office)
    kept = acts.freeze(rate, Period.year(2024), by=li)
    shown = browser.get(f"{ALL}readings/{kept.pk}/").content.decode()
    assert f"readings/{kept.of.pk}/" in shown and f"readings/{kept.over.pk}/" in shown


def test_any_set_and_any_figure_is_one_paragraph(browser, enter, cast, client_of):
    enter((0, 1, "1", 0), (1, None, "1", 1), (2, 3, "1", 2))

    def told(url, reader=browser, **query):
        return reader.get(url, YEAR | query).context["prose"]

    whole = told(f"{ALL}prose/")
    assert whole.startswith("2024年，青石街道")
    assert "排查矛盾纠纷3件，化解2件" in whole
    assert told(f"{ALL}prose/", part="h1").startswith("2024年上半年，")
    first = browser.get(f"{ALL}disputes.found/", YEAR)
    (row, *_) = first.context["tables"][0].rows
    sentence = first.context["prose"]
    assert sentence.startswith("2024年，青石街道排查受理3件，比上年同期增加3件。其中，按社区分，")
    by_place = next(one for one in first.context["tables"] if len(one.rows) > 1)
    assert all(f"{one.label}{one.value}件" in sentence for one in by_place.rows)
    narrowed = browser.get(row.url)
    assert narrowed.context["prose"].startswith(
        f"2024年，青石街道排查受理（年报分类：{row.label}）"
    )
    assert "化解率" in told(f"{ALL}disputes.resolved_rate/")
    assert told(f"{ALL}disputes.resolved_rate/", part="12").endswith("没有数。")
    before = asked(browser, f"{ALL}prose/"), asked(browser, f"{ALL}disputes.found/")
    enter(*((n, None, "1", n) for n in range(9)))
    assert (asked(browser, f"{ALL}prose/"), asked(browser, f"{ALL}disputes.found/")) == before
    own = told(f"{ALL}prose/", client_of(cast.chen))
    assert "青石街道" not in own
    assert "社区" in own.partition("，")[2]
