"""One door for text: every form of the product, found by walking, is sent with signs that nobody sees.

Whatever is written to the database is watched at the statement: no control, no mark of direction, nothing without
width reaches it, by whichever field it came. Both directions are shown: with the door taken out the walk names forms.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django import forms
from django.db import connection

from fengqiao.doors.desk.texts import SECRET
from fengqiao.ground import signs
from tests.house.presses import PRESSES
from tests.house.sources import PACKAGE, sources
from tests.house.test_doors import owner_of, world  # noqa: F401
from tests.house.test_sent_again import WALKED, key_of, ready, taken_back, w  # noqa: F401

pytestmark = pytest.mark.django_db
UNSEEN = "\x07\u200b\u202e\ufeff"
PARTS = 2


def _poisoned(value: Any) -> Any:
    if isinstance(value, list):
        return [_poisoned(one) for one in value]
    is_text = isinstance(value, str) and value
    return f"{value[:1]}{UNSEEN}{value[1:]}\x85" if is_text else value


@contextmanager
def _watched() -> Iterator[list[str]]:
    """The statements that write one of the signs."""
    caught: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE")) and _holds(params):
            caught.append(sql[:90])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield caught


def _holds(params: Any) -> bool:
    if isinstance(params, list | tuple):
        return any(_holds(one) for one in params)
    text = getattr(params, "obj", params)  # JSON of PostgreSQL
    said = str(text)
    return any(sign in said or repr(sign)[1:-1] in said for sign in UNSEEN)


def faults(one: Any, world_: Any, client_of: Any, as_: Any) -> list[str]:
    actor, press = owner_of(one, world_.cast), PRESSES[key_of(one)]
    with taken_back():
        with as_(world_.cast.li):
            press.before(world_)
            sent = ready(one, press, world_, client_of(actor))
        if isinstance(sent, str):
            return [f"{key_of(one)} {sent}"]
        words = {name: _poisoned(sent.given[name]) for name in sent.words & sent.given.keys()}
        with _watched() as caught:
            answer = sent.press(**words)
        told = [f"{key_of(one)} stored: {sql}" for sql in caught]
        if answer.status_code != press.shows:
            told.append(f"{key_of(one)} answers {answer.status_code}")
        return told


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_form_lets_unseen_signs_in(w, client_of, as_, part):  # noqa: F811
    told = [fault for one in WALKED[part::PARTS] for fault in faults(one, w, client_of, as_)]
    assert told == [], "\n".join(told)


BARE = ("disputes:note", "annual:add", "inspection:item", "figures:rename")


@pytest.mark.slow
def test_without_the_door_they_come_in(w, client_of, as_, monkeypatch):  # noqa: F811
    monkeypatch.setattr(signs, "clean", lambda text: text)
    monkeypatch.setattr(signs, "one_line", lambda text: text)
    monkeypatch.setattr(signs, "cleaned", lambda text: signs.Cleaned(text, False))
    for one in (one for one in WALKED if one.name in BARE):
        assert any("stored" in fault for fault in faults(one, w, client_of, as_)), one.name


def test_a_person_is_told_what_shows(client_of, cast):
    """Her words are quoted, and she is asked to look."""
    client = client_of(cast.admin)
    given = {"day": "2026-12-23", "kind": "off", "label": "停\u202e水"}
    answer = client.post("/desk/calendar/", given, follow=True)
    assert "您填的“停水”里" in answer.content.decode()
    answer = client.post(
        "/desk/calendar/", given | {"day": "2026-12-24", "label": "停\u200b电"}, follow=True
    )
    assert "您填的" not in answer.content.decode()


def test_no_query_holds_them(client_of, cast):
    answer = client_of(cast.li).get("/desk/search/", {"q": "漏\u200b水\x00\u202e"})
    assert answer.status_code == 200
    assert 'value="漏水"' in answer.content.decode()


def _passwords(form: type[forms.Form]) -> set[str]:
    return {
        name
        for name, one in form.base_fields.items()
        if isinstance(one.widget, forms.PasswordInput)
    }


def test_what_is_no_text_is_what_a_password_is():
    from fengqiao.doors.desk.forms import ChangePasswordForm, LoginForm

    assert _passwords(LoginForm) | _passwords(ChangePasswordForm) == set(SECRET)


def test_words_are_asked_by_one_field():
    """`forms.CharField` stands once, in ui/fields.py: what has no lines holds no break."""
    found = [
        f"{source.name}:{node.lineno}"
        for source in sources(PACKAGE)
        if source.name != "ui/fields.py" and "forms.CharField" in source.text
        for node in ast.walk(ast.parse(source.text))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "forms.CharField"
    ]
    assert found == []
