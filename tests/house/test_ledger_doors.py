"""The pages of every declared ledger, with a real record of each: whom they let in, and whom not.

The kit makes the same pages for all, so one test walks a ledger's pages one after the other. A new ledger is
walked by itself; what its record holds is made from its columns (tests/specimens.py).
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Manager
from django.test import Client

from fengqiao.engines.ledgers import viewing
from fengqiao.project.catalogue import RECORD_LEDGERS
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal.bases import ScopedManager
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import powers
from tests.house.addresses import Address, addresses
from tests.specimens import CANARY, one_of_each

ALL = addresses()
KEYS = [one.key for one in RECORD_LEDGERS]
LEDGERS = {one.key: one for one in RECORD_LEDGERS}
SHOWN = 200


class Walk:
    """A ledger's addresses, each with the ids of the victim's record and of the file beside it."""

    def __init__(self, key: str, cast, as_) -> None:
        self.ledger = LEDGERS[key]
        with as_(cast.li):
            place = places.communities(cast.office)[1]
            self.record = one_of_each([self.ledger], cast.li, place)[key]
            self.view = viewing.save(self.ledger, CANARY, "q=1", by=cast.li)
            self.file = files.keep(
                b"%PDF-1.4", CANARY, at=place, by=cast.li, subject=self.record.pk
            )

    def __iter__(self):
        given = {"pk": self.record.pk, "file": self.file.pk, "view": self.view.pk}
        for one in ALL:
            if one.name.partition(":")[0] == self.ledger.key:
                yield one, one.url(given)

    def of_the_record(self):
        return [(one, url) for one, url in self if one.has_object]


@pytest.fixture(params=KEYS)
def walk(request, cast, as_) -> Walk:
    return Walk(request.param, cast, as_)


def keeper(one: Address, cast):
    """Someone of the victim's street who has the power of that page."""
    found = next((a for a in (cast.li, cast.wang, cast.sun, cast.admin) if a.may(one.power)), None)
    assert found, f"nobody of the cast has {one.power}"
    return found


def test_there_are_ledgers_to_walk(cast, as_):
    assert KEYS and len([*Walk(KEYS[0], cast, as_)]) >= 10


def test_who_may_is_let_in_and_reading_writes_nothing(walk, cast, client_of):
    """The ids are real: the owner gets each page that the stranger does not get."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if sql.lstrip().split(" ", 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.append(sql)
        return execute(sql, params, many, context)

    for one, url in walk:
        client = client_of(keeper(one, cast))
        with connection.execute_wrapper(watch):
            answer = client.get(url)
            if answer.streaming:
                b"".join(answer)
        only_posted = answer.status_code == 405 and answer.headers["Allow"] == "POST"
        assert only_posted or answer.status_code == SHOWN, (one.name, answer.status_code)
        assert not [sql for sql in written if "django_session" not in sql], one.name


def test_the_stranger_finds_nothing(walk, stranger, cast, as_):
    with as_(cast.li):
        before = Entry.objects.count()
    for one, url in walk:
        assert not one.has_object or stranger.post(url).status_code == 404, one.name
        for answer in (stranger.get(url), stranger.post(url)):
            if one.has_object:
                assert answer.status_code in (404, 405), one.name
            shown = b"".join(answer) if answer.streaming else answer.content
            assert CANARY.encode() not in shown, one.name
    with as_(cast.li):
        assert Entry.objects.count() == before


def test_the_walk_would_see_a_leak(walk, stranger, monkeypatch):
    """With a manager that forgets the scope the stranger does get in: the walk can fail."""
    monkeypatch.setattr(ScopedManager, "get_queryset", Manager.get_queryset)
    leaks = {
        one.name for one, url in walk.of_the_record() if stranger.get(url).status_code == SHOWN
    }
    own = walk.ledger.own_pages.get("show")
    assert (walk.ledger.page("attach") if own else walk.ledger.page("show")) in leaks


def test_the_community_next_door_finds_nothing_either(walk, cast, client_of):
    """A record of a place is that place's; a table of the office is everyone's."""
    if not hasattr(walk.record, "path"):
        pytest.skip("a table of the office: all who may read it see it")
    client = client_of(cast.chen)
    for one, url in walk.of_the_record():
        refused = 404 if cast.chen.may(one.power) else 403
        assert client.get(url).status_code in (refused, 405), one.name
        assert client.post(url).status_code == refused, one.name


def test_a_colleague_without_the_power_is_told_so(walk, cast, client_of):
    for one, url in walk:
        without = [a for a in (cast.admin, cast.li, cast.zhang) if not a.may(one.power)]
        assert without, f"everybody has {one.power}: nothing is shown"
        for answer in (client_of(without[0]).get(url), client_of(without[0]).post(url)):
            assert answer.status_code == 403, one.name
            assert f"没有“{powers.label(one.power)}”的权限" in answer.content.decode()


def test_who_is_not_signed_in_is_sent_to_the_login(walk):
    for one, url in walk:
        for answer in (Client().get(url), Client().post(url)):
            assert answer.headers["Location"].startswith("/desk/login/?next="), one.name
