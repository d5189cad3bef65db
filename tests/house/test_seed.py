"""docs/seed.md: each sentence of a report rests on a record, a reference, or is prose; none of it is only said."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from tests.house import seed
from tests.specimens import DAY, one_of_each

REGISTERS = {one.key: one for one in REGISTERS}
NAMED = sorted({place.partition("#")[0] for row in seed.ROWS for place in row.at} & set(REGISTERS))


def test_the_page_is_generated_from_the_table():
    assert seed.PAGE.read_text(encoding="utf-8") == seed.written()


def test_every_place_and_figure_exists():
    assert not list(seed.faults())


@pytest.mark.parametrize(
    ("at", "feeds"),
    [
        ("leadership.meetings#nothing", "leadership.law_meetings"),
        ("leadership.meetings#items.kind=nothing", "leadership.law_meetings"),
        ("nowhere.at_all#x", "leadership.law_meetings"),
        ("disputes.Dispute#nothing", "leadership.law_meetings"),
        ("leadership.meetings#body", "leadership.nothing"),
    ],
)
def test_a_place_or_figure_that_is_not_there_is_named(at, feeds):
    wrong = seed.Row(1, "某句", seed.RECORD, (at,), (feeds,))
    assert any("S1 " in fault for fault in seed.faults((wrong, *seed.ROWS[1:])))


@pytest.mark.django_db
@pytest.mark.parametrize("key", NAMED)
def test_what_the_table_names_is_kept_shown_and_counted(key, cast, as_, client_of):
    """A real record of each ledger stands on its page with every column that the table names, and the
    figures that it feeds can be told."""
    with as_(cast.li):
        place = places.communities(cast.office)[0]
        record = one_of_each([REGISTERS[key]], cast.li, place)[key]
    rows = [row for row in seed.ROWS if any(at.startswith(f"{key}#") for at in row.at)]
    page = client_of(cast.li).get(reverse(REGISTERS[key].page("show"), args=[record.pk]))
    for column in (_column(key, at) for row in rows for at in row.at if at.startswith(f"{key}#")):
        # What a step sets (a stage) stands on the step bar in words of its own.
        assert not getattr(column, "entered", True) or column.label in page.content.decode()
    with as_(cast.li):
        for feed in {feed for row in rows for feed in row.feeds} - set(seed.SECTIONS):
            value = figures.known(feed).value(Period.year(DAY.year))
            assert value is None or value >= 0


def _column(key: str, at: str):
    """The column of a place, or the table in which it stands."""
    head = at.partition("#")[2].partition("=")[0].partition(".")[0]
    return next(one for one in REGISTERS[key].fields if one.key == head)
