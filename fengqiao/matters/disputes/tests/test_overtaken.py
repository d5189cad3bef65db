"""What others do while an import is being prepared: numbers stay gapless, nothing comes in twice, and what changed
under it is checked again (decision 0050)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports.acts import records
from fengqiao.engines.imports.models import Batch
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.deeds import Deed

pytestmark = pytest.mark.django_db
HEAD = "登记日期,社区,当事人,纠纷类型,简要情况,结果,结案日期"
DAY = date(2024, 3, 5)


def ledger(place, rows):
    lines = [
        f"{DAY},{place.name},甲{n}；乙{n},邻里纠纷,第 {n} 件楼上漏水,达成口头协议,{DAY}"
        for n in range(rows)
    ]
    return "\n".join([HEAD, *lines]).encode()


@pytest.fixture
def checked(li, place):
    def check(rows):
        data = ledger(place, rows)
        return stages.stage(read(data, "台账.csv"), (REGISTER,), li.office, 2024), data

    return check


@pytest.fixture
def registered(li, place):
    """This will register a case, as a colleague does it meanwhile."""

    def register(n, summary="另外一件，广场舞太吵"):
        given = disputes.Registration(
            summary=summary,
            type=queries.types(li.office)[1],
            division=place,
            side_one=[f"甲{n}"],
            side_two=[f"乙{n}"],
            found="walk_in",
            registered_on=DAY,
        )
        return disputes.register(given, by=li)

    return register


@pytest.fixture
def meanwhile(monkeypatch):
    """This will do something when the import is prepared and its turn has not come."""

    def hang(does):
        take_over = Deed.take_over

        def over(self):
            held, self._held = self._held, None
            does()
            self._held = held
            take_over(self)

        monkeypatch.setattr(Deed, "take_over", over)

    return hang


@pytest.mark.parametrize("taken", [0, 3])
def test_numbers_stay_gapless_and_the_prepared_rows_keep_theirs(
    li, checked, registered, meanwhile, monkeypatch, taken
):
    monkeypatch.setattr(records, "LATE", 5)
    monkeypatch.setattr(records, "AT_ONCE", 7)
    first = registered(90)
    staged, data = checked(30)
    meanwhile(lambda: [registered(91 + n) for n in range(taken)])
    batch = acts.commit(staged, data, "台账.csv", by=li)
    cases = Dispute.objects.filter(registered_on__year=2024)
    assert cases.filter(origin=batch.pk).count() == 30
    begun = int(first.number[-4:])
    assert sorted(int(one.number[-4:]) for one in cases if int(one.number[-4:]) >= begun) == list(
        range(begun, begun + 1 + taken + 30)
    )
    assert chain.verify()["ok"]


def test_more_numbers_than_it_can_exchange_let_nothing_in(
    li, checked, registered, meanwhile, monkeypatch
):
    monkeypatch.setattr(records, "LATE", 2)
    staged, data = checked(30)
    meanwhile(lambda: [registered(91 + n) for n in range(3)])
    with pytest.raises(acts.Overtaken):
        acts.commit(staged, data, "台账.csv", by=li)
    assert not Batch.objects.exists() and not Dispute.objects.exclude(origin=None).exists()


def test_what_a_colleague_registered_meanwhile_does_not_come_in_twice(li, checked, registered):
    staged, data = checked(3)
    registered(1, "第 1 件楼上漏水")
    with pytest.raises(acts.Overtaken):
        acts.commit(staged, data, "台账.csv", by=li)
    again, _ = checked(3)
    assert (again.accepted, len(again.duplicates)) == (2, 1)
    assert acts.commit(again, data, "台账.csv", by=li).accepted == 2


def test_the_same_file_given_twice_at_a_time_comes_in_once(li, checked):
    (first, data), (second, _) = checked(3), checked(3)
    acts.commit(first, data, "台账.csv", by=li)
    with pytest.raises(acts.Overtaken):
        acts.commit(second, data, "台账.csv", by=li)
    assert Batch.objects.count() == 1


def test_what_the_check_leaned_upon_and_somebody_changed_is_checked_again(li, checked):
    staged, data = checked(3)
    divisions.set_setting(li.office, "disputes.mediate_days", 20, by=li)
    with pytest.raises(acts.Overtaken):
        acts.commit(staged, data, "台账.csv", by=li)
    assert not Batch.objects.exists()


def test_what_others_do_besides_concerns_it_not(li, checked, registered):
    staged, data = checked(3)
    registered(1)  # the same day, place and names, another matter
    assert acts.commit(staged, data, "台账.csv", by=li).accepted == 3


def test_a_record_that_is_touched_while_an_undo_is_found_keeps_the_whole_import(
    li, checked, monkeypatch
):
    staged, data = checked(3)
    batch = acts.commit(staged, data, "台账.csv", by=li)
    case = Dispute.objects.filter(origin=batch.pk).first()
    found = records.brought

    def touched(*given):
        told = found(*given)
        disputes.note(case, "看过", by=li, on=DAY)
        return told

    monkeypatch.setattr(records, "brought", touched)
    with pytest.raises(records.NotUndone, match=case.number):
        acts.undo(batch, {REGISTER.sheet.key: REGISTER}, by=li)
    assert Dispute.objects.filter(origin=batch.pk).count() == 3


@pytest.mark.parametrize("late", [0, 100])
def test_what_a_table_refuses_is_said_in_its_words_before_and_in_its_turn(
    li, checked, monkeypatch, late
):
    monkeypatch.setattr(records, "LATE", late)
    staged, data = checked(2)
    for row in staged.rows["disputes"]:
        row.understood.record.values["closed_on"] = DAY - timedelta(days=1)
    with pytest.raises(NotChanged), transaction.atomic():
        acts.commit(staged, data, "台账.csv", by=li)
    assert not Batch.objects.exists()
