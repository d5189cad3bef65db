"""The office's calendar: a day marked, changed, taken out; open deadlines follow."""

from datetime import date

import pytest

from fengqiao.trunk.divisions import queries
from fengqiao.trunk.divisions.models import SpecialDay
from fengqiao.trunk.journal import scope

URL = "/desk/calendar/"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


def day(cast, on):
    with scope.office(cast.office):
        return SpecialDay.objects.filter(day=on).first()


def test_a_day_is_marked_changed_and_taken_out(cast, admin, entries):
    on = date(2026, 7, 15)
    given = {"day": on.isoformat(), "kind": "off", "label": "本地停工"}
    answer = admin.post(URL, given)
    assert (answer.status_code, answer["Location"]) == (302, f"{URL}?year=2026")
    assert not day(cast, on).is_workday
    assert "本地停工" in admin.get(f"{URL}?year=2026").content.decode()
    admin.post(URL, given | {"kind": "on"})
    assert day(cast, on).is_workday
    assert admin.post(f"{URL}remove/", {"day": on.isoformat()}).status_code == 302
    assert day(cast, on) is None
    assert len(entries("divisions.mark_days")) == 3


def test_bad_input_keeps_what_was_typed(cast, admin):
    answer = admin.post(URL, {"day": "七月", "kind": "off", "label": "本地停工"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“七月”缺年、月或日" in page and "本地停工" in page


@pytest.mark.parametrize("year", ["二零二四", "99999", "-1", "²", "0000", "1024"])
def test_a_year_that_does_not_exist_is_refused_aloud(admin, year):
    answer = admin.get(URL, {"year": year})
    assert answer.status_code == 404
    assert f"没有“{year}”这样的年份" in answer.content.decode()


def test_a_year_without_days_says_so(admin):
    assert "这一年还没有填" in admin.get(f"{URL}?year=2027").content.decode()


def test_one_day_does_not_enter_a_year(cast, admin):
    admin.post(URL, {"day": "2027-01-01", "kind": "off", "label": "元旦"})
    page = admin.get(f"{URL}?year=2027").content.decode()
    assert "2027 年还没有填全" in page and "春节放假" in page and "元旦放假" not in page
    with scope.office(cast.office):
        calendar = queries.calendar(cast.office)
    assert calendar.covers(2026) and not calendar.covers(2027)
    assert "没有录全" in calendar.doubt(date(2027, 3, 1))


def test_a_day_taken_out_of_a_known_year_is_missed(cast, admin):
    admin.post(f"{URL}remove/", {"day": "2026-10-01"})
    page = admin.get(f"{URL}?year=2026").content.decode()
    assert "还缺：2026-10-01 国庆节放假" in page


def test_without_the_power(cast, client_of):
    client = client_of(cast.li)
    assert client.get(URL).status_code == 403
    assert client.post(f"{URL}remove/", {"day": "2026-10-01"}).status_code == 403
    assert day(cast, date(2026, 10, 1)) is not None
