"""What a paper says whatever its format: numbers of headings, lines of the title, place of the signature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.engines.papers import CannotWrite, Heading, Paper, measures, written
from fengqiao.engines.papers.measures import signature, signs
from fengqiao.engines.papers.model import TITLE_LINE, headed
from fengqiao.engines.papers.numerals import Numbering, chinese

from .examples import a_paper


def test_headings_are_counted_and_begin_again_below_a_new_one():
    told = [headed(number, one) for number, one in a_paper().numbered() if isinstance(one, Heading)]
    assert told == [
        "一、2023年度推进法治政府建设的主要举措和成效",
        "（一）化解矛盾纠纷。",
        "1．网格排查",
        "（1）重点排查",
        "2．入户走访",
        "（二）开展普法宣传",
        "二、存在的不足和原因",
        "三、其他需要报告的情况",
    ]


@given(st.lists(st.integers(1, 4), max_size=60))
def test_a_number_never_comes_twice_under_the_same_headings(levels):
    counted, path, seen = Numbering(), {}, set()
    for level in levels:
        number = counted.next(level)
        path = {k: v for k, v in path.items() if k < level} | {level: number}
        assert tuple(path.items()) not in seen
        seen.add(tuple(path.items()))


def test_numbers_in_chinese():
    assert [chinese(n) for n in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于法治建设的报告", ("关于法治建设的报告",)),
        (
            "河湾街道办事处关于2023年法治政府建设年度报告",
            ("河湾街道办事处", "关于2023年法治政府建设年度报告"),
        ),
        ("第一行\n第二行", ("第一行", "第二行")),
    ],
)
def test_a_title_is_broken_where_its_words_allow(title, lines):
    assert a_paper(title=title).title_lines == lines


@given(st.text(alphabet="河湾街道关于推进法治的报告、和情况2023年", min_size=1, max_size=90))
def test_no_line_of_a_title_is_too_long_and_none_is_lost(title):
    lines = a_paper(title=title).title_lines
    assert "".join(lines) == title
    assert all(len(line) <= TITLE_LINE + 6 for line in lines)


@given(st.text(alphabet="街", min_size=2, max_size=20), st.booleans())
def test_signature_and_date_stand_as_the_standard_says(organ, sealed):
    date = "2024年2月4日"
    stands, wide, long = signature(organ, date, sealed), signs(organ), signs(date)
    left = lambda behind, width: measures.SIGNS - behind - width  # noqa: E731
    if sealed:
        assert stands.date == 4
        middle = stands.organ + wide / 2, stands.date + long / 2
        assert middle[0] == pytest.approx(middle[1]) or stands.organ == 0
    else:
        assert min(stands.organ, stands.date) == 2
        assert left(stands.date, long) - left(stands.organ, wide) == pytest.approx(2)


def test_a_level_or_format_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="level 1 to 4"):
        Heading(5, "x")
    with pytest.raises(ValueError, match="line of its own"):
        Heading(1, "x", body=("y",))
    with pytest.raises(CannotWrite, match="docx、pdf、html、txt"):
        written(a_paper(), "wps")


def test_what_is_bound_is_found_again():
    assert [run.text for run in a_paper().figures()] == ["60件", "31"]
    assert isinstance(a_paper(), Paper)
