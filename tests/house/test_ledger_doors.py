"""The pages of every declared ledger, with a real record of each: whom they let in, and whom not.

The kit makes the same pages for all, so one test walks a ledger's pages one after the other. A new ledger is
walked by itself; what its record holds is made from its columns (tests/specimens.py).
"""

from __future__ import annotations

from functools import cache

import pytest
from django.db import connection
from django.db.models import Manager
from django.test import Client

from fengqiao.engines.registers import saved_views
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal.bases import ScopedManager
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import powers
from tests.house.addresses import Address, addresses
from tests.house.test_doors import READ_LOGS
from tests.specimens import CANARY, one_of_each

ALL = addresses()
KEYS = [one.key for one in REGISTERS]
REGISTERS = {one.key: one for one in REGISTERS}
SHOWN = 200


class Walk:
    """A ledger's addresses, each with the ids of the victim's record and of the file beside it."""

    def __init__(self, key: str, cast, as_, client_of, stranger) -> None:
        self.ledger, self.cast, self.as_ = REGISTERS[key], cast, as_
        self.client, self.stranger = cache(client_of), stranger
        with as_(cast.li):
            place = places.communities(cast.office)[1]
            self.record = one_of_each([self.ledger], cast.li, place)[key]
            self.view = saved_views.save(self.ledger, CANARY, "q=1", by=cast.li)
            self.file = files.keep(
                b"%PDF-1.4", CANARY, at=place, by=cast.li, subject=self.record.pk
            )

    def __iter__(self):
        given = {"pk": self.record.pk, "file": self.file.pk, "view": self.view.pk}
        for one in ALL:
            if one.register == self.ledger.key:
                yield one, one.url(given)

    def of_the_record(self):
        return [(one, url) for one, url in self if one.has_object]


@pytest.fixture
def walk_of(cast, as_, client_of, stranger):
    return lambda key: Walk(key, cast, as_, client_of, stranger)


def keeper(one: Address, cast):
    """Someone of the victim's street who has the power of that page."""
    found = next((a for a in (cast.li, cast.wang, cast.sun, cast.admin) if a.may(one.power)), None)
    assert found, f"nobody of the cast has {one.power}"
    return found


def test_there_are_ledgers_to_walk(walk_of):
    assert KEYS and len([*walk_of("leadership.tasks")]) >= 10


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_a_ledger_lets_in_who_may_and_nobody_else(walk_of, key, monkeypatch):
    """One record, looked at by everybody in turn: a record of each ledger is dear, a look is not."""
    walk = walk_of(key)
    who_may_is_let_in_and_reading_writes_nothing(walk)
    the_stranger_finds_nothing(walk)
    the_community_next_door_finds_nothing_either(walk)
    a_colleague_without_the_power_is_told_so(walk)
    who_is_not_signed_in_is_sent_to_the_login(walk)
    with monkeypatch.context() as forgetting:
        forgetting.setattr(ScopedManager, "get_queryset", Manager.get_queryset)
        the_walk_would_see_a_leak(walk)


def who_may_is_let_in_and_reading_writes_nothing(walk: Walk) -> None:
    """The ids are real: the owner gets each page that the stranger does not get."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if sql.lstrip().split(" ", 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.append(sql)
        return execute(sql, params, many, context)

    for one, url in walk:
        client = walk.client(keeper(one, walk.cast))
        with connection.execute_wrapper(watch):
            answer = client.get(url)
            if answer.streaming:
                b"".join(answer)
        only_posted = answer.status_code == 405 and answer.headers["Allow"] == "POST"
        assert only_posted or answer.status_code == SHOWN, (one.name, answer.status_code)
        kept = [sql for sql in written if "django_session" not in sql]
        is_file = "attachment" in answer.get("Content-Disposition", "")
        assert bool(kept) is (is_file or one.name in READ_LOGS), (one.name, kept)
        assert all("journal_access" in sql for sql in kept), (one.name, kept)
        written.clear()


def the_stranger_finds_nothing(walk: Walk) -> None:
    li = walk.cast.li
    with walk.as_(li):
        before = Entry.objects.count()
    for one, url in walk:
        for answer in (walk.stranger.get(url), walk.stranger.post(url)):
            if one.has_object:
                posted = answer.request["REQUEST_METHOD"] == "POST"
                assert answer.status_code in ((404,) if posted else (404, 405)), one.name
            shown = b"".join(answer) if answer.streaming else answer.content
            assert CANARY.encode() not in shown, one.name
    with walk.as_(li):
        assert Entry.objects.count() == before


def the_community_next_door_finds_nothing_either(walk: Walk) -> None:
    """A record of a place is that place's; a table of the office is everyone's who may read it."""
    if not hasattr(walk.record, "path"):
        return
    chen = walk.cast.chen
    client = walk.client(chen)
    for one, url in walk.of_the_record():
        refused = 404 if chen.may(one.power) else 403
        assert client.get(url).status_code in (refused, 405), one.name
        assert client.post(url).status_code == refused, one.name


def a_colleague_without_the_power_is_told_so(walk: Walk) -> None:
    cast = walk.cast
    for one, url in walk:
        without = [a for a in (cast.admin, cast.li, cast.zhang) if not a.may(one.power)]
        assert without, f"everybody has {one.power}: nothing is shown"
        client = walk.client(without[0])
        for answer in (client.get(url), client.post(url)):
            assert answer.status_code == 403, one.name
            assert f"没有“{powers.label(one.power)}”的权限" in answer.content.decode()


def who_is_not_signed_in_is_sent_to_the_login(walk: Walk) -> None:
    for one, url in walk:
        for answer in (Client().get(url), Client().post(url)):
            assert answer.headers["Location"].startswith("/desk/login/?next="), one.name


def the_walk_would_see_a_leak(walk: Walk) -> None:
    """A manager that forgets the scope lets the stranger in: the walk can fail."""
    own = walk.ledger.own_pages.get("show")
    leaking = walk.ledger.page("amend" if own else "show")
    urls = [url for one, url in walk.of_the_record() if one.name == leaking]
    assert [url for url in urls if walk.stranger.get(url).status_code == SHOWN]
