"""Frozen readings: what was published stays, and a later change is shown with who did it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from fengqiao.engines.figures import Period, acts, comparison, lookup, queries, row_ids
from fengqiao.engines.registers import acts as records
from fengqiao.ground.ids import uuid7
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024, seen_on=date(2025, 2, 24))


@pytest.fixture
def found(li, enter):
    enter((0, 1, "10", 0), (1, 1, "20", 0), (2, None, None, 1))
    return lookup.find("disputes.found", li.office)


def test_a_reading_keeps_what_it_meant_and_which_rows_it_opened(li, found):
    reading = acts.freeze(found, YEAR, by=li)
    ids = sorted(str(pk) for pk in found.rows(YEAR).values_list("pk", flat=True))
    assert (reading.value, reading.row_count, reading.counts) == (3, 3, found.counts)
    assert reading.rows_hash == sha256("".join(f"{pk}\n" for pk in ids).encode()).hexdigest()
    assert [str(pk) for pk in row_ids.unpacked(reading.ids)] == ids
    assert (reading.on, reading.seen_on) == (date(2024, 12, 31), date(2025, 2, 24))
    assert reading.taken_by == li.person
    same = comparison.compare(reading)
    assert (same.then, same.now, same.is_changed, same.acts) == (3, 3, False, [])


def test_a_later_change_names_the_rows_and_the_acts(li, found, enter):
    reading = acts.freeze(found, YEAR, by=li)
    gone = found.rows(YEAR).order_by("id").first()
    records.amend(REGISTER, gone, {"registered_on": date(2023, 12, 31)}, by=li, reason="日期写错")
    enter((9, 1, None, 0))
    changed = comparison.compare(reading)
    assert (changed.then, changed.now, changed.is_changed) == (3, 3, True)
    assert changed.went == (gone.pk,)
    assert len(changed.came) == 1
    verbs = [entry.verb for entry in changed.acts]
    assert verbs == ["disputes.amend", "disputes.backfill"]
    assert changed.acts[0].reason == "日期写错"


def test_a_sum_may_move_while_its_rows_stay(li, found):
    row = acts.saved.save(label="钱", source="disputes.found", measure="sum_amount", by=li)
    figure = lookup.find(f"saved.{row.slug}", li.office)
    reading = acts.freeze(figure, YEAR, by=li)
    case = found.rows(YEAR).filter(amount=10).get()
    records.amend(REGISTER, case, {"amount": 15}, by=li, reason="少写了")
    changed = comparison.compare(reading)
    assert (changed.then, changed.now, changed.rows_differ, changed.is_changed) == (
        30,
        35,
        False,
        True,
    )
    assert [entry.verb for entry in changed.acts] == ["disputes.amend"]


def test_a_rate_is_frozen_with_both_of_its_figures(li, found):
    rate = lookup.find("disputes.resolved_rate", li.office)
    used_in = uuid7()
    with deed():
        reading = acts.freeze(rate, YEAR, by=li, used_in=used_in)
        acts.freeze(found, YEAR, by=li, cells={"report_class": "neighbor"}, used_in=used_in)
    assert (reading.value, reading.of.value, reading.over.value) == (100, 2, 2)
    assert reading.of.row_count == 2
    nothing = acts.freeze(rate, Period.year(2020), by=li)
    assert nothing.value is None and comparison.compare(nothing).is_changed is False
    kept = list(queries.readings(used_in))
    assert [one.key for one in kept] == [
        "disputes.resolved_rate",
        "disputes.resolved",
        "disputes.closed",
        "disputes.found",
    ]
    assert all(not comparison.compare(one).is_changed for one in kept)


def test_a_figure_of_a_day_is_compared_as_of_the_same_day(li, found, enter):
    still_open = lookup.find("disputes.open", li.office)
    running = Period.year(2024, seen_on=date(2024, 2, 1))
    reading = acts.freeze(still_open, running, by=li)
    assert (reading.value, reading.on) == (1, date(2024, 2, 1))
    enter((100, None, None, 0))  # after the day on which it was read
    assert comparison.compare(reading).is_changed is False


def test_a_number_from_outside_keeps_its_source(li):
    row = acts.external.record(
        label="外",
        value=5,
        unit="次",
        source="某函",
        as_of=date(2024, 11, 30),
        period=Period.year(2024),
        by=li,
    )
    figure = lookup.find(f"external.{row.slug}", li.office)
    reading = acts.freeze(figure, YEAR, by=li)
    assert (reading.counts, reading.on) == ("外部数据，来源：某函", date(2024, 11, 30))
    acts.external.correct(
        row, value=6, unit="次", source="某函", as_of=row.as_of, reason="更新", by=li
    )
    assert comparison.compare(reading).now == 6
    acts.external.retire(row, reason="错", by=li)
    assert comparison.compare(reading).figure is None


def test_readings_are_of_the_place_they_were_taken_in(li, found, cast, as_):
    with as_(cast.chen):
        reading = acts.freeze(found, YEAR, by=cast.chen)
        assert reading.value == 2
    assert comparison.compare(reading).now == 2
    with as_(cast.zhao), pytest.raises(scope.OutOfScope):
        comparison.compare(reading)
    two = scope.Scope((scope.Reach(li.office, "a/1/"), scope.Reach(li.office, "a/2/")))
    with scope.opened(two), pytest.raises(ValueError, match="一个辖区"):
        acts.freeze(found, YEAR, by=li)


def test_ids_pack_small_and_come_back():
    ids = sorted(uuid7() for _ in range(300))
    assert row_ids.unpacked(row_ids.packed(reversed(ids))) == ids
    assert len(row_ids.packed(ids)) < 300 * 16
    assert row_ids.unpacked(row_ids.packed([])) == []
    assert row_ids.hash_of(reversed(ids)) == row_ids.hash_of(ids)


def test_undone_import_shows_its_rows_gone(li, enter):
    enter((0, 1, None, 0))
    found = lookup.find("disputes.found", li.office)
    reading = acts.freeze(found, YEAR, by=li)
    seeds.undo(Office.objects.get(pk=li.office), by=li)
    changed = comparison.compare(reading)
    assert (changed.now, len(changed.went)) == (0, 1)
