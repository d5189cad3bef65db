"""Numbers from outside: recorded for a period, corrected with a reason, taken back with their import."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fengqiao.engines.figures import Period, UnknownFigure, acts, lookup, queries, values
from fengqiao.engines.figures.acts.slugs import NameTaken
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.files import store
from fengqiao.trunk.journal.models import Entry

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024)
GIVEN = {
    "label": "法律咨询",
    "value": 120,
    "unit": "人次",
    "source": "公共法律服务工作站登记本",
    "as_of": date(2024, 12, 31),
    "period": YEAR,
}


def recorded(li, **given):
    return acts.external.record(by=li, **(GIVEN | given))


def test_it_has_a_value_for_its_own_period_only(li):
    row = recorded(li)
    figure = lookup.find(f"external.{row.slug}", li.office)
    assert figure.value(YEAR) == 120
    assert figure.value(Period.half(2024, 1)) is None
    assert figure.opened == ()
    office = Office.objects.get(pk=li.office)
    told = values.read([figure.key], YEAR, office)["figures"][0]
    assert told == {
        "key": figure.key,
        "label": "法律咨询",
        "value": 120,
        "unit": "人次",
        "external": True,
        "source": "公共法律服务工作站登记本",
        "on": "2024-12-31",
        "breakdown": {},
    }
    other = values.read([figure.key], Period.year(2023), office)["figures"][0]
    assert other["value"] is None and "source" not in other


def test_the_same_thing_next_year_is_the_same_figure(li):
    one = recorded(li)
    two = recorded(li, period=Period.year(2025), value=Decimal("150.5"))
    assert one.slug == two.slug
    assert recorded(li, label="另一件").slug != one.slug
    figure = lookup.find(f"external.{one.slug}", li.office)
    change = values.year_on_year(figure, Period.year(2025, seen_on=date(2026, 2, 1)))
    assert (change.now, change.before, change.percent) == (
        Decimal("150.5"),
        120,
        Decimal("25.42"),
    )
    with pytest.raises(NameTaken, match="已经登记过"):
        recorded(li)


def test_a_correction_says_why_and_keeps_both(li):
    row = recorded(li, attached=(b"%PDF-1.4 one", "登记本.pdf"))
    said = {name: GIVEN[name] for name in ("unit", "source", "as_of")}
    with pytest.raises(ValueError, match="理由"):
        acts.external.correct(row, value=125, reason=" ", by=li, **said)
    acts.external.correct(row, value=125, reason="漏数一页", by=li, **said)
    told = list(queries.history(row.pk, li.office))
    assert [entry.verb for entry in told] == [
        "figures.correct_external",
        "figures.record_external",
    ]
    assert (told[0].facts["before"]["value"], told[0].facts["after"]["value"]) == ("120", "125")
    assert told[0].reason == "漏数一页"
    row.refresh_from_db()
    assert store.where(row.file.sha256).read_bytes() == b"%PDF-1.4 one"


def test_retired_it_leaves_the_pages_and_its_period_is_free(li):
    row = recorded(li)
    acts.external.retire(row, reason="登记错了", by=li)
    with pytest.raises(UnknownFigure):
        lookup.find(f"external.{row.slug}", li.office)
    again = recorded(li, value=7)
    assert again.slug == row.slug
    assert lookup.find(f"external.{row.slug}", li.office).value(YEAR) == 7
    assert queries.external_ever(li.office).count() == 2


def test_an_import_takes_back_what_it_brought(li):
    batch = Office.objects.get(pk=li.office)  # any row of the office does for an import here
    recorded(li)
    recorded(li, label="服务次数", origin=batch.pk)
    recorded(li, label="接待人数", origin=batch.pk)
    assert acts.external.undo(batch, by=li) == 2
    assert acts.external.undo(batch, by=li) == 0
    assert [row.label for row in queries.external_ever(li.office)] == ["法律咨询"]
    entry = Entry.objects.get(verb="figures.undo_external")
    assert [row[1:] for row in entry.facts["rows"]] == [["2024年", "120"], ["2024年", "120"]]


def test_the_next_street_has_none_of_it(li, cast, as_):
    row = recorded(li)
    with as_(cast.zhao):
        assert not queries.external_ever(cast.next_office).exists()
        with pytest.raises(UnknownFigure):
            lookup.find(f"external.{row.slug}", cast.next_office)
