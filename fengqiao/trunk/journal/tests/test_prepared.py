"""A deed that is prepared beside the others: nothing of it stands before its turn, and then all of it (decision 0050)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction

from fengqiao.trunk.journal import chain, gate
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.settlement import settle

pytestmark = pytest.mark.django_db


def settings():
    return apps.get_model("divisions", "Setting").objects


def test_nothing_is_written_before_the_turn_and_then_all_of_it(inside, office, setting, last):
    few, many = setting("few"), [setting(f"many{n}") for n in range(20)]
    before = Entry.objects.count()
    with deed(beside=True) as running:
        with act("journal.try", on=office, by=inside) as facts:
            few.save()
            facts["name"] = "周某"
        with act("journal.try", on=office, by=inside):
            settings().insert_made(many)
        settle(running)
        assert not settings().filter(key__in=("few", "many0")).exists()
        assert Entry.objects.count() == before and running.is_prepared
    assert settings().filter(key__startswith="many").count() == 20
    first, second = last(2)
    assert (len(first.rows), len(second.rows)) == (1, 20)
    assert chain.verify()["ok"]


def test_what_is_held_is_written_in_its_order_and_what_it_writes_itself_at_once(
    inside, office, setting
):
    told = []

    def later() -> None:
        told.append(settings().filter(key="a").exists())
        with act("journal.try", on=office, by=inside):
            setting("b").save()
        told.append(settings().filter(key="b").exists())

    with deed(beside=True) as running, act("journal.try", on=office, by=inside):
        setting("a").save()
        running.hold(later)
        assert told == []
    assert told == [True, True] and chain.verify()["ok"]


def test_a_row_that_stands_is_changed_in_its_turn_alone(inside, office, setting):
    row = setting("stands")
    with act("journal.try", on=office, by=inside):
        row.save()
    for change in (
        lambda: settings().filter(pk=row.pk).update(value=2),
        lambda: settings().filter(pk=row.pk).delete(),
        lambda: settings().delete_named([row.pk]),
    ):
        with (
            pytest.raises(gate.NoAct),
            transaction.atomic(),
            deed(beside=True),
            act("journal.try", on=office, by=inside),
        ):
            change()
    assert settings().get(pk=row.pk).value == 1


@pytest.mark.parametrize("when", ["while it is prepared", "in its turn"])
def test_what_fails_leaves_nothing(inside, office, setting, when):
    def fails() -> None:
        raise RuntimeError

    before = Entry.objects.count()
    with pytest.raises(RuntimeError), deed(beside=True) as running:
        with act("journal.try", on=office, by=inside):
            setting("a").save()
        running.hold(fails)
        if when == "while it is prepared":
            fails()
    assert not settings().filter(key="a").exists() and Entry.objects.count() == before


def test_within_another_deed_it_is_a_part_of_it(inside, office, setting):
    with deed(), deed(beside=True) as running, act("journal.try", on=office, by=inside):
        assert not running.is_prepared
        setting("a").save()
        assert settings().filter(key="a").exists()


def test_rows_are_deleted_by_their_keys_through_the_gate(inside, office, setting, last):
    rows = [setting(f"k{n}") for n in range(3)]
    with act("journal.try", on=office, by=inside):
        settings().insert_made(rows)
    with pytest.raises(gate.NoAct):
        settings().delete_named([rows[0].pk])
    with act("journal.try", on=office, by=inside):
        settings().delete_named([row.pk for row in rows])
    (entry,) = last()
    assert [digest for _, _, digest, _ in entry.rows] == [None] * 3
    assert not settings().filter(key__startswith="k").exists() and chain.verify()["ok"]


def test_packed_parameters_are_those_that_were_bound(inside, office, setting):
    """What waits is packed; each engine's own kinds of parameters come out as they went in."""
    value = {"甲": [1, None, "二"], "长": "字" * 500}
    with deed(beside=True), act("journal.try", on=office, by=inside):
        setting("packed", value).save()
    with act("journal.try", on=office, by=inside):
        setting("plain", value).save()
    packed, plain = settings().get(key="packed"), settings().get(key="plain")
    assert packed.value == plain.value == value, connection.vendor
