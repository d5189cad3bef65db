"""Two people, one form: over every register, whoever comes second loses nothing and overwrites nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from fengqiao.engines.registers import acts, edits
from fengqiao.engines.registers.columns import Day, Text, Typed
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry
from fengqiao.ui.templatetags.ui import ONCE
from tests.filled import controls, filled
from tests.house.test_sent_again import taken_back
from tests.house.test_two_people_forms import other
from tests.specimens import one_of_each

pytestmark = pytest.mark.django_db
KEYS = [one.key for one in REGISTERS if not one.own_pages.get("amend")]
REGISTERS = {one.key: one for one in REGISTERS}


def words(register) -> list[Typed]:
    """Columns that a person writes freely, in which two values surely differ."""
    return [
        one
        for one in register.typed
        if isinstance(one, Text) and one.entered and one.key != "number"
    ]


class Form(dict):
    """A page's form as each of two people sends it: the same, with a key of her own."""

    def __init__(self, page: str) -> None:
        super().__init__(filled(page, reason="核对以后改"))

    def __or__(self, changes):
        return dict(self) | {ONCE: str(uuid4())} | changes


@pytest.fixture
def of_register(cast, as_, client_of):
    """This will make a record of a register, and give its form as two clerks have it open."""

    def opened(key):
        register = REGISTERS[key]
        with as_(cast.li):
            record = one_of_each([register], cast.li, places.communities(cast.office)[1])[key]
            why_not = register.why_not(record)
        if why_not:
            pytest.skip(f"a fresh record of {key} is changed by its steps: {why_not}")
        keeper = next(a for a in (cast.li, cast.wang, cast.sun) if a.may(register.keeps))
        client, url = client_of(keeper), reverse(register.page("amend"), args=[record.pk])
        page = client.get(url).content.decode()
        return register, record, client, url, Form(page)

    return opened


@pytest.mark.parametrize("key", KEYS)
def test_different_fields_of_one_record_both_stand(of_register, as_, cast, key):
    register, record, client, url, form = of_register(key)
    one, *rest = words(register)
    other = rest[0] if rest else next(c for c in register.typed if isinstance(c, Day))
    hers = "2026-03-01" if isinstance(other, Day) else "乙写的话"
    first = client.post(url, form | {one.key: "甲写的话"})
    assert first.status_code == 302, [
        str(t.rows.errors) + str(t.rows.non_form_errors()) for t in first.context["form"].tables
    ]
    answer = client.post(url, form | {other.key: hers})
    assert answer.status_code == 302, answer.context["form"].errors
    with as_(cast.li):
        now = register.model.objects.get(pk=record.pk)
        assert (str(one.of(now)), str(other.of(now))) == ("甲写的话", hers)


@pytest.mark.parametrize("key", KEYS)
def test_the_same_field_is_asked_with_both_texts_and_nothing_is_lost(of_register, as_, cast, key):
    register, record, client, url, form = of_register(key)
    one = words(register)[0]
    assert client.post(url, form | {one.key: "甲写的话"}).status_code == 302
    answer = client.post(url, form | {one.key: "乙写的话"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "甲写的话" in page and "乙写的话" in page and "两个人改了同一处" in page
    again = Form(page)
    assert again[one.key] == "乙写的话" and again["reason"] == "核对以后改"
    for take, holds in (("theirs", "甲写的话"), ("hers", "乙写的话")):
        assert client.post(url, again | {f"take-{one.key}": take}).status_code == 302
        with as_(cast.li):
            assert one.of(register.model.objects.get(pk=record.pk)) == holds


def kinds() -> dict[str, list[tuple[str, str]]]:
    """Every kind of column that a person corrects, and of a table's column: (register, column or table)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key in KEYS:
        for one in REGISTERS[key].typed:
            if one.entered and one.key != "number":
                found.setdefault(type(one).__name__, []).append((key, one.key))
        for table in REGISTERS[key].tables:
            found.setdefault("a table", []).append((key, table.key))
    return found


# Written in a way of its own, in which the walk finds no other value.
WRITTEN = {
    "Hours": ("1.5", "2.5"),
    "Money": ("10", "20"),
    "Percent": ("10", "20"),
    "Span": ("2024年", "2025年"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(kinds()))
def test_any_kind_of_column_is_asked_with_both(of_register, cast, as_, kind):
    """Not texts alone: of each kind the first column that a form lets people fill in otherwise. Where there is one
    other value only (a box, a link) nothing can clash: who left it as it was does not write it back."""
    if kind.endswith("Link"):  # there must be something to link to
        with as_(cast.li):
            one_of_each([*REGISTERS.values()], cast.li, places.communities(cast.office)[1])
    for key, column in kinds()[kind]:
        with taken_back():
            *_, client, url, form = of_register(key)
            for one in controls(client.get(url).content.decode(), url, url):
                his, hers = WRITTEN.get(kind) or (other(one, form, 0, who) for who in (0, 1))
                if one.name != column and not one.name.startswith(f"{column}-0-") or his is None:
                    continue
                if client.post(url, form | {one.name: his}).status_code == 302:
                    answer = client.post(url, form | {one.name: hers} if hers else form)
                    page = client.get(url) if hers is None else answer
                    assert answer.status_code == (302 if hers is None else 422), (key, column)
                    told = f'name="take-{column}"' in page.content.decode()
                    assert (
                        told
                        or hers is None
                        and filled(page.content.decode()).get(one.name, "false") == his
                    )
                    return
    pytest.fail(f"no form lets two people fill in a {kind} otherwise")


def test_without_the_marks_the_first_one_would_be_lost(of_register, as_, cast, monkeypatch):
    """The mending taken out: an edit that is not asked what it had seen writes every field back."""
    register, record, client, url, form = of_register("publicity.activities")
    monkeypatch.setattr(
        edits, "own", lambda register, record, values, tables, seen: edits.Edit(values, tables)
    )
    one, other = words(register)[:2]
    client.post(url, form | {one.key: "甲写的话"})
    client.post(url, form | {other.key: "乙写的话"})
    with as_(cast.li):
        assert one.of(register.model.objects.get(pk=record.pk)) != "甲写的话"


@pytest.mark.parametrize("key", [key for key in KEYS if REGISTERS[key].voids])
def test_a_voided_record_is_restored_with_its_reason(of_register, as_, cast, key):
    register, record, client, _, _ = of_register(key)
    with as_(cast.li):
        keeper = next(a for a in (cast.li, cast.wang, cast.sun) if a.may(register.keeps))
    with as_(keeper):
        acts.void(register, record, by=keeper, reason="记错了")
    url = reverse(register.page("restore"), args=[record.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "没有记错"}).status_code == 302
    with as_(cast.li):
        assert register.standing().filter(pk=record.pk).exists()
        last = Entry.objects.filter(subject=record.pk).order_by("-seq").first()
        assert (last.verb, last.reason) == (register.verb("restore"), "没有记错")
    assert "没有作废" in client.post(url, {"reason": "再来"}).content.decode()
