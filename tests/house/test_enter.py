"""Enter: in a field of any form it presses what the form is for, never a button that does something else.

A browser lets Enter press the first submit button of a form. Where that is another than the form's own (再加几行
above 登记), `by_enter` stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html

from tests.house.test_doors import ALL, ASKED, owner_of, url_of, world  # noqa: F401

pytestmark = pytest.mark.django_db
LINES = "descendant::input[not(@type) or @type='text' or @type='search' or @type='number' or @type='password']"
OWN = ("by-enter", "button--primary")


def faults(page: str) -> Iterator[str]:
    """The forms of a page in which Enter presses a button that is not the form's own."""
    for form in html.fromstring(page).forms:
        buttons = form.xpath(
            "descendant::button[not(@type) or @type='submit'] | descendant::input[@type='submit']"
        )
        if not form.xpath(LINES) or len(buttons) < 2:
            continue
        first = buttons[0]
        if first.get("formnovalidate") is not None or not any(
            one in (first.get("class") or "") for one in OWN
        ):
            yield f"Enter presses {first.text_content().strip() or first.get('name')}"


@pytest.mark.slow
def test_enter_presses_what_a_form_is_for(world, cast, client_of):  # noqa: F811
    clients = {actor: client_of(actor) for actor in (cast.li, cast.admin, cast.wang, cast.sun)}
    told, seen = [], 0
    for one in ALL:
        shown = clients[owner_of(one, cast)].get(url_of(one, world), ASKED.get(one.name))
        if shown.status_code == 200 and "text/html" in shown.headers.get("Content-Type", ""):
            seen += 1
            told += [f"{one.name}: {fault}" for fault in faults(shown.content.decode())]
    assert seen > 100
    assert told == []


def test_without_it_enter_adds_rows(cast, client_of):
    """The mending taken out of the page: the walk names it."""
    page = client_of(cast.li).get("/desk/publicity/activities/new/").content.decode()
    assert [*faults(page)] == []
    before, _, rest = page.partition('<button class="by-enter"')
    without = before + rest.partition("</button>")[2]
    assert [*faults(without)] == ["Enter presses 再加几行"]
