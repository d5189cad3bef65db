"""A year, or a part of one, that does not exist is refused aloud on every page: no fault, and no other in its place."""

from __future__ import annotations

import re

import pytest

from tests.house.test_doors import ALL, owner_of, url_of, world  # noqa: F401

pytestmark = pytest.mark.django_db

# Pages that tell of a period of their address, with how they are asked for it.
TOLD = (
    *("/desk/figures/", "/desk/figures/disputes.found/", "/desk/figures/disputes.found/rows.xlsx"),
    *("/desk/figures/prose/", "/desk/figures/pictures/"),
)
YEARLY = (
    "/desk/leadership/gaps/",
    "/desk/leadership/loop/",
    "/desk/study/against/",
    "/desk/rollover/",
)
ODD_YEARS = ("0", "0000", "99999", "1024", "2024Q5", "2024-13", "二零二四", "²", "-1", "1e3")
ODD_PERIODS = (
    "2024Q5",
    "2024-13",
    "2024-00",
    "2024H3",
    "0000",
    "99999",
    "2024-1-1",
    "2024q",
    "昨年",
    "2024-",
)
ODD_PARTS = ("q5", "13", "0", "h3", "year", "这", "q")


def refused(answer) -> bool:
    said = answer.content.decode()
    return answer.status_code == 404 and bool(re.search("没有“.*?”这样的(?:年份|期间)", said))


@pytest.fixture
def browser(client_of, cast):
    return client_of(cast.li)


@pytest.mark.parametrize("page", TOLD[:2] + TOLD[3:])
def test_no_page_of_figures_puts_another_period_in_its_place(browser, page):
    asked = [{"year": one} for one in ODD_YEARS]
    asked += [{"period": one} for one in ODD_PERIODS]
    asked += [{"year": "2024", "part": one} for one in ODD_PARTS]
    wrong = [one for one in asked if not refused(browser.get(page, one))]
    assert wrong == [], wrong


@pytest.mark.parametrize("said", ["2024", "2024Q3", "2024q3", "2024H1", "2024-3", "2024-03"])
def test_a_period_in_one_word(browser, said):
    assert browser.get("/desk/figures/", {"period": said}).status_code == 200


@pytest.mark.parametrize("page", YEARLY)
def test_no_page_of_a_year_puts_this_one_in_its_place(browser, page):
    assert [one for one in ODD_YEARS if not refused(browser.get(page, {"year": one}))] == []
    assert browser.get(page, {"year": "2024"}).status_code == 200


@pytest.mark.parametrize("on", ["2024Q5", "0202-03-05", "2099-01-01", "2024-13-01", "2025-12-31"])
@pytest.mark.parametrize(
    "page", ["/desk/annual/2026/", "/desk/annual/2026/brief/", "/desk/annual/2026/inspection/"]
)
def test_no_report_puts_today_in_the_place_of_a_day(browser, page, on):
    answer = browser.get(page, {"on": on})
    assert answer.status_code == 404
    assert (
        f"“{on}”不是能用的日期" in answer.content.decode()
        or "不能按那一天看" in answer.content.decode()
    )


def test_the_brief_of_no_part_is_refused(browser):
    assert refused(browser.get("/desk/annual/2026/brief/", {"part": "q5"}))


def test_no_address_fails_for_a_year_that_does_not_exist(client_of, cast, world):  # noqa: F811
    """Every address that names a year."""
    clients = {actor: client_of(actor) for actor in (cast.li, cast.admin, cast.wang, cast.sun)}
    wrong = []
    for one in (one for one in ALL if "year" in one.asks):
        for year in ("0", "1024", "99999"):
            here = re.sub(r"(?<=/)20\d\d(?=/)", year, url_of(one, world), count=1)
            status = clients[owner_of(one, cast)].get(here).status_code
            if status not in (400, 404, 405):
                wrong.append(f"{here}: {status}")
    assert wrong == [], wrong


def test_the_guard_taken_out_the_walk_names_it(browser, monkeypatch):
    from fengqiao.ground import dates
    from fengqiao.matters.study import desk

    assert desk.known_year is dates.known_year
    monkeypatch.setattr(desk, "known_year", lambda said: 2026)
    assert not refused(browser.get("/desk/study/against/", {"year": "99999"}))
