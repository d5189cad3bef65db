"""What no page of ours would send: every query and every control of every page, tampered with, is told so and breaks
nothing. The names come from the pages themselves; the values, from outside the product.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import RequestFactory
from lxml import html

from fengqiao.ui.templatetags.ui import ONCE
from tests.house.test_doors import ALL, ASKED, owner_of, url_of, world  # noqa: F401
from tests.house.test_ledger_doors import KEYS, keeper, walk_of  # noqa: F401
from tests.house.watch import queries_read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ALWAYS = {"after", "before", "sort", "q", "year", "period", "next", "start", "from", "to"}


def cursor(*values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


VALUES = (
    "\x00",
    "'\"><%00{{x}}{% y %}",
    "9" * 40,
    "-1",
    "2026-99-99",
    str(uuid4()),
    cursor("x", None),
    cursor({"a": [1]}, 10**30),
    cursor("\x00", "\x00"),
    "[]",
    "１２、\u202e三",
)


def asked_of(page: bytes, here: str) -> set[str]:
    """The names of a page's queries: of its forms that ask, and of its links to itself."""
    tree = html.fromstring(page) if page.strip() else html.fromstring("<p></p>")
    names = set(tree.xpath("//form[not(@method) or @method='get']//*[@name]/@name"))
    for link in tree.xpath("//a/@href"):
        if urlsplit(link).path in ("", urlsplit(here).path):
            names |= {name for name, _ in parse_qsl(urlsplit(link).query)}
    return {str(name) for name in names} | ALWAYS


def broken_queries(
    client: Any,
    url: str,
    asked: Any = None,
    values: Sequence[str] = VALUES,
    reading: list[str] | None = None,
) -> Iterator[str]:
    """A page that reads nothing of its query answers each value alike, and is asked one. `reading` is given those
    that do."""
    with queries_read() as read:
        first = client.get(url, asked)
    values = values if read else values[:1]
    if read and reading is not None:
        reading.append(url)
    if first.status_code != 200 or "html" not in first.headers.get("Content-Type", ""):
        names = ALWAYS
    else:
        names = asked_of(first.content, url)
    for value in values:
        answer = client.get(url, dict.fromkeys(names, value))
        if answer.streaming:
            b"".join(answer)
        if answer.status_code >= 500:
            yield f"GET {url} with {value!r}: {answer.status_code}"


def forms_of(page: bytes, here: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for form in html.fromstring(page).forms if page.strip() else ():
        if form.method == "POST":
            held: dict[str, Any] = {}
            for name, value in form.form_values():
                held.setdefault(name, []).append(value)
            empty = {name for name in form.fields if name not in held}
            yield urlsplit(form.action or here).path or here, held | dict.fromkeys(empty, "")


def broken_controls(client: Any, url: str, seen: set[str], times: int = 3) -> Iterator[str]:
    """The controls of each form of a page with what no browser sends: every second one, then the others, then all
    of them; each time with another value."""
    page = client.get(url)
    if page.status_code != 200 or "html" not in page.headers.get("Content-Type", ""):
        return
    for address, held in forms_of(page.content, url):
        if address in seen or address in ("/desk/logout/", "/desk/login/"):
            continue
        seen.add(address)
        for time in range(times):
            wrong = {
                name: VALUES[(n + time) % len(VALUES)]
                for n, name in enumerate(held)
                if time == 2 or n % 2 == time
            }
            key = {} if ONCE in wrong else {ONCE: str(uuid4())}
            with transaction.atomic():
                answer = client.post(address, held | wrong | key)
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                yield f"POST {address} with {wrong}: {answer.status_code}"


def quiet(client: Any) -> Any:
    client.raise_request_exception = False
    return client


def test_a_tampered_query_breaks_no_page(world, cast, client_of):  # noqa: F811
    found, client, reading = [], cache(client_of), []
    for one in ALL:
        if not one.is_public:
            owner, asked = quiet(client(owner_of(one, cast))), ASKED.get(one.name)
            found += broken_queries(owner, url_of(one, world), asked, reading=reading)
    assert found == []
    assert len(reading) > 40


def test_a_page_that_reads_its_query_is_known_whatever_it_reads_of_it():
    """All but the search box, which stands at the head of every page with what was searched."""
    reads = (
        lambda query: query.get("year"),
        lambda query: query.get("q"),
        lambda query: query["year"],
        lambda query: query.getlist("q"),
        lambda query: "q" in query,
        bool,
        list,
        dict,
        lambda query: query.urlencode(),
        lambda query: query.copy(),
        lambda query: query | {},
    )
    for read in reads:
        with queries_read() as told:
            read(RequestFactory().get("/", {"q": "x", "year": "y"}).GET)
        assert told
    with queries_read() as told:
        RequestFactory().get("/", {"q": "x"}).get_full_path()
    assert told
    with queries_read() as told:
        assert RequestFactory().get("/", {"q": "x"}).GET["q"] == "x"
    assert not told


@pytest.mark.parametrize("key", KEYS)
def test_a_tampered_query_breaks_no_list(walk_of, key):  # noqa: F811
    """The kit makes the same pages for all: each ledger is asked a few of the values, all are asked of some."""
    walk, found, at = walk_of(key), [], KEYS.index(key)
    values = [VALUES[(at + n) % len(VALUES)] for n in range(2)]
    for one, url in walk:
        found += broken_queries(quiet(walk.client(keeper(one, walk.cast))), url, values=values)
    assert found == []


def test_a_tampered_control_breaks_no_form(world, cast, client_of):  # noqa: F811
    found, seen = [], set()
    for one in ALL:
        if not one.is_public:
            found += broken_controls(
                quiet(client_of(owner_of(one, cast))), url_of(one, world), seen
            )
    assert found == []
    assert len(seen) > 60


@pytest.mark.parametrize("key", KEYS)
def test_a_tampered_control_breaks_no_record(walk_of, key):  # noqa: F811
    walk, found, seen = walk_of(key), [], set()
    for one, url in walk:
        found += broken_controls(quiet(walk.client(keeper(one, walk.cast))), url, seen, times=1)
    assert found == []
