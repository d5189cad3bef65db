"""The access log: what is looked at is stored before it is answered, denials are summed, and nothing goes unseen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fengqiao.doors.desk import search as search_page
from fengqiao.project import tasks
from fengqiao.trunk.journal import accesses, chain, scope, seal
from fengqiao.trunk.journal.models import Access, Entry
from fengqiao.trunk.journal.words import Look

URL = "/desk/journal/accesses/"


@pytest.fixture
def rows(cast):
    """The rows of the log, in their order."""

    def read():
        with scope.office(cast.office):
            return list(Access.objects.order_by("pk"))

    return read


@pytest.fixture
def taken_up(cast):
    """This will take up what waits, as the night's job does."""

    def take():
        with scope.office(cast.office):
            return tasks.take_up_accesses()["rows"]

    return take


def test_opening_a_case_is_stored_and_says_nothing_to_the_chain(cast, client_of, case, rows):
    with scope.office(cast.office):
        before = Entry.objects.count()
    assert client_of(cast.li).get(f"/desk/disputes/{case.pk}/").status_code == 200
    (row,) = rows()
    assert (row.what, row.subject, row.by) == (Look.OPENED, case.pk, cast.li.person)
    with scope.office(cast.office):
        assert Entry.objects.count() == before


def test_how_many_confidences_a_page_showed_is_stored(cast, client_of, case, rows):
    client = client_of(cast.li)
    page = client.get(f"/desk/disputes/{case.pk}/").content.decode()
    key = (
        page.split('name="form_key" value="')[1].split('"')[0] if 'name="form_key"' in page else ""
    )
    client.post(
        f"/desk/disputes/{case.pk}/notes/",
        {
            "text": "只给经办人",
            "audience": "handlers",
            "written_on": str(timezone.localdate()),
            "form_key": key,
        },
    )
    client.get(f"/desk/disputes/{case.pk}/")
    assert [row.found for row in rows() if row.what == Look.OPENED] == [0, 1]


def test_the_stranger_leaves_no_row_of_a_case_that_is_not_there_for_him(
    cast, client_of, case, rows
):
    assert client_of(cast.zhao).get(f"/desk/disputes/{case.pk}/").status_code == 404
    assert rows() == []


def test_whatever_leaves_as_a_file_is_stored(cast, client_of, case, rows):
    answer = client_of(cast.li).get("/desk/disputes/export/")
    assert "attachment" in answer["Content-Disposition"]
    assert [(row.what, row.door) for row in rows()] == [(Look.TAKEN, "/desk/disputes/export/")]


def test_no_page_is_sent_that_could_not_be_stored(cast, client_of, case, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("no space left")

    monkeypatch.setattr(accesses, "note", full)
    client = client_of(cast.li)
    client.raise_request_exception = False
    for url in (f"/desk/disputes/{case.pk}/", "/desk/disputes/export/", "/desk/search/?q=漏水"):
        answer = client.get(url)
        assert answer.status_code == 500 and case.number not in answer.content.decode(), url


def test_denials_at_one_door_are_one_row_of_a_day(cast, client_of, rows):
    client = client_of(cast.zhang)
    for _ in range(3):
        assert client.get("/desk/people/").status_code == 403
    assert client.get("/desk/calendar/").status_code == 403
    told = {row.door: (row.count, row.power) for row in rows()}
    assert told == {
        "GET /desk/people/": (3, "people.manage"),
        "GET /desk/calendar/": (1, "calendar.manage"),
    }


def test_a_denial_of_another_day_or_after_the_night_is_a_row_of_its_own(
    cast, client_of, rows, taken_up
):
    client = client_of(cast.zhang)
    client.get("/desk/people/")
    assert taken_up() == 1
    client.get("/desk/people/")
    with scope.office(cast.office), seal.permitted():
        Access.objects.filter(chained_by=None).update(at=timezone.now() - timedelta(days=1))
    client.get("/desk/people/")
    assert [row.count for row in rows()] == [1, 1, 1]


def test_the_night_takes_up_what_waits_as_one_entry(cast, client_of, case, taken_up):
    client = client_of(cast.li)
    client.get(f"/desk/disputes/{case.pk}/")
    client.get("/desk/search/", {"q": "漏水"})
    with scope.office(cast.office):
        told = chain.verify()
        assert told["ok"] and told["accesses"] == {"chained": 0, "waiting": 2}
    assert (taken_up(), taken_up()) == (2, 0)
    with scope.office(cast.office):
        told = chain.verify()
        assert told["ok"] and told["accesses"] == {"chained": 2, "waiting": 0}
        assert Entry.objects.get(verb="journal.chain_accesses").facts["count"] == 2


CHANGES = {
    "changed": lambda rows: rows.filter(what=Look.OPENED).update(what=Look.TAKEN),
    "moved to another": lambda rows: rows.filter(what=Look.OPENED).update(subject=None),
    "removed": lambda rows: rows.filter(what=Look.OPENED).delete(),
    "all removed": lambda rows: rows.all().delete(),
    "words": lambda rows: rows.exclude(words="").update(words="别的"),
    "put back to wait": lambda rows: rows.filter(what=Look.OPENED).update(chained_by=None),
}


@pytest.mark.parametrize("how", CHANGES)
def test_what_was_taken_up_cannot_be_changed_unseen(cast, client_of, case, taken_up, how):
    client = client_of(cast.li)
    client.get(f"/desk/disputes/{case.pk}/")
    client.get("/desk/search/", {"q": "漏水"})
    taken_up()
    with scope.office(cast.office):
        assert chain.verify()["ok"]
        with seal.permitted():
            CHANGES[how](Access.objects)
        told = chain.verify()
    assert not told["ok"] and "查阅记录" in told["first_bad"]["why"]


def test_a_row_that_says_it_was_taken_up_is_found_out(cast, client_of, case, taken_up):
    client_of(cast.li).get(f"/desk/disputes/{case.pk}/")
    with scope.office(cast.office):
        with seal.permitted():
            Access.objects.update(chained_by=case.pk)
        assert not chain.verify()["ok"]


def test_words_that_were_sought_can_be_erased(cast, client_of, case, taken_up):
    client_of(cast.li).get("/desk/search/", {"q": "欧阳某"})
    taken_up()
    with scope.office(cast.office):
        with seal.permitted():
            Access.objects.update(words="", words_salt="")
        assert chain.verify()["ok"]


def test_the_page_is_for_who_reads_the_journal_of_the_whole_street(cast, client_of, case):
    client = client_of(cast.li)
    client.get(f"/desk/disputes/{case.pk}/")
    client.get("/desk/search/", {"q": "漏水"})
    client_of(cast.zhang).get("/desk/people/")
    page = client.get(URL).content.decode()
    for said in (case.number, "“漏水”", "打开案件", "越权被拒"):
        assert said in page, said
    assert client_of(cast.zhang).get(URL).status_code == 403
    assert case.number not in client_of(cast.zhao).get(URL).content.decode()


def test_search_is_answered_from_the_index_alone(cast, client_of, entries):
    assert search_page.LIMIT
    client_of(cast.li).get("/desk/search/", {"q": "漏水"})
    assert entries("search.search") == []
