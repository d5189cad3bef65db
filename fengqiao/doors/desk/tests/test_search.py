"""The search page: own scope, what one may read, a row of the access log for each search."""

from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Access

URL = "/desk/search/"


def test_found_by_words_sides_and_number(cast, client_of, register):
    case = register(summary="楼上漏水到楼下", side_one=("欧阳某",))
    client = client_of(cast.li)
    for text in ("漏水", "欧阳", case.number, "漏水 欧阳某", "漏"):
        page = client.get(URL, {"q": text}).content.decode()
        assert f"/desk/disputes/{case.pk}/" in page, text
    assert "<mark>漏水</mark>" in client.get(URL, {"q": "漏水"}).content.decode()


def test_the_stranger_and_another_place_find_nothing(cast, client_of, register):
    case = register(summary="楼上漏水到楼下")
    for actor in (cast.zhao, cast.zhang):
        page = client_of(actor).get(URL, {"q": "漏水"}).content.decode()
        assert str(case.pk) not in page and "没有找到" in page
    assert str(case.pk) in client_of(cast.chen).get(URL, {"q": "漏水"}).content.decode()


def test_a_search_is_written_down_and_its_words_can_be_forgotten(cast, client_of, register):
    register(summary="楼上漏水到楼下")
    client_of(cast.zhang).get(URL, {"q": "欧阳某"})
    client_of(cast.li).get(URL, {"q": "漏水"})
    with scope.office(cast.office):
        first, second = Access.objects.order_by("pk")
    assert (first.by, second.by) == (cast.zhang.person, cast.li.person)
    assert [(one.found, one.words) for one in (first, second)] == [(0, "欧阳某"), (1, "漏水")]


def test_an_empty_search_leaves_no_row(cast, client_of):
    for query in ({}, {"q": " "}):
        assert client_of(cast.li).get(URL, query).status_code == 200
    with scope.office(cast.office):
        assert not Access.objects.exists()


def test_without_the_power(cast, client_of):
    assert client_of(cast.admin).get(URL, {"q": "漏水"}).status_code == 403


def test_what_cases_say_stays_text(cast, client_of, register):
    register(summary='<script>alert("漏水")</script>')
    page = client_of(cast.li).get(URL, {"q": "漏水"}).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_odd_queries_are_answered(cast, client_of):
    client = client_of(cast.li)
    for text in ('"', "'; --", "漏\0水", "*", "AND OR", "(" * 300, "😀"):
        assert client.get(URL, {"q": text}).status_code == 200, text


def test_what_changes_is_found_anew(cast, client_of, register, as_):

    case = register(summary="楼上漏水到楼下")
    with as_(cast.li):
        records.amend(REGISTER, case, {"summary": "楼道堆物"}, by=cast.li, reason="写错了")
    client = client_of(cast.li)
    assert str(case.pk) not in client.get(URL, {"q": "漏水"}).content.decode()
    assert str(case.pk) in client.get(URL, {"q": "堆物"}).content.decode()
