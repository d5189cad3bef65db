"""Texts drawn from the whole of Unicode are cleaned, folded and measured as this room says."""

import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fengqiao.ground import signs
from fengqiao.ground.signs import door
from fengqiao.ground.signs.radicals import SIGN_OF

EVERY = range(0x110000)
# Each point as likely as another, and those that make trouble more often; surrogates too.
ODD = "\0\x07\x0b\x7f\x85\xad\u061c\u180b\u180e\u200b\u200c\u200d\u200e\u202e\u2066\u2028\u3164\ufe0f\ufeff\uffff\U000e0101"
texts = st.text(st.one_of(st.sampled_from(ODD + "张三ا་ᠠ·"), st.characters()), max_size=40)
any_text = st.lists(st.integers(0, 0x10FFFF), max_size=30).map(
    lambda points: "".join(map(chr, points))
)

whole_signs = st.one_of(texts, any_text).map(
    lambda text: "".join(c for c in text if not "\ud800" <= c <= "\udfff")
)


@given(st.one_of(texts, any_text))
@settings(max_examples=600, deadline=None)
def test_what_came_in_once_comes_in_as_it_is(text):
    plain = signs.clean(text)
    assert signs.clean(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)
    plain.encode()  # no half of a pair


@given(st.one_of(texts, any_text))
@settings(max_examples=600, deadline=None)
def test_a_clean_text_stands_in_every_file(text):
    plain = signs.clean(text)
    assert signs.fit_for_files(plain) == plain
    for guarded in (plain, signs.fit_for_files(text)):
        ElementTree.fromstring(f"<t>{guarded.replace('&', '').replace('<', '')}</t>")


@given(st.one_of(texts, any_text))
@settings(max_examples=300, deadline=None)
def test_one_line_holds_one_line(text):
    assert len(signs.one_line(text).splitlines()) <= 1
    assert "\t" not in signs.one_line(text)


def test_of_every_point_controls_and_halves_go_out():
    for point in EVERY:
        sign = chr(point)
        kept = signs.clean(sign)
        if unicodedata.category(sign) in ("Cc", "Cs"):
            assert kept in ("", "\n", "\t"), hex(point)
        elif point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
            assert kept == "", hex(point)
        elif unicodedata.category(sign) in ("Lu", "Ll", "Lm", "Nd", "Mc", "Ps", "Pe", "Co"):
            assert kept == unicodedata.normalize("NFC", sign), hex(point)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("张\u200b三\ufeff", "张三"),
        ("张\u200d三\u200c", "张三"),
        ("\u202e三张\u202c", "三张"),
        (
            "第一行\r\n第二行\r第三行\x0b第四行\u2028第五行",
            "第一行\n第二行\n第三行\n第四行\n第五行",
        ),
        ("列一\t列二", "列一\t列二"),
        ("\ud840\udc00\ud840", "\U00020000"),  # the halves of one sign, and one alone
        ("e\u0301", "é"),
        ("葛\U000e0101城", "葛\U000e0101城"),  # which shape of 葛 is part of a name
        ("a\U000e0101", "a"),
        ("نه\u200cم", "نه\u200cم"),  # Uyghur and Persian write words with it
        ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"),  # Mongolian
        ("ᠭ\u180bᠠ", "ᠭ\u180bᠠ"),
        ("བཀྲ་ཤིས", "བཀྲ་ཤིས"),  # Tibetan
        ("张\u180e三", "张三"),
        ("\u2f42件", "\u2f42件"),  # a radical stays as written
        (
            "\U00030000\U000323af\u3400",
            "\U00030000\U000323af\u3400",
        ),  # newer than this Python's tables
        ("\ue000", "\ue000"),  # an office's own sign
    ],
)
def test_what_stays(text, kept):
    assert signs.clean(text) == kept


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("张\u200b三", False),
        ("张三\r\n", False),
        ("e\u0301", False),
        ("张\x07三", True),
        ("\u202e三张", True),
        ("张\ud840三", True),
        ("\uf90a", True),  # 金 of another encoding
        ("\ufa0e", False),  # one of twelve that are signs of their own
    ],
)
def test_what_is_said(text, shows):
    assert signs.cleaned(text).is_changed is shows


NAMES = (
    "阿里·买买提",
    "阿里•买买提",
    "阿里‧买买提",
    "阿里・买买提",
    "阿里･买买提",
    "阿里．买买提",
    "阿里.买买提",
    "阿里 · 买买提",
)


def test_a_name_is_one_whatever_its_dot():
    assert {signs.folded_name(name) for name in NAMES} == {"阿里·买买提"}
    assert {signs.folded_word(name) for name in NAMES[:5]} == {"阿里·买买提"}
    assert signs.folded_name("3.5") == "3.5"


def test_radicals_are_signs_when_texts_are_compared():
    for point in range(0x2E80, 0x2FE0):
        if unicodedata.category(chr(point)) != "Cn" and point != 0x2E80:
            folded = signs.folded(chr(point))
            assert folded != chr(point) and unicodedata.name(folded).startswith("CJK UNIFIED"), hex(
                point
            )
    assert len(SIGN_OF) == 114
    assert signs.folded_word("⻓⼭⻛") == "长山风"


@given(st.one_of(texts, any_text), st.one_of(texts, any_text))
@settings(max_examples=300, deadline=None)
def test_a_part_of_a_text_is_a_part_of_it_folded(before, after):
    assert signs.folded_word(before) + signs.folded_word(after) == signs.folded_word(before + after)


@given(whole_signs)
@settings(max_examples=600, deadline=None)
def test_what_was_stored_before_the_door_was_there_is_still_found(text):
    plain = signs.clean(text)
    assert signs.folded_name(plain) == signs.folded_name(text)
    if unicodedata.is_normalized("NFC", signs.legible(text).text):
        assert signs.folded_word(plain) == signs.folded_word(text)


@given(whole_signs, st.integers(3, 40))
@settings(max_examples=300, deadline=None)
def test_lengths_are_those_of_utf_16(text, most):
    assert signs.units(text) == len(text.encode("utf-16-le")) // 2
    cut = signs.cut(text, most, "……")
    assert signs.units(cut) <= most
    assert cut == text if signs.units(text) <= most else cut.endswith("……")
    cut.encode()


@given(whole_signs)
@settings(max_examples=600, deadline=None)
def test_what_is_legible_stands_where_it_stood(text):
    legible = signs.legible(text)
    places = [legible.place(at) for at in range(len(legible.text))]
    assert places == sorted(set(places))
    assert "".join(text[at] for at in places) == legible.text
    assert signs.clean(legible.text) == signs.clean(text)


def test_whatever_is_cleaned_is_looked_at():
    """The quick look lets nothing pass that the door would change, of every point."""
    suspects = re.compile(f"[{door._SUSPECTS}]")
    passed = [hex(p) for p in EVERY if suspects.match(chr(p)) and not door._SUSPECT.search(chr(p))]
    looked = [
        hex(p)
        for p in range(0x10000)
        if door._SUSPECT.search(chr(p)) and not suspects.match(chr(p))
    ]
    assert (passed, looked) == ([], [])
