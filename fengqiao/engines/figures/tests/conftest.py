"""Disputes under two offices: the engine's own tests count them with figures of their own making."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fengqiao.matters.disputes import queries, seeds
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office

FIRST = date(2024, 1, 1)


@pytest.fixture
def li(cast, as_):
    """小李 at her desk: the clerk of the office's centre, her scope open."""
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def enter(li):
    """This will enter cases: (days after 2024-01-01, days until closed or None, amount or None, place)."""
    batch = Office.objects.get(pk=li.office)
    places = [*divisions.communities(li.office), divisions.root(li.office)]
    kind = queries.types(li.office)[0]

    def entered(*rows):
        seeds.backfill(
            [
                seeds.BackfillRecord(
                    registered_on=FIRST + timedelta(days=start),
                    closed_on=None
                    if open_for is None
                    else FIRST + timedelta(days=start + open_for),
                    division=places[place % len(places)],
                    nature="dispute",
                    stage="handling" if open_for is None else "done",
                    outcome="" if open_for is None else "oral",
                    report_class=kind.report_class,
                    type=kind,
                    summary=str(n),
                    found="other",
                    parties=[(1, "甲某"), (2, "乙某")],
                    amount=None if amount is None else Decimal(amount),
                )
                for n, (start, open_for, amount, place) in enumerate(rows)
            ],
            batch=batch,
            by=li,
        )

    return entered
