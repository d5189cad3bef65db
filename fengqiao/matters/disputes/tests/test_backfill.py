"""由旧台账导入 and its way back: one entry a row, numbers, rows, undo."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from fengqiao.engines import search
from fengqiao.engines.imports.acts import records as kept
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as registers
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.engines.search.models import SearchDocument
from fengqiao.matters.disputes import queries, seeds
from fengqiao.matters.disputes.models import Dispute, Party
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.journal.models import Entry

from .conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(li):
    return Office.objects.get(pk=li.office)


def records(place, count):
    kind = queries.types(place.office)[0]
    return [
        seeds.BackfillRecord(
            registered_on=DAY,
            closed_on=DAY,
            division=place,
            nature="dispute",
            stage="done",
            outcome="oral",
            report_class=kind.report_class,
            type=None,
            summary=f"第 {n} 件",
            found="other",
            parties=[(1, "甲某"), (2, "乙某")],
            sheet="一",
            row=n + 2,
        )
        for n in range(count)
    ]


def test_what_is_told_from_the_rows_in_hand_is_what_would_be_read_back(li, place, batch):
    """Also where a later act of the same deed touches a case again: that one is read back."""
    given = [replace(one, parties=[(2, "丙某"), (1, "甲某")]) for one in records(place, 3)]
    with deed():
        seeds.backfill(given, batch=batch, by=li)
        case = Dispute.objects.order_by("number").first()
        registers.amend(REGISTER, case, {"summary": "补写的一件"}, by=li, reason="写漏了")
    told = {
        key: rest for key, *rest in queries.documents(Dispute.objects.values_list("pk", flat=True))
    }
    kept = SearchDocument.objects.values_list("subject", "path", "title", "text")
    assert {key: rest for key, *rest in kept} == told
    assert len(told) == 3 and any("补写的一件 甲某 丙某" in text for *_, text in told.values())


def test_one_entry_a_row_and_each_row_answered_for(li, place, batch):
    assert seeds.backfill(records(place, 12), batch=batch, by=li) == 12
    cases = Dispute.objects.filter(origin=batch.pk)
    entries = Entry.objects.filter(verb="disputes.backfill")
    assert entries.count() == 12
    assert len({e.deed for e in entries}) == 1
    assert all(len(e.rows) == 3 for e in entries)
    assert Party.objects.filter(dispute__in=cases).count() == 24
    assert chain.verify()["ok"]


def test_undone_nothing_is_left_but_the_journal(li, place, batch):
    before = Dispute.objects.count()
    seeds.backfill(records(place, 12), batch=batch, by=li)
    assert kept.remove(REGISTER, batch, by=li) == 12
    assert Dispute.objects.count() == before
    assert Entry.objects.filter(verb="disputes.backfill").count() == 12
    assert chain.verify()["ok"]


def test_what_was_worked_on_since_is_not_undone(li, place, batch):
    seeds.backfill(records(place, 3), batch=batch, by=li)
    cases = Dispute.objects.filter(origin=batch.pk).order_by("number")
    take(LIGHT, "reopen", cases[1], by=li, happened_on=DAY, reason="又来反映")
    with pytest.raises(NotUndone, match=cases[1].number):
        kept.remove(REGISTER, batch, by=li)
    assert Dispute.objects.filter(origin=batch.pk).count() == 3


def test_a_long_import_is_settled_in_parts_and_is_still_one_deed(li, place, batch, monkeypatch):
    """Parts of five: numbers without gaps in the order of the rows, clocks and index for each of them, and a
    case of an earlier part that the same deed goes on with has the clock of all that was said of it."""
    monkeypatch.setattr(kept, "AT_ONCE", 5)
    given = (replace(one, closed_on=None, stage="handling") for one in records(place, 12))
    with deed():
        assert seeds.backfill(given, batch=batch, by=li) == 12
        cases = list(Dispute.objects.filter(origin=batch.pk).order_by("number"))
        keys = [one.pk for one in cases]
        registers.amend(
            REGISTER,
            cases[0],
            {"registered_on": DAY - timedelta(days=3)},
            by=li,
            reason="同一次办理",
        )
        take(LIGHT, "done", cases[0], by=li, happened_on=DAY, outcome="oral")
    entries = list(Entry.objects.filter(subject__in=keys).order_by("seq"))
    assert [one.facts["row"] for one in entries[:12]] == list(range(2, 14))
    assert [one.verb for one in entries[12:]] == ["disputes.amend", "disputes.done"]
    assert len({one.deed for one in entries}) == len({one.recorded_at for one in entries}) == 1
    assert [int(one.number[-4:]) for one in cases] == list(
        range(int(cases[0].number[-4:]), int(cases[0].number[-4:]) + 12)
    )
    clocks = {one.subject: one for one in Deadline.objects.filter(subject__in=keys)}
    assert len(clocks) == 12
    assert (clocks[cases[0].pk].state, clocks[cases[0].pk].stopped_on) == ("stopped", DAY)
    assert clocks[cases[0].pk].started_on == DAY - timedelta(days=3)
    assert {clocks[one.pk].state for one in cases[1:]} == {"running"}
    assert len(search.find("甲某", limit=50)) >= 12
    assert chain.verify()["ok"]


def test_what_fails_in_a_later_part_undoes_the_earlier_ones(li, place, batch, monkeypatch):
    monkeypatch.setattr(kept, "AT_ONCE", 5)
    good, entries = records(place, 7), Entry.objects.count()
    bad = replace(good[0], closed_on=DAY - timedelta(days=1))
    with pytest.raises(NotChanged, match="办结日期早于登记日期"), transaction.atomic():
        seeds.backfill([*good, bad], batch=batch, by=li)
    assert not Dispute.objects.filter(origin=batch.pk).exists()
    assert Entry.objects.count() == entries and chain.verify()["ok"]
