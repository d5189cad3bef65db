"""Folding and bigrams: any part of a text asks only for tokens that the text has."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from fengqiao.engines.search import grams


@given(st.text(max_size=60), st.data())
def test_folding_a_part_gives_a_part_of_the_folded(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert grams.fold(text[start:end]) in grams.fold(text)


@given(st.text(max_size=60), st.data())
def test_every_word_asks_only_for_tokens_of_the_text(text, data):
    folded = grams.fold(text)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    word = folded[start:end]
    tokens, prefix = grams.of_word(word) if word else (set(), "")
    held = grams.of_folded(grams.fold(text))
    assert tokens <= held
    assert not prefix or any(token.startswith(prefix) for token in held)


def test_widths_cases_and_blanks_are_the_same():
    assert grams.fold("张　三 ＡＢｃ１２") == "张三abc12"


def test_tokens_are_ascii_and_the_office_is_none_of_them():
    held = grams.of_folded("漏水😀é", "甲")
    assert held == {"6f0fx6c34", "6c34x1f600", "1f600xe9", "e9x", "7532x"}
    office = grams.of_office(UUID(int=7))
    assert office.isascii() and not any(token.startswith("g") for token in held)


def test_words_are_few_and_the_longest_comes_first():
    assert grams.words(" 漏水  漏水 物业公司 ") == ["物业公司", "漏水"]
    assert len(grams.words(" ".join("甲乙丙丁戊己庚辛壬癸"))) == 8
    assert grams.words(" 　\t") == []
