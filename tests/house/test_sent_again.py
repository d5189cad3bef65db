"""Sent again: every form of the product, found by walking, is pressed twice, with the key of another, after Back.

The same content is the same act: the second leads where the first led, and nothing is there twice. Other content with
a key that was taken is never silence: its words are kept on a page that asks, and said yes to they are taken as new.
A form whose way is not in tests/house/presses.py fails here by its name.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve, reverse

from fengqiao.doors.desk.forms_sent import NOT_CONTENT
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import forms_sent
from fengqiao.ui.asks import AS_WRITTEN
from fengqiao.ui.templatetags.ui import ONCE
from tests.filled import posted_from, sent_to, written
from tests.house.addresses import Address
from tests.house.presses import EXEMPT, PRESSES, Press
from tests.house.test_doors import ALL, ASKED, LEDGER, owner_of, url_of, world  # noqa: F401

pytestmark = pytest.mark.django_db
A_NOTICE = {"id": str(uuid4()), "period": "2024年第二季度", "received_on": "2024-05-06"}
NOT_COUNTED = ("journal_sent", "django_session")


@dataclass
class Sent:
    """One form ready to be sent: where, by whom, what; `here` the page that holds it, `page` what it says."""

    address: str
    client: Client
    given: dict[str, Any]
    words: set[str]
    here: str
    page: str = ""

    def press(self, **changes: Any) -> Any:
        for one in self.given.values():
            if hasattr(one, "seek"):
                one.seek(0)
        given = self.given | changes
        answer = self.client.post(self.address, given, HTTP_REFERER=self.here)
        asked = (
            re.findall(rb'name="as_written" value="(\w+)"', answer.content)
            if answer.status_code == 422
            else []
        )
        if asked:  # it is another one, and is meant as it is written
            given |= {AS_WRITTEN: [one.decode() for one in asked]}
            answer = self.client.post(self.address, given, HTTP_REFERER=self.here)
        return answer

    @property
    def has_files(self) -> bool:
        return any(hasattr(one, "seek") for one in self.given.values())

    @property
    def otherwise(self) -> dict[str, Any]:
        """Other words in the first control that holds some (a span of days holds none), {} without words."""
        for name, value in self.given.items():
            if (
                name in self.words
                and isinstance(value, str)
                and is_said(value)
                and not value[0].isdigit()
            ):
                return {name: f"{value}，另外"}
        return {}

    @property
    def said(self) -> list[str]:
        """What a person would miss if it were gone."""
        held = [(k, v) for k, v in self.given.items() if k not in NOT_CONTENT]
        return [v for _, v in held if isinstance(v, str) and is_said(v)]


def is_said(value: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in value)


def rows() -> dict[str, int]:
    """How many rows each table of the product holds."""
    tables = [one._meta.db_table for one in apps.get_models(include_auto_created=True)]
    tables = [one for one in tables if one not in NOT_COUNTED and not one.startswith("axes_")]
    counts = ", ".join(f'(SELECT count(*) FROM "{one}")' for one in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def grown(before: dict[str, int]) -> dict[str, int]:
    return {name: count - before[name] for name, count in rows().items() if count != before[name]}


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens in the block never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def faults_of(sent: Sent, press: Press, actor: Any, client_of: Any) -> Iterator[str]:
    """What is wrong with a form sent again: twice, with other words, with the key of another, after Back."""
    with taken_back():
        before = rows()
        first = sent.press()
        if first.status_code != press.shows or not grown(before):
            yield f"was not taken: {first.status_code} {complaint(first)}"
            return
        yield from _twice(sent, first)
        if sent.otherwise:
            yield from _refused(sent, sent.otherwise)
    sent = replace(sent, client=client_of(actor))  # a session that was taken back is none
    with taken_back():
        another(sent.client, actor).press(**{ONCE: sent.given[ONCE]})
        before = rows()
        answer = yield from _refused(sent, {})
        if answer is None:
            return
        page = answer.content.decode()
        if sent.has_files:
            if "文件不能替您留着" not in page:
                yield "does not say that the file must be chosen again"
            return
        fresh = sent_to(page, sent.address, sent.address)
        if fresh is None or fresh[ONCE] == sent.given[ONCE]:
            yield "is not offered again with a key of its own"
            return
        second = replace(sent, given=fresh).press()
        if second.status_code != press.shows or not grown(before):
            yield f"said yes to after Back it was not taken: {second.status_code} {complaint(second)}"


def _twice(sent: Sent, first: Any) -> Iterator[str]:
    before = rows()
    again = sent.press()
    if more := grown(before):
        yield f"sent twice, done twice: {more}"
    leads = first.get("Location") or sent.here
    if again.status_code != 302 or again["Location"] != leads:
        yield f"sent twice it leads to {again.status_code} {again.get('Location')}, at first to {leads}"


def _refused(sent: Sent, changes: dict[str, Any]) -> Iterator[str]:
    before = rows()
    answer = sent.press(**changes)
    if more := grown(before):
        yield f"other content under a key that was taken changed {more}"
    if answer.status_code != 409:
        yield f"other content under a key that was taken is answered {answer.status_code}"
        return None
    page = unescape(answer.content.decode())
    lost = [one for one in (*sent.said, *changes.values()) if one not in page]
    lost = [one for one in lost if one not in sent.given.values() or not changes]
    if lost:
        yield f"words are lost: {lost}"
    return answer


def complaint(answer: Any) -> str:
    page = answer.content.decode(errors="replace") if not answer.streaming else ""
    found = re.findall(r'<(?:li|p)[^>]*class="[^"]*error[^"]*"[^>]*>(.*?)</', page, re.S)
    found += re.findall(r'class="error-summary.*?</ul>', page, re.S)
    return (
        re.sub(r"<[^>]+>|\s+", " ", " ".join(found))[:300]
        or re.sub(r"<[^>]+>|\s+", " ", re.sub(r"(?s)<head.*?</head>", "", page))[:600]
    )


def ready(one: Address, press: Press, w: Any, client: Client) -> Sent | str:
    """The form of an address as a person is about to send it, or why there is none."""
    address = press.to(w) if press.to else url_of(one, w)
    here = press.on(w) if press.on else address
    shown = client.get(here, ASKED.get(one.name) if here == address and not press.to else None)
    if shown.status_code != 200:
        return f"its page {here} answers {shown.status_code}"
    page = shown.content.decode()
    given = sent_to(page, address, here)
    if given is None:
        return f"{here} holds no form that is sent to it"
    if ONCE not in given:
        return "its form bears no key"
    return Sent(address, client, given | press.says(w), written(page), here, page)


def key_of(one: Address) -> str:
    return one.route if one.route in PRESSES or one.route in EXEMPT else one.name


def another(client: Client, actor: Any) -> Sent:
    """A form of the same person that has nothing to do with the one that is walked."""
    forms = (
        ("disputes.read", "disputes:save_view", {"name": "别的筛选", "query": "q=1"}),
        ("people.manage", "desk:calendar", {"day": "2026-12-23", "kind": "off", "label": "停水"}),
        ("", "integrity:notices", {"number": "别的文号", "organ": "police", **A_NOTICE}),
    )
    name, given = next(
        (name, given) for power, name, given in forms if not power or actor.may(power)
    )
    return Sent(reverse(name), client, given, set(), "/desk/")


@pytest.fixture
def w(world, cast, as_):  # noqa: F811
    with as_(cast.li):
        more = {"cast": cast, "office": places.office(cast.office)}
    return SimpleNamespace(**vars(world), **more, ledger=LEDGER.replace("金丝雀三号", "金丝雀九号"))


def changing(cast, client_of, world) -> list[Address]:  # noqa: F811
    """The addresses that change something: those to which a page has a form, that take nothing but what is sent,
    or whose view speaks of what is sent."""
    clients = {actor: client_of(actor) for actor in (cast.li, cast.admin, cast.wang, cast.sun)}
    routes, found = set(), []
    for one in ALL:
        here = url_of(one, world)
        shown = clients[owner_of(one, cast)].get(here, ASKED.get(one.name))
        html = shown.headers.get("Content-Type", "").startswith("text/html")
        if shown.status_code == 200 and html:
            sent = posted_from(shown.content.decode(), here)
            routes |= {resolve(address).route for address in sent}
        if shown.status_code == 405 or "POST" in inspect.getsource(inspect.unwrap(one.view)):
            found.append(one)
    return [one for one in ALL if one in found or one.route in routes]


@pytest.mark.slow
def test_every_form_of_the_product_is_walked(cast, client_of, world):  # noqa: F811
    forms = {key_of(one) for one in changing(cast, client_of, world)}
    unknown = sorted(forms - {*PRESSES, *EXEMPT})
    assert not unknown, f"say in PRESSES how these are sent, or in EXEMPT why not: {unknown}"
    assert not {*PRESSES, *EXEMPT} - forms, "of no form any more"


def faults(one: Address, w: Any, client_of: Any, as_: Any) -> list[str]:
    """What is wrong with an address, each fault with its name."""
    actor, press = owner_of(one, w.cast), PRESSES[key_of(one)]
    with taken_back():
        with as_(w.cast.li):
            press.before(w)
            client = client_of(actor)
            sent = ready(one, press, w, client)
        told = [sent] if isinstance(sent, str) else faults_of(sent, press, actor, client_of)
        return [f"{key_of(one)} {fault}" for fault in told]


WALKED = [one for one in ALL if key_of(one) in PRESSES]
PARTS = 2  # the world is dear, a form is not: a few tests, each with many forms


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_form_sent_again(w, client_of, as_, part):
    told = [fault for one in WALKED[part::PARTS] for fault in faults(one, w, client_of, as_)]
    assert told == [], "\n".join(told)


BARE = ("disputes:note", "desk:calendar", "annual:add", "figures:record", "decisions:opinion")


def test_without_the_guard_it_is_done_twice(w, client_of, as_, monkeypatch):
    """The guard taken out: no deed keeps the key of its form, and the walk names each of these."""
    monkeypatch.setattr(forms_sent, "keep", lambda deed: None)
    for one in (one for one in WALKED if one.name in BARE):
        told = faults(one, w, client_of, as_)
        assert any("sent twice" in fault for fault in told), one.name
        assert any("other content" in fault for fault in told), one.name
