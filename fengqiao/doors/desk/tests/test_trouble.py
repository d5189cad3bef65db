"""Busy is not broken: who meets a locked database or a full disk reads a sentence, and her words stand there."""

import errno
import html
import re
import sqlite3

import pytest
from django.db import DatabaseError, OperationalError

from fengqiao.doors.desk import trouble
from fengqiao.trunk.journal import accesses


def test_what_was_typed_is_sent_once_more_from_the_page(cast, client_of, case, monkeypatch):
    client = client_of(cast.li)
    url = f"/desk/disputes/{case.pk}/notes/"
    typed = {
        "text": "约了周五",
        "audience": "office",
        "written_on": "2026-11-30",
        "once": "01a2316f-8691-74e6-a942-fae23eb28302",
    }
    from fengqiao.matters.disputes import acts

    usual = acts.note

    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(acts, "note", locked)
    answer = client.post(url, typed)
    page = answer.content.decode()
    assert answer.status_code == 503 and "约了周五" in page
    monkeypatch.setattr(acts, "note", usual)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields = {name: html.unescape(value) for name, value in fields.items()}
    assert fields.pop("csrfmiddlewaretoken") and fields.pop("form_of") and fields == typed
    for _ in range(2):
        assert client.post(url, fields).status_code == 302
    assert client.get(f"/desk/disputes/{case.pk}/").content.decode().count("约了周五") == 1


def test_a_full_disk_says_so(cast, client_of, case, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(accesses, "note", full)
    answer = client_of(cast.li).get(f"/desk/disputes/{case.pk}/")
    assert answer.status_code == 503 and trouble.FULL in answer.content.decode()


def test_a_session_that_cannot_be_stored_is_no_fault(cast, client_of, settings, monkeypatch):
    from django.contrib.sessions.backends.db import SessionStore

    client = client_of(cast.li)
    client.raise_request_exception = False
    settings.SESSION_SAVE_EVERY_REQUEST = True

    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(SessionStore, "save", locked)
    answer = client.get("/desk/disputes/")
    assert answer.status_code == 503 and trouble.BUSY in answer.content.decode()


@pytest.mark.parametrize(
    "error",
    [DatabaseError("no such table"), OSError(errno.ENOENT, "x"), ValueError("locked"), None],
)
def test_what_is_broken_is_not_called_busy(error):
    assert trouble.said_of(error) == ""


@pytest.mark.parametrize(("code", "said"), [(5, trouble.BUSY), (517, trouble.BUSY), (11, "")])
def test_what_a_full_text_table_meets_is_told_by_its_code(code, said):
    """Its words are the same whether another writes or it is torn ("vtable constructor failed")."""
    met = sqlite3.OperationalError("vtable constructor failed: search_index")
    met.sqlite_errorcode = code
    error = OperationalError(str(met))
    error.__cause__ = met
    assert trouble.said_of(error) == said
