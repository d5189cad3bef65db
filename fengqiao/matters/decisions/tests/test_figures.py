"""Every number of decisions opens: value and cells equal the rows behind them; coverage says its parts."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Period, Rate
from fengqiao.engines.imports.acts import records as imported
from fengqiao.engines.registers import acts as records
from fengqiao.matters.decisions import figures
from fengqiao.matters.decisions.registers import DOCUMENTS, REGISTER, REVIEWS
from fengqiao.matters.decisions.sheets.line import Line
from fengqiao.matters.decisions.words import Conclusion, Kind, ReviewMatter, Stage
from fengqiao.trunk.divisions.models import Office

from .conftest import DAY

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024)

ROW = st.tuples(
    st.integers(-40, 400),
    st.sampled_from(list(Kind)),
    st.sampled_from(["", *Conclusion.values]),
    st.sampled_from([True, False, None]),
    st.integers(0, 9),
)


@pytest.mark.slow
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ROW, max_size=15))
def test_every_cell_equals_its_rows(he, brought, rows):
    lines = [
        Line(
            title=str(n),
            kind=kind,
            registered_on=(on := date(2024, 1, 1) + timedelta(days=start)),
            discussed_on=on,
            conclusion=conclusion,
            agreed=agreed,
            opinions_count=opinions,
        )
        for n, (start, kind, conclusion, agreed, opinions) in enumerate(rows)
    ]
    brought(*lines)
    for figure in figures.FIGURES:
        if isinstance(figure, Rate):
            parts = figure.parts(YEAR)
            assert parts.of <= parts.over
            assert (figure.value(YEAR) is None) is (parts.over == 0)
            continue
        value, behind = figure.value(YEAR), figure.rows(YEAR)
        assert value == figure.measure.value(behind)
        for dimension in figure.dimensions:
            cells = figure.by(dimension.key, YEAR)
            assert sum(cells.values()) == value
    assert figures.reviewed.value(YEAR) <= figures.discussed.value(YEAR)
    imported.remove(REGISTER, Office.objects.get(pk=he.office), by=he)


def test_reviewed_counts_what_was_decided_after_a_passed_review(he, a_decision):
    year = Period.year(DAY.year)
    for stage in Stage:
        a_decision(stage=stage, title=str(stage))
    decided = (Stage.DECIDED, Stage.PUBLISHED, Stage.EXECUTED, Stage.EVALUATED, Stage.ARCHIVED)
    assert figures.reviewed.value(year) == len(decided)
    assert figures.review_coverage.value(year) == 100


def test_nothing_decided_has_no_coverage_and_no_document_is_zero(he):
    assert figures.review_coverage.value(YEAR) is None
    assert figures.normative_docs.value(YEAR) == 0
    values = {
        "title": "某办法",
        "registered_on": date(2024, 1, 5),
        "reviewed_on": date(2024, 2, 1),
        "issued_on": date(2024, 3, 1),
    }
    records.add(DOCUMENTS, values, by=he)
    assert figures.normative_docs.value(YEAR) == 1


def test_a_review_outside_the_register_counts_on_the_day_it_was_finished(he):
    values = {
        "title": "行政处罚决定",
        "matter_kind": ReviewMatter.ENFORCEMENT,
        "submitted_on": date(2023, 12, 28),
        "finished_on": date(2024, 1, 3),
        "conclusion": Conclusion.PASS,
        "opinions_count": 3,
        "adopted_count": 2,
    }
    review = records.add(REVIEWS, values, by=he)
    assert review.number == "S2023-0001"
    assert figures.reviews.value(YEAR) == 1
    assert (figures.opinions.value(YEAR), figures.opinions_adopted.value(YEAR)) == (3, 2)
    assert figures.contract_reviews.value(YEAR) == 0
