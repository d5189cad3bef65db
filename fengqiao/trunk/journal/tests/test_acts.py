"""What an act writes down, what it refuses, and what is left of one that fails."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from django.apps import apps

from fengqiao.trunk.journal import acts, chain, gate, listeners, scope, verbs
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry, Head, Secret


def test_an_entry_says_who_did_what_to_what_and_when(inside, office, setting, last):
    row = setting()
    with act(
        "journal.try", on=row, by=inside, happened_on=date(2026, 3, 2), reason="理由", law="某法"
    ) as facts:
        row.save()
        facts["said"] = "好"
    (entry,) = last()
    assert (entry.verb, entry.by, entry.subject) == ("journal.try", inside.person, row.pk)
    assert entry.subject_kind == "divisions.setting"
    assert (entry.happened_on, entry.reason, entry.law) == (date(2026, 3, 2), "理由", "某法")
    assert entry.facts == {"said": "好"}
    assert [(model, key) for model, key, _, _ in entry.rows] == [("divisions.setting", str(row.pk))]
    assert entry.hash == chain.entry_hash(entry)


def test_entries_of_an_office_are_numbered_without_gaps_and_each_holds_the_hash_before(
    inside, office
):
    for _ in range(3):
        with act("journal.try", on=office, by=inside):
            pass
    entries = list(Entry.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert [e.previous for e in entries] == ["", *[e.hash for e in entries[:-1]]]
    head = Head.objects.get(pk=office.pk)
    assert (head.seq, head.hash) == (entries[-1].seq, entries[-1].hash)


def test_offices_have_chains_of_their_own(cast, office):
    with scope.office(cast.next_office):
        before = Head.objects.get(pk=cast.next_office).seq
    with scope.office(cast.office), act("journal.try", on=office, by=cast.li):
        pass
    assert Head.objects.get(pk=cast.next_office).seq == before


def test_a_hidden_fact_is_a_salted_commitment_and_its_value_stands_apart(inside, office, last):
    with act("journal.try", on=office, by=inside) as facts:
        facts |= {"said": "明", "name": "周某", "phone": "13800000000"}
    with act("journal.try", on=office, by=inside) as facts:
        facts |= {"name": "周某"}
    first, second = last(2)
    assert "周某" not in str(first.facts) and "13800000000" not in str(first.facts)
    assert first.facts["name"] != second.facts["name"], "the same name must not look the same"
    kept = {secret.name: secret.value for secret in Secret.objects.filter(entry=first.pk)}
    assert kept == {"name": "周某", "phone": "13800000000"}
    assert chain.verify()["ok"]


def test_what_is_forgotten_is_gone_and_the_chain_still_holds(inside, office, last):
    with act("journal.try", on=office, by=inside) as facts:
        facts |= {"name": "周某", "phone": "13800000000"}
    (entry,) = last()
    with act("journal.try", on=office, by=inside, reason="当事人要求删除"):
        assert acts.forget(entry.pk, ["phone"]) == 1
    assert [s.name for s in Secret.objects.filter(entry=entry.pk)] == ["name"]
    with act("journal.try", on=office, by=inside, reason="当事人要求删除"):
        acts.forget(entry.pk)
    assert not Secret.objects.filter(entry=entry.pk).exists()
    assert chain.verify()["ok"]


def test_nothing_is_forgotten_outside_an_act(inside, office, last):
    with act("journal.try", on=office, by=inside) as facts:
        facts["name"] = "周某"
    with pytest.raises(gate.NoAct):
        acts.forget(last()[0].pk)


@pytest.mark.parametrize("verb, fact", [("journal.nothing", None), ("journal.try", "age")])
def test_an_undeclared_verb_or_fact_raises_and_leaves_nothing(inside, setting, verb, fact):
    row, before = setting(), Entry.objects.count()
    with pytest.raises(verbs.UndeclaredVerb), act(verb, on=row, by=inside) as facts:
        row.save()
        facts[fact] = 1
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert Entry.objects.count() == before


def test_acts_of_one_deed_share_its_id_and_stand_in_their_order(inside, office, last):
    with deed() as running:
        with act("journal.try", on=office, by=inside) as facts:
            facts["count"] = 1
            with act("journal.try", on=office, by=inside) as inner:
                inner["count"] = 2
        with act("journal.try", on=office, by=inside) as facts:
            facts["count"] = 3
    entries = last(3)
    assert [entry.facts["count"] for entry in entries] == [1, 2, 3]
    assert {entry.deed for entry in entries} == {running.id}


def test_an_error_in_an_inner_act_leaves_nothing_of_the_outer(inside, office, setting):
    outer, inner, before = setting("o"), setting("i"), Entry.objects.count()
    with pytest.raises(ZeroDivisionError), act("journal.try", on=office, by=inside):
        outer.save()
        with act("journal.try", on=office, by=inside):
            inner.save()
            raise ZeroDivisionError
    assert Entry.objects.count() == before
    assert not type(outer).objects.filter(pk__in=[outer.pk, inner.pk]).exists()


def test_a_swallowed_error_of_an_inner_act_still_undoes_the_deed(inside, office, setting):
    row, before = setting(), Entry.objects.count()
    with pytest.raises(gate.NoAct), deed():
        try:
            with act("journal.try", on=office, by=inside):
                row.save()
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    assert Entry.objects.count() == before
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_listeners_hear_each_verb_once_a_deed_and_their_error_undoes_it(
    inside, office, monkeypatch
):
    heard: list[list[int]] = []
    monkeypatch.setattr(listeners, "_listeners", defaultdict(list))
    listeners.when("journal.try", lambda said: heard.append([one.facts["count"] for one in said]))
    with deed():
        for count in (1, 2):
            with act("journal.try", on=office, by=inside) as facts:
                facts["count"] = count
    assert heard == [[1, 2]]

    def refuse(said):
        raise ZeroDivisionError

    listeners.when("journal.try", refuse)
    before = Entry.objects.count()
    with pytest.raises(ZeroDivisionError), act("journal.try", on=office, by=inside) as facts:
        facts["count"] = 3
    assert Entry.objects.count() == before


def test_an_act_on_another_street_is_refused(cast, next_office):
    beyond = pytest.raises(scope.OutOfScope)
    with scope.office(cast.office), beyond, act("journal.try", on=next_office, by=cast.li):
        pass


def test_an_act_everywhere_says_why(cast, office):
    with scope.everywhere(because="年度核对"):
        with act("journal.try", on=office, by=cast.li):
            pass
        entry = Entry.objects.filter(office=office.pk).order_by("-seq").first()
    assert entry.facts["everywhere_because"] == "年度核对"


def test_a_row_written_twice_is_answered_for_by_who_wrote_it_last(inside, office, setting, last):
    row = setting(value=1)
    with deed():
        with act("journal.try", on=office, by=inside):
            row.save()
        with act("journal.try", on=office, by=inside):
            row.value = 2
            row.save()
    first, second = last(2)
    assert first.rows == [] and len(second.rows) == 1
    assert chain.verify()["ok"]


def test_a_deleted_row_is_said_to_be_gone(inside, office, setting, last):
    row = setting()
    with act("journal.try", on=office, by=inside):
        row.save()
    key = row.pk
    with act("journal.try", on=office, by=inside):
        row.delete()
    assert last()[0].rows == [["divisions.setting", str(key), None, 1]]
    assert chain.verify()["ok"]


def test_a_claimed_row_must_be_written(inside, office, setting):
    with pytest.raises(gate.NoAct), deed() as running, act("journal.try", on=office, by=inside):
        running.claim([setting()])


def test_late_is_counted_from_the_day_it_happened(inside, office, last):
    with act("journal.try", on=office, by=inside, happened_on=date(2020, 1, 1)):
        pass
    assert last()[0].days_late > 2000


def test_a_verb_has_one_declaration():
    with pytest.raises(ValueError, match="两个不同的声明"):
        verbs.declare([verbs.Verb("journal.try", "另一种说法")])


def test_every_recorded_noun_has_a_salt():
    recorded = [m for m in apps.get_models() if getattr(m, "gate", "") == "recorded"]
    assert recorded and all(m._meta.get_field("salt") for m in recorded)
