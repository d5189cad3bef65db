"""Figures in a text: read when the text is, rounded by rule, and a gap where they cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from fengqiao.engines.figures import Period, chips
from fengqiao.engines.figures.acts import external
from fengqiao.matters.disputes import seeds
from fengqiao.trunk.divisions import queries as divisions

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024, date(2025, 2, 1))


@pytest.fixture
def reader(cast, as_):
    with as_(cast.li):
        place = divisions.communities(cast.office)[0]
        for n in range(13):
            seeds.a_dispute(cast.li, place, on=date(2024, 5, 1 + n), summary=f"楼道堆物{n}")
        external.record(
            label="流动人口",
            value=8421,
            unit="人",
            source="派出所来函",
            as_of=date(2024, 12, 31),
            period=YEAR,
            by=cast.li,
        )
        yield chips.Reader(cast.office, YEAR, words={"年": "2024"}, styles={"external.1": "余"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{年}}年排查{{disputes.found}}。", "2024年排查13件。"),
        ("排查{{ disputes.found | 余 }}", "排查10余件"),
        ("{{disputes.found|不带单位}}", "13"),
        ("{{disputes.found|report_class=family}}", "0件"),
        ("[[婚恋家庭类{{disputes.found|report_class=family}}，]]其他", "其他"),
        ("[[共{{disputes.found}}，]]其他", "共13件，其他"),
        ("登记{{external.1}}，准数{{external.1|准}}", "登记8400余人，准数8421人"),
        ("化解率：{{disputes.resolved_rate}}", "化解率：无此类事项"),
        ("没有花括号的字", "没有花括号的字"),
    ],
)
def test_what_a_text_says(reader, text, said):
    assert chips.plain(reader.read(text)) == said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{nothing.such}}", "没有叫“nothing.such”的指标"),
        ("{{disputes.found|colour=red}}", "没有按 colour 的分项"),
        ("{{disputes.found|大概齐}}", "看不懂"),
        ("[[共{{nothing.such}}]]", "没有叫"),
    ],
)
def test_what_cannot_be_read_is_a_gap_with_its_reason(reader, text, why):
    pieces = reader.read(text)
    assert chips.TO_FILL in chips.plain(pieces)
    assert any(why in piece.lacks for piece in pieces)


def test_a_number_knows_what_it_stands_on_and_where(reader):
    (bound,) = [one for one in reader.read("共{{disputes.found|余}}。") if one.bound]
    assert (bound.start, bound.text) == (1, "10余件")
    assert (bound.bound.value, bound.bound.style, bound.bound.period) == (13, "余", YEAR)
    assert bound.bound.counts


def test_a_sentence_says_both_numbers_where_they_differ(reader):
    said = chips.plain(reader.read(chips.chip("disputes.summary")))
    assert said.startswith("排查矛盾纠纷13件，化解0件，")
