"""The one day box: what it takes, the sentence for what it cannot take, and what it gives back unread."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ui.fields import Day


class DayForm(forms.Form):
    on = Day("收到日期")
    until = Day("到", required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "2024.3.5",
        "2024年3月5日",
        "24.3.5",
        "2024/3/5",
        "20240305",
        "２０２４－３－５",
        " 2024-03-05 ",
    ],
)
def test_a_day_is_taken_as_it_is_written(typed):
    form = DayForm({"on": typed, "until": "  "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"on": date(2024, 3, 5), "until": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2024.2.30", "“2024.2.30”不是能用的日期，请核对，像 2024.3.5 这样写"),
        ("0202-03-05", "“0202-03-05”不是能用的日期，请核对，像 2024.3.5 这样写"),
        ("20224", "“20224”不是能用的日期，请核对，像 2024.3.5 这样写"),
        ("1924.3.5", "“1924.3.5”太早了，不会早于 1949-10-01，请核对年份"),
        ("昨天", "“昨天”不是能用的日期，请核对，像 2024.3.5 这样写"),
        ("3.5.24", "“3.5.24”不止一种读法，请写全年月日，像 2024.3.5 这样"),
        ("3月5日", "“3月5日”缺年、月或日，请写全，像 2024.3.5 这样"),
        ("", "请填收到日期"),
    ],
)
def test_what_is_no_certain_day_is_one_sentence_and_stays_in_the_box(typed, said):
    form = DayForm({"on": typed})
    assert form.errors == {"on": [said]}
    assert f'value="{typed}"' in str(form["on"]) or not typed


def test_a_day_is_shown_so_that_it_reads_back():
    shown = str(DayForm(initial={"on": date(2024, 3, 5)})["on"])
    assert 'value="2024-03-05"' in shown and 'type="text"' in shown and "data-day" in shown


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_day_or_one_sentence(typed):
    form = DayForm({"on": typed})
    assert form.is_valid() or len(form.errors["on"]) == 1
