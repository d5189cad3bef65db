"""What a round word accepts and what it prints: the boundaries of product.md, and the pair together."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.approximations import WORDS, accepts, approximated, plain, say, step

# (word, said, first accepted, last accepted) in whole numbers
BOUNDARIES = (
    ("余", 10, 11, 19),
    ("多", 10, 11, 19),
    ("余", 500, 501, 599),
    ("余", 1200, 1201, 1299),
    ("余", 13_000, 13_001, 13_999),
    ("余", 20_000, 20_001, 29_999),
    ("近", 300, 270, 299),
    ("近", 1000, 900, 999),
    ("约", 200, 190, 210),
    ("约", 100_000, 95_000, 105_000),
    ("左右", 20, 19, 21),
    ("超", 700, 701, 799),
    ("超过", 1200, 1201, 1299),
    ("", 253, 253, 253),
)


@pytest.mark.parametrize(("word", "said", "first", "last"), BOUNDARIES)
def test_a_word_accepts_from_its_first_to_its_last_and_nothing_beside(word, said, first, last):
    accepted = [n for n in range(first - 3, last + 4) if accepts(word, said, n)]
    assert accepted == list(range(first, last + 1))


def test_open_words():
    assert [accepts("以上", 300, n) for n in (299, 300, 10**9)] == [False, True, True]
    assert [accepts("至少", 3, n) for n in (2, 3, 4)] == [False, True, True]
    assert [accepts("以下", 5, n) for n in (4, 5, 6)] == [True, True, False]
    assert [accepts("不足", 5, n) for n in (4, 5)] == [True, False]


def test_a_word_that_is_none_is_refused():
    with pytest.raises(KeyError):
        accepts("差不多", 10, 10)


@pytest.mark.parametrize(
    ("value", "word", "text"),
    [
        (560, "余", "500余"),
        (13, "余", "10余"),
        (1234, "余", "1200余"),
        (13_456, "余", "1.3万余"),
        (500, "余", "500"),
        (1200, "余", "1200"),
        (7, "余", "7"),
        (0, "余", "0"),
        (296, "近", "近300"),
        (253, "近", "近260"),
        (300, "近", "300"),
        (102_000, "约", "约10万"),
        (702, "超", "超700"),
        (702, "以上", "700以上"),
        (253, "", "253"),
        (12_345, "", "12345"),
        (20_000, "", "20000"),
        (20_000, "余", "20000"),
        (Decimal("0.5"), "", "0.5"),
        (Decimal("13250.50"), "余", "1.3万余"),
    ],
)
def test_said(value, word, text):
    assert say(value, word) == text


def test_step():
    steps = [step(n) for n in (500, 1200, 13_000, 15, Decimal("3.5"))]
    assert steps == [100, 100, 1000, 1, Decimal("0.1")]


def test_only_round_ten_thousands_are_said_in_wan():
    assert [plain(n) for n in (9000, 10_000, 13_000, 13_400, 120_000)] == [
        "9000",
        "1万",
        "1.3万",
        "13400",
        "12万",
    ]


@given(st.integers(0, 10**9), st.sampled_from(sorted(WORDS)))
def test_what_is_said_is_accepted(value, word):
    said = approximated(value, word)
    assert accepts(said.word, said.number, value)
    assert said.word in (word, "")


@given(st.integers(1, 99), st.integers(0, 6), st.sampled_from(sorted(WORDS)))
def test_a_round_number_is_said_exact(leading, zeros, word):
    value = leading * 10**zeros
    if zeros and value >= 1000 or leading < 10:
        assert say(value, word) == say(value)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_above_and_nearly_never_meet(said, value):
    assert not (accepts("余", said, value) and accepts("近", said, value))
    assert accepts("余", said, value) == accepts("超", said, value) == accepts("多", said, value)
    assert accepts("以上", said, value) == (value >= said)
