"""An office's own figures: narrowed, measured otherwise, a rate, a growth; each opens its rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from fengqiao.engines.figures import (
    Figure,
    Period,
    UnknownCell,
    UnknownFigure,
    acts,
    lookup,
    values,
)
from fengqiao.engines.figures.acts.slugs import NameTaken
from fengqiao.engines.figures.measures import Measure
from fengqiao.engines.figures.tests.opened import opens
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.models import Entry

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024, seen_on=date(2025, 6, 1))


@pytest.fixture
def places(li, enter):
    enter((0, 1, "10", 0), (1, 1, "20", 0), (2, 1, None, 1), (3, None, "40", 2), (-300, 1, "5", 0))
    counted = lookup.find("disputes.found", li.office).by("community", YEAR)
    return sorted(counted, key=lambda name: -counted[name])


def saved(li, **given):
    row = acts.saved.save(source="disputes.found", by=li, **given)
    return lookup.find(f"saved.{row.slug}", li.office)


def test_a_filter_narrows_and_its_rows_open(li, places):
    first, second = places[:2]
    figure = saved(
        li, label="两个社区", cells={"community": [first, second]}, dimension="community"
    )
    assert figure.value(YEAR) == 3
    assert set(figure.by("community", YEAR)) == {first, second}
    assert [one.key for one in figure.dimensions] == ["community"]
    assert f"社区只算{first}、{second}" in figure.counts
    opens(figure, YEAR)


def test_what_is_not_said_can_be_chosen(li, enter):
    enter((0, 1, None, -1), (1, 1, None, 0))
    figure = saved(li, label="街道本级", cells={"community": [""]})
    assert figure.value(YEAR) == 1
    opens(figure, YEAR)


def test_another_measure_of_the_same_rows(li, places):
    figure = saved(li, label="涉及金额", measure="sum_amount")
    assert (figure.value(YEAR), figure.unit) == (70, "元")
    opens(figure, YEAR)


def test_a_share_is_a_rate_over_the_whole(li, places):
    figure = saved(
        li, label="占比", cells={"community": [places[0]]}, how="rate", over="disputes.found"
    )
    assert figure.parts(YEAR) == (2, 4)
    assert figure.value(YEAR) == 50
    numerator = lookup.find(f"{figure.key}:of", li.office)
    assert numerator.value(YEAR) == 2
    told = values.read([figure.key], YEAR, Office.objects.get(pk=li.office))["figures"][0]
    assert (told["value"], told["of"], told["over"], told["unit"]) == (50, 2, 4, "%")
    opens(figure, YEAR)


def test_growth_is_over_the_year_before(li, places):
    figure = saved(li, label="增减", how="growth")
    assert figure.value(YEAR) == 300
    assert figure.parts(YEAR) == (3, 1)
    assert figure.value(Period.year(2023, seen_on=date(2025, 1, 1))) is None
    assert sum(one.of for one in figure.parts_by("community", YEAR).values()) == 3


def test_what_does_not_fit_together_is_refused(li, place_count=0):
    before = Entry.objects.count()
    for given, error in (
        ({"measure": "sum_weather"}, UnknownCell),
        ({"cells": {"weather": ["rain"]}}, UnknownCell),
        ({"cells": {"month": ["spring"]}}, UnknownCell),
        ({"dimension": "weather"}, UnknownCell),
        ({"how": "rate", "over": "disputes.nothing"}, UnknownFigure),
        ({"how": "rate", "over": "disputes.resolved_rate"}, UnknownFigure),
    ):
        with pytest.raises(error):
            saved(li, label="不成", **given)
    with pytest.raises(UnknownFigure):
        acts.saved.save(label="不成", source="disputes.resolved_rate", by=li)
    assert Entry.objects.count() == before


def test_renamed_and_retired_it_keeps_its_key(li, cast, as_):
    row = acts.saved.save(label="甲", source="disputes.found", by=li)
    acts.saved.rename(row, label="乙", unit="起", by=li)
    assert lookup.find(f"saved.{row.slug}", li.office).label == "乙"
    with pytest.raises(NameTaken):
        acts.saved.save(label="乙", source="disputes.found", by=li)
    acts.saved.retire(row, by=li)
    assert f"saved.{row.slug}" not in [one.key for one in lookup.every(li.office)]
    assert lookup.find(f"saved.{row.slug}", li.office).unit == "起"
    assert acts.saved.save(label="乙", source="disputes.found", by=li).slug != row.slug
    told = Entry.objects.filter(subject=row.pk).order_by("seq").values_list("verb", flat=True)
    assert list(told) == ["figures.save", "figures.rename", "figures.retire"]
    with as_(cast.zhao), pytest.raises(UnknownFigure):
        lookup.find(f"saved.{row.slug}", cast.next_office)


def test_an_office_calls_a_figure_as_it_likes(li, cast, as_):
    acts.words.call("disputes.found", label="", unit="起", by=li)
    assert lookup.find("disputes.found", li.office).unit == "起"
    rate = next(o for o in lookup.every(li.office) if o.key == "disputes.resolved_rate")
    acts.words.call("disputes.closed", label="结案", unit="宗", by=li)
    rate = lookup.find("disputes.resolved_rate", li.office)
    assert (rate.over.label, rate.over.unit, rate.of.unit) == ("结案", "宗", "件")
    with as_(cast.zhao):
        assert lookup.find("disputes.found", cast.next_office).unit == "件"
    acts.words.call("disputes.found", label="", unit="", by=li)
    assert lookup.find("disputes.found", li.office).unit == "件"


def test_one_that_lost_its_source_is_left_out_and_told(li):
    row = acts.saved.save(label="甲", source="disputes.found", by=li)
    acts.saved.retire(row, by=li)
    row.source = "disputes.gone"
    assert lookup.readable(row) is None


def test_all_figures_of_an_office_take_a_constant_number_of_queries(
    li, enter, django_assert_num_queries, django_assert_max_num_queries
):
    office = Office.objects.get(pk=li.office)
    saved(li, label="甲", cells={"report_class": ["neighbor"]})
    keys = [one.key for one in lookup.every(li.office)]
    enter((0, 1, "1", 0))
    asked = 1 + sum(len(one.opened) * (1 + len(one.dimensions)) for one in lookup.every(li.office))
    most = asked + 2  # finding the saved one, and its labels
    with django_assert_max_num_queries(most) as first:
        values.read(keys, YEAR, office)
    enter(*((0, 1, "1", n) for n in range(30)))
    with django_assert_num_queries(len(first)):
        values.read(keys, YEAR, office)


def test_what_a_value_says_is_not_asked_once_more(li, enter, django_assert_max_num_queries):
    """Where a count of rows is zero there is nothing to be told apart."""
    office, every = Office.objects.get(pk=li.office), lookup.every(li.office)
    counting = [one for one in every if isinstance(one, Figure) and one.measure.counts_rows]
    keys = [one.key for one in counting if one.dimensions and one.key.startswith("disputes.")]
    assert len(keys) > 5
    with django_assert_max_num_queries(len(keys) + 2):
        told = values.read(keys, YEAR, office)["figures"]
    assert [one["value"] for one in told] == [0] * len(keys)
    assert all(
        parts == dict.fromkeys(parts, {}) and parts for parts in (one["breakdown"] for one in told)
    )
    enter((0, 1, "1", 0))
    told = values.read(["disputes.found"], YEAR, office)["figures"]
    assert told[0]["value"] == 1 and all(told[0]["breakdown"].values())


def test_only_a_count_of_every_row_says_by_zero_that_there_is_none():
    assert Measure().counts_rows
    others = (Measure(of=Sum), Measure(distinct=True), Measure(column="amount"))
    assert not any(one.counts_rows for one in others)


def test_decimal_measures_are_exact(li, enter):
    enter(*((n, 1, "0.10", 0) for n in range(3)))
    assert saved(li, label="钱", measure="sum_amount").value(YEAR) == Decimal("0.3")
