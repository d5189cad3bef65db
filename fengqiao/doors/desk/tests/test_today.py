"""Today: three numbers at most, each opens; what is due; nothing for who may not read."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.engines.terms import page as words
from fengqiao.project.walks import BOARD


def numbers(page):
    """{label: (value, url)} of the numbers on the page."""
    found = re.findall(
        r'class="stat" href="([^"]+)".*?stat__label">([^<]+)<.*?stat__value[^>]*>(\d+)<', page, re.S
    )
    return {label: (int(value), url.replace("&amp;", "&")) for url, label, value in found}


def test_three_numbers_each_opens_to_its_rows(cast, client_of, register):
    register(1), register(6), register(20), register(3, stage="done")
    client = client_of(cast.li)
    shown = numbers(client.get("/desk/").content.decode())
    assert len(shown) == 3
    assert [value for value, _ in shown.values()][:2] == [3, 2]
    for value, url in shown.values():
        answer = client.get(url)
        assert answer.status_code == 200, url
        rows = set(re.findall(r"/desk/disputes/([0-9a-f-]{36})/\"", answer.content.decode()))
        assert len(rows) == value, url


def test_what_is_due_stands_on_the_page(cast, client_of, register):
    late, fresh = register(20, summary="拖了很久的一件"), register(0, summary="今天刚来的一件")
    page = client_of(cast.li).get("/desk/due/").content.decode()
    assert late.number in page and "已超期" in page
    assert fresh.number not in page


def test_the_stranger_sees_none_of_it(cast, client_of, register):
    case = register(20)
    client = client_of(cast.zhao)
    for url in ("/desk/", "/desk/due/"):
        assert case.number not in client.get(url).content.decode()
    assert {value for value, _ in numbers(client.get("/desk/").content.decode()).values()} == {0}


def test_the_administrator_sees_no_case_and_looks_after_the_house(cast, client_of, register):
    case = register(20)
    page = client_of(cast.admin).get("/desk/").content.decode()
    assert numbers(page) == {} and case.number not in page


def test_an_empty_desk_says_what_to_do(cast, client_of):
    page = client_of(cast.li).get("/desk/").content.decode()
    assert "没有要到期的" in page and "/desk/disputes/new/" in page


def test_queries_do_not_grow_with_the_cases(cast, client_of, register):
    """Each matter that is walked, each reminder and each list costs one; a case more costs nothing."""
    client, counts = client_of(cast.li), []
    for _ in range(2):
        for days_ago in range(8):
            register(days_ago)
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/")
        counts.append(len(asked))
    answered = len(words.answered_by(cast.li))  # each list of which she is asked costs one
    assert counts[0] == counts[1] <= 14 + len(BOARD.walks) + len(BOARD.ahead) + answered


@pytest.mark.parametrize(
    ("day", "warned"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)]
)
def test_from_november_next_years_calendar_is_asked_for(cast, client_of, day, warned):
    with time_machine.travel(day, tick=False):
        for url in ("/desk/", "/desk/calendar/"):
            page = client_of(cast.admin).get(url).content.decode()
            assert ("2027 年的节假日和调休还没有填" in page) is warned, url


def test_what_i_registered_or_handle_stands_on_my_page(cast, client_of, register):
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people.models import Person

    with scope.office(cast.office):
        zhou = Person.objects.get(pk=cast.zhou.person)
    case = register(0, handler=zhou, summary="交给周调解的一件")
    for actor, mine in ((cast.li, True), (cast.zhou, True), (cast.wang, False)):
        page = client_of(actor).get("/desk/").content.decode()
        assert (case.number in page) is mine, actor.name
