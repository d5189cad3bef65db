"""Pictures: every number of a chart is what its page opens, the drawing is safe, and files say whose they are."""

from __future__ import annotations

import io
import re
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as xml

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fengqiao.engines.figures import Period, lookup
from fengqiao.engines.figures.pages.asked import Asked
from fengqiao.reports.overview import pictures
from fengqiao.reports.overview.pictures.board import LOOKS
from fengqiao.reports.overview.pictures.drawings import wrapped
from fengqiao.ui.tests.test_contrast import THEMES, contrast, tokens

pytestmark = pytest.mark.django_db
ALL = "/desk/figures/pictures/"
NAMES = [one.name for one in pictures.PICTURES]
YEAR = Asked(Period.year(2024, seen_on=date(2025, 3, 1)))
ROW = st.tuples(
    st.integers(-60, 420), st.one_of(st.none(), st.integers(0, 90)), st.none(), st.integers(0, 3)
)


def charts(asked, office):
    return {one.name: pictures.chart(one, asked, office) for one in pictures.PICTURES}


def opened(cell, office):
    """The value of the page that a cell's address opens."""
    address = urlsplit(cell.url)
    asked = Asked.of(QueryDict(address.query))
    figure = lookup.find(address.path.rstrip("/").rpartition("/")[2], office)
    return figure.rows(asked.period, **asked.cells).count()


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ROW, max_size=12))
def test_every_number_of_every_picture_opens_as_itself(li, enter, rows):
    enter(*rows)
    for chart in charts(YEAR, li.office).values():
        for cell in chart.cells.values():
            assert cell.value == opened(cell, li.office), (chart.title, cell)


def test_what_came_is_what_went_and_what_stands(li, enter):
    enter((-40, None, None, 0), (-30, 60, None, 0), (5, 3, None, 1), (6, None, None, 1))
    before, found, resolved, other, after = (
        chart.value for _, (chart,) in charts(YEAR, li.office)["flow"].lines
    )
    assert (before, found, resolved, other, after) == (2, 2, 2, 0, 2)
    assert before + found == resolved + other + after


def test_longer_than_a_year_says_why_it_is_not_drawn(li, enter):
    enter((5, 3, None, 1))
    asked = Asked(Period.days(date(2023, 6, 1), date(2024, 6, 30)))
    made = charts(asked, li.office)
    assert "一年以内" in made["trend"].why and "一年以内" in made["heat"].why
    assert made["trend"].is_empty
    assert not made["classes"].is_empty


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_whole_safe_and_says_whose_it_is(browser, li, enter, name):
    enter((5, 3, None, 1), (6, None, None, 0))
    answer = browser.get(f"{ALL}{name}/svg/", {"year": "2024"})
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    drawing = xml.fromstring(answer.content.decode())
    tags = {one.tag.rpartition("}")[2] for one in drawing.iter()}
    assert tags <= {"svg", "rect", "line", "path", "text", "a", "title"}
    links = [one.get("href") for one in drawing.iter() if one.tag.endswith("}a")]
    assert links and all(link.startswith("/desk/figures/") for link in links)
    said = "".join(drawing.itertext())
    assert "2024年" in said and "截至 2024-12-31" in said
    assert not re.search(r"http(?!://www.w3.org/2000/svg)", answer.content.decode())


def test_a_community_named_like_markup_is_text(li, enter):
    enter((5, 3, None, 1))
    chart = charts(YEAR, li.office)["classes"]
    rows = ("<script>1</script>", *chart.rows[1:])
    drawn = pictures.draw(pictures.Chart(**{**vars(chart), "rows": rows}))
    assert "<script" not in drawn and "&lt;scrip" in drawn


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_holds_the_same_numbers(browser, li, enter, name):
    enter((5, 3, None, 1), (6, None, None, 0))
    chart = charts(YEAR, li.office)[name]
    answer = browser.get(f"{ALL}{name}/xlsx/", {"year": "2024"})
    lines = [
        [cell.value for cell in line]
        for line in load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows()
    ]
    head = next(n for n, line in enumerate(lines) if line[0] == chart.first)
    wanted = [[label, *(cell.value for cell in cells)] for label, cells in chart.lines]
    assert lines[head + 1 :] == wanted


def test_the_page_shows_each_drawing_with_its_table(browser, li, enter):
    empty = browser.get(ALL, {"year": "2024"}).content.decode()
    assert empty.count("这一期没有") == len(NAMES) and "<svg xmlns" not in empty
    enter((5, None, None, 1))
    counts = []
    for size in (3, 40):
        enter(*((n, n % 5, None, n) for n in range(size)))
        with CaptureQueriesContext(connection) as queries:
            shown = browser.get(ALL, {"year": "2024"}).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert shown.count("<svg xmlns") == shown.count("图后面的表") == len(NAMES)
    assert browser.get(f"{ALL}weather/svg/").status_code == 404


@pytest.mark.parametrize("theme", THEMES)
def test_the_number_in_the_darkest_square_can_be_read(theme):
    """The square is green over the page's ground, as strong as its opacity."""
    colours = tokens(theme)
    strength = float(LOOKS["heat5"]["fill-opacity"])
    mixed = "#" + "".join(
        f"{round(int(green, 16) * strength + int(ground, 16) * (1 - strength)):02x}"
        for green, ground in zip(
            re.findall("..", colours["bamboo"][1:]),
            re.findall("..", colours["paper"][1:]),
            strict=True,
        )
    )
    assert contrast(colours["ink"], mixed) >= 4.5


def test_long_notes_are_wrapped_whole():
    text = "登记日期在期内的矛盾纠纷，不论结果；" * 5 + "abc"
    lines = wrapped(text)
    assert "".join(lines) == text
    assert max(map(len, lines)) <= 33
