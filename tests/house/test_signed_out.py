"""The session is over: every form of the product, found by walking, is pressed by somebody who is not signed in any
more. Nothing is done, nothing is lost: it waits for who typed it, and for nobody else, and goes through afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fengqiao.doors.desk import forms_kept
from fengqiao.ui import ownership
from fengqiao.ui.ownership import FORM_OF
from fengqiao.ui.templatetags.ui import ONCE
from tests.filled import sent_to
from tests.house.addresses import addresses
from tests.house.presses import PRESSES
from tests.house.test_doors import ALL, owner_of, url_of, world  # noqa: F401
from tests.house.test_sent_again import (
    PARTS,
    WALKED,
    Sent,
    complaint,
    grown,
    key_of,
    ready,
    rows,
    taken_back,
)
from tests.house.test_sent_again import w as w

pytestmark = pytest.mark.django_db
WAITING = "/desk/waiting/"
NO_WORDS = ("desk:me",)  # what it asks are passwords, and those are never kept


def faults(sent: Sent, shows: int, actor: Any, other: Any, client_of: Any) -> Iterator[str]:
    """What is wrong with a press of hers after her session has ended."""
    before = rows()
    answer = replace(sent, client=Client()).press()
    if more := grown(before):
        yield f"was done for nobody: {more}"
    if answer.status_code != 302 or not answer["Location"].startswith(
        "/desk/login/?next=" + WAITING
    ):
        yield f"leads to {answer.status_code} {answer.get('Location')}"
        return
    seen = client_of(other).get(WAITING, follow=True).content.decode()
    if shown := [word for word in sent.said if word in unescape(seen) and len(word) > 8]:
        yield f"the next one at that computer reads {shown}"
    client = client_of(actor)
    page = unescape((shown_page := client.get(WAITING)).content.decode())
    if shown_page.status_code != 200:
        yield "does not wait for her"
        return
    if lost := [word for word in sent.said if word not in page]:
        yield f"words are lost: {lost}"
    if sent.has_files:
        if "文件不能替您留着" not in page:
            yield "does not say that the file must be chosen again"
        return
    again = sent_to(shown_page.content.decode(), sent.address, WAITING)
    before = rows()
    answer = client.post(sent.address, again, HTTP_REFERER=sent.here)
    if answer.status_code != shows or not grown(before):
        yield f"does not go through: {answer.status_code} {complaint(answer)}"
    if client.get(WAITING).status_code != 302:
        yield "waits still"


def told(one: Any, w: Any, client_of: Any, as_: Any) -> list[str]:
    actor, press = owner_of(one, w.cast), PRESSES[key_of(one)]
    other = w.cast.wang if actor is w.cast.li else w.cast.li
    with taken_back():
        with as_(w.cast.li):
            press.before(w)
            sent = ready(one, press, w, client_of(actor))
        if isinstance(sent, str):
            return [f"{key_of(one)} {sent}"]
        found = faults(sent, press.shows, actor, other, client_of)
        return [f"{key_of(one)} {fault}" for fault in found]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_form_of_one_who_is_signed_out(w, client_of, as_, part):
    walked = [one for one in WALKED[part::PARTS] if one.name not in NO_WORDS]
    found = [fault for one in walked for fault in told(one, w, client_of, as_)]
    assert found == [], "\n".join(found)


def test_without_the_mending_it_is_lost(w, client_of, as_, monkeypatch):
    """The guard taken out: nothing is kept, and the walk names each of these."""
    monkeypatch.setattr(forms_kept.Waiting, "process_view", lambda *a: None)
    for one in (one for one in WALKED if one.name in ("disputes:note", "annual:add")):
        assert any("leads to 302" in fault for fault in told(one, w, client_of, as_)), one.name


def test_every_address_keeps_what_is_sent_to_it(w, cast):
    """Those of every register too: its own form is one of hundreds."""
    mark = ownership.mark(cast.li.person)
    some = {one.name: one for one in addresses() if one.register and not one.has_object}
    walked = [
        *((one, url_of(one, w)) for one in ALL),
        *((one, f"/{one.route}") for one in some.values()),
    ]
    for one, address in walked:
        if one.is_public:
            continue
        key = str(uuid4())
        given = {ONCE: key, FORM_OF: mark, "text": "金丝雀说的话"}
        answer = Client().post(address, given)
        if answer.status_code == 405:
            continue
        kept = forms_kept.of(mark)[0]
        assert (kept.once, kept.address) == (key, address), one.name
        assert kept.words == ["金丝雀说的话"], one.name
        assert answer["Location"] == f"/desk/login/?next={WAITING}", one.name


def test_the_page_of_another_is_kept_for_her(w, client_of, cast):
    """Two people at one computer: her page is pressed in his session. He does not do it, and reads nothing of it."""
    page = client_of(cast.li).get("/desk/disputes/new/").content.decode()
    given = sent_to(page, "/desk/disputes/new/", "/desk/disputes/new/") | {
        "summary": "金丝雀说的话"
    }
    before = rows()
    answer = client_of(cast.wang).post("/desk/disputes/new/", given)
    assert answer.status_code == 403 and not grown(before)
    assert (
        "金丝雀说的话" not in answer.content.decode() and "给那个人留着" in answer.content.decode()
    )
    assert forms_kept.of(ownership.mark(cast.wang.person)) == []
    assert "金丝雀说的话" in client_of(cast.li).get(WAITING).content.decode()
    dropped = client_of(cast.li).post(reverse("desk:waiting"), {"drop": given[ONCE]})
    assert dropped.status_code == 302 and forms_kept.of(ownership.mark(cast.li.person)) == []


def test_a_mark_that_was_not_made_here_keeps_nothing(cast):
    for said in ("", "x", "0" * 32, ownership.mark(cast.li.person)[:-1] + "g"):
        answer = Client().post("/desk/disputes/new/", {FORM_OF: said, "summary": "金丝雀"})
        assert answer["Location"] == "/desk/login/?next=/desk/disputes/new/"


def test_a_password_waits_nowhere(cast):
    mark = ownership.mark(cast.li.person)
    given = {
        FORM_OF: mark,
        "current": "旧的一句话",
        "password": "新的一句话",
        "again": "新的一句话",
    }
    assert Client().post("/desk/me/", given).status_code == 302
    assert forms_kept.of(mark) == []


def test_every_password_is_asked_by_a_name_that_is_never_kept(w, client_of, cast):
    from lxml import html

    names = set()
    for one in ALL:
        shown = client_of(owner_of(one, cast)).get(url_of(one, w))
        if shown.status_code == 200 and "html" in shown.headers.get("Content-Type", ""):
            tree = html.fromstring(shown.content.decode())
            names |= set(tree.xpath("//input[@type='password']/@name"))
    assert names and names <= forms_kept.SECRET


def test_a_page_older_than_the_last_login_keeps_her_words(client_of, cast):
    """The token of its forms does not hold any more; the words stand on the page that says so."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(cast.li).cookies
    page = client.get("/desk/disputes/new/").content.decode()
    given = sent_to(page, "/desk/disputes/new/", "/desk/disputes/new/") | {
        "summary": "金丝雀说的话"
    }
    given["csrfmiddlewaretoken"] = "0" * 64
    answer = client.post("/desk/disputes/new/", given)
    assert answer.status_code == 403 and "金丝雀说的话" in answer.content.decode()
    again = sent_to(answer.content.decode(), "/desk/disputes/new/", "/desk/disputes/new/")
    assert again["summary"] == "金丝雀说的话" and again["csrfmiddlewaretoken"] != "0" * 64
    assert (
        client.post("/desk/disputes/new/", again).status_code == 422
    )  # taken by the form, which asks for the rest
    stranger = Client(enforce_csrf_checks=True).post("/desk/disputes/new/", {"summary": "金丝雀"})
    assert "金丝雀" not in stranger.content.decode()
