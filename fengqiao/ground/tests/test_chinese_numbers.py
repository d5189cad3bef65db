from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.chinese_numbers import parse_amount, to_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("二十一", 21),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百十五", 115),
        ("一百五", 150),
        ("二百五十三", 253),
        ("两千五", 2500),
        ("二千零五", 2005),
        ("一千零五十", 1050),
        ("一万三", 13000),
        ("一万零三", 10003),
        ("一万三千", 13000),
        ("十二万三千四百五十六", 123456),
        ("三亿零五十万", 300500000),
        ("一亿二", 120000000),
        ("二〇二四", 2024),
        ("壹仟贰佰叁拾肆", 1234),
        ("一二三", 123),
    ],
)
def test_a_numeral_is_read_as_it_is_spoken(text, number):
    assert to_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "百", "万", "一二百", "十百", "一万万五", "253", "约三", "三个"]
)
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError):
        to_number(text)


def spell(n):
    """The plain spelling of 1-99,999,999, written from the rule and not from the reader."""

    def four(k):
        said, gap = "", False
        for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, k = divmod(k, power)
            if digit:
                said += ("零" if gap and said else "") + "零一二三四五六七八九"[digit] + unit
                gap = False
            else:
                gap = True
        return said

    high, low = divmod(n, 10_000)
    if not high:
        return four(low)
    return four(high) + "万" + (("零" if low < 1000 else "") + four(low) if low else "")


@given(st.integers(1, 99_999_999))
def test_every_spelt_number_is_read_back(n):
    assert to_number(spell(n)) == n


@pytest.mark.parametrize(
    ("value", "number", "qualifier"),
    [
        (3, 3, ""),
        (3.0, 3, ""),
        (0.1, Decimal("0.1"), ""),
        ("1200", 1200, ""),
        ("１，２００", 1200, ""),
        ("1,200.50", Decimal("1200.50"), ""),
        ("¥ 300 元", 300, ""),
        ("人民币300元整", 300, ""),
        ("3.5万元", 35000, ""),
        ("3.5万", 35000, ""),
        ("1.2亿元", 120000000, ""),
        ("约500", 500, "约"),
        ("500余", 500, "余"),
        ("500余元", 500, "余"),
        ("3万余元", 30000, "余"),
        ("500元左右", 500, "左右"),
        ("近两千元", 2000, "近"),
        ("二百五十三", 253, ""),
        ("三万元", 30000, ""),
        ("-20", -20, ""),
        ("0", 0, ""),
    ],
)
def test_an_amount_is_read_as_the_clerk_meant_it(value, number, qualifier):
    got = parse_amount(value)
    assert (got.value, got.qualifier) == (number, qualifier)
    assert type(got.value) is type(number)


@pytest.mark.parametrize("value", [None, "", "  ", "/", "—", "-", "无"])
def test_an_empty_amount_is_none(value):
    assert parse_amount(value) is None


@pytest.mark.parametrize(
    "value",
    ["若干", "3至5", "1,20", "12,3456", "3、5", True, float("nan"), float("inf"), [1], "3k"],
)
def test_what_is_no_single_number_is_refused(value):
    with pytest.raises(ValueError):
        parse_amount(value)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_money_keeps_its_fen(number):
    assert parse_amount(f"{number:,}").value == number
