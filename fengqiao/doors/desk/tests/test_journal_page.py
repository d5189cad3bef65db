"""The journal as a page, and its verification in plain words."""

import pytest
from django.db import connection

from fengqiao.matters.disputes.models import Dispute

URL = "/desk/journal/"


def test_entries_of_my_scope_newest_first(cast, client_of, case, as_):
    page = client_of(cast.li).get(URL).content.decode()
    assert "登记" in page and "小李" in page
    assert case.summary not in page
    assert "没有办理记录" not in page
    theirs = client_of(cast.zhao).get(URL).content.decode()
    assert "小李" not in theirs


def test_pages_follow_without_gap_or_twin(cast, client_of, register):
    import re

    for days_ago in range(30):
        register(days_ago, stage="handling")
    client, seen, url = client_of(cast.li), [], URL
    while url:
        page = client.get(url).content.decode()
        seen += [int(seq) for seq in re.findall(r'data-label="序号">(\d+)<', page)]
        following = re.search(r'rel="next" href="([^"]+)"', page)
        url = URL + following.group(1).replace("&amp;", "&") if following else ""
    assert seen == list(range(seen[0], 0, -1))


def test_without_the_power(cast, client_of):
    for actor in (cast.zhang, cast.admin):
        assert client_of(actor).get(URL).status_code == 403
    assert client_of(cast.zhang).post(f"{URL}verify/").status_code == 403


@pytest.mark.parametrize("who", ["li", "admin"])
def test_verified_in_plain_words(cast, client_of, case, who):
    client = client_of(getattr(cast, who))
    assert "前后相接" not in client.get(f"{URL}verify/").content.decode()
    assert "前后相接" in client.post(f"{URL}verify/").content.decode()


def test_a_row_changed_behind_its_back_is_named(cast, client_of, case):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Dispute._meta.db_table} SET summary = 'x'")
    page = client_of(cast.admin).post(f"{URL}verify/").content.decode()
    assert "核验没有通过" in page and "在系统之外被改动" in page and str(case.pk) in page


def test_an_entry_opens_its_case_for_who_may_read_it(cast, client_of, case):
    page = client_of(cast.li).get(URL).content.decode()
    assert f'href="/desk/disputes/{case.pk}/">{case.number}</a>' in page
