"""由旧台账导入 and its way back: one entry a row, numbers, rows, undo."""

import pytest

from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.acts.backfilling import WorkedOn
from fengqiao.matters.disputes.models import Dispute, Party
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

from .conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(li):
    return Office.objects.get(pk=li.office)


def records(place, count):
    kind = queries.types(place.office)[0]
    return [
        acts.BackfillRecord(
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


def test_one_entry_a_row_and_each_row_answered_for(li, place, batch):
    cases = acts.backfill(records(place, 12), batch=batch, by=li)
    entries = Entry.objects.filter(verb="disputes.backfill")
    assert entries.count() == 12
    assert len({e.deed for e in entries}) == 1
    assert all(len(e.rows) == 3 for e in entries)
    assert Party.objects.filter(dispute__in=cases).count() == 24
    assert chain.verify()["ok"]


def test_undone_nothing_is_left_but_the_journal(li, place, batch):
    before = Dispute.objects.count()
    acts.backfill(records(place, 12), batch=batch, by=li)
    assert acts.undo_import(batch, by=li) == 12
    assert Dispute.objects.count() == before
    assert Entry.objects.filter(verb="disputes.backfill").count() == 12
    assert chain.verify()["ok"]


def test_what_was_worked_on_since_is_not_undone(li, place, batch):
    cases = acts.backfill(records(place, 3), batch=batch, by=li)
    LIGHT.take("reopen", cases[1], by=li, happened_on=DAY, reason="又来反映")
    with pytest.raises(WorkedOn, match=cases[1].number):
        acts.undo_import(batch, by=li)
    assert Dispute.objects.filter(origin=batch.pk).count() == 3
