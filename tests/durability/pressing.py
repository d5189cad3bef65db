"""A clerk at work while another writer holds the database. One process of its own, on the engine of the suite; prints
what she met."""

from __future__ import annotations

import html
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from fengqiao.matters.disputes.models import Dispute  # noqa: E402
from fengqiao.project import demo  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from fengqiao.trunk.journal.models import Access  # noqa: E402
from fengqiao.trunk.journal.snapshot import snapshot  # noqa: E402
from fengqiao.trunk.people.models import Account, Post  # noqa: E402

WORDS = "约了周五在社区谈"


@contextmanager
def held() -> Iterator[None]:
    """Another writer holds what every writer needs: all of SQLite, the tables of PostgreSQL."""
    params = connection.get_connection_params()
    other = connection.get_new_connection(params)
    if connection.vendor == "sqlite":
        other.execute("BEGIN IMMEDIATE")
    else:
        other.autocommit = False
        other.execute("LOCK TABLE journal_access, journal_entry, journal_sent IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def main() -> dict[str, Any]:
    office = demo.load()
    with scope.office(office.pk):
        post = Post.objects.select_related("person").get(role="clerk")
        case = Dispute.objects.filter(stage="handling").order_by("pk")[0]
        account = Account.objects.get(person=post.person.pk)
    client = Client()
    client.force_login(account)
    url = f"/desk/disputes/{case.pk}/"
    note = {"text": WORDS, "audience": "office", "written_on": str(date.today())}
    form = client.get(url).content.decode()
    note["once"] = re.search(r'name="once" value="([^"]+)"', form)[1]  # type: ignore[index]
    told: dict[str, Any] = {}
    with held():
        told["list"] = client.get("/desk/disputes/").status_code
        began = time.monotonic()
        sought = client.get("/desk/search/", {"q": "漏水"})
        told["search"], told["waited"] = sought.status_code, time.monotonic() - began
        opened = client.get(url)
        told["case"], told["case_shown"] = (
            opened.status_code,
            case.number in opened.content.decode(),
        )
        pressed = client.post(url + "notes/", note)
        page = pressed.content.decode()
        told["press"], told["words_stand"] = pressed.status_code, WORDS in page
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    again = {name: html.unescape(value) for name, value in hidden.items()}
    told["again"] = [client.post(url + "notes/", again).status_code for _ in range(2)]
    told["times"] = client.get(url).content.decode().count(WORDS)
    told["looked"] = [client.get("/desk/search/", {"q": "漏水"}).status_code]
    told |= _while_one_moment_is_read(office.pk, client, url, note)
    with scope.office(office.pk):
        told["rows"] = Access.objects.filter(what="sought").count()
        told["ok"] = chain.verify()["ok"]
    return told


def _while_one_moment_is_read(
    office: Any, client: Client, url: str, note: dict[str, str]
) -> dict[str, Any]:
    """A backup or a verification reads; she writes and searches from another connection."""
    answers: list[int] = []
    waited: list[float] = []

    def works() -> None:
        began = time.monotonic()
        answers.append(client.get("/desk/search/", {"q": "漏水"}).status_code)
        answers.append(
            client.post(url + "notes/", {**note, "once": "", "text": "又约"}).status_code
        )
        waited.append(time.monotonic() - began)
        connection.close()

    with scope.office(office), snapshot():
        before = Access.objects.count()
        clerk = threading.Thread(target=works)
        clerk.start()
        clerk.join(60)
        same = Access.objects.count() == before
    return {"beside": answers, "beside_waited": waited[0], "one_moment": same}


if __name__ == "__main__":
    setup_test_environment()
    print(json.dumps(main()))
