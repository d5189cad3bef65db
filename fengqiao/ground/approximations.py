"""Round words of reports: 500余 for 560, 近300 for 296. One table says what a word accepts and what it prints.

    accepts("余", 500, 560)   True: 501 to 599
    say(560, "余")            "500余"
    say(500, "余")            "500": an exact round value prints exact

The step of a round number is one of its last non-zero digit: 100 for 500 and for 1200, 1000 for 13000.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

Number = int | Decimal
EXACT = ""


class Word(NamedTuple):
    """A round word: the numbers it accepts beside `said`, how its own round number is found, where it stands."""

    accepts: Callable[[Decimal, Decimal], bool]
    rounding: str = ROUND_FLOOR
    leads: bool = False


def step(said: Number) -> Decimal:
    """One step of the last non-zero digit: 100 for 1200, 1 for 15, Decimal("0.1") for Decimal("3.5")."""
    exponent = Decimal(said).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # "n" and "F" are the exponents of no finite number
    return Decimal(1).scaleb(exponent)


def _above(said: Decimal, value: Decimal) -> bool:
    return said < value < said + step(said)


def _nearly(said: Decimal, value: Decimal) -> bool:
    return said * 9 / 10 <= value < said


def _about(said: Decimal, value: Decimal) -> bool:
    return abs(value - said) * 20 <= said


def _at_least(said: Decimal, value: Decimal) -> bool:
    return value >= said


WORDS: dict[str, Word] = {
    EXACT: Word(lambda said, value: value == said),
    "余": Word(_above),
    "多": Word(_above),
    "近": Word(_nearly, ROUND_CEILING, leads=True),
    "约": Word(_about, ROUND_HALF_UP, leads=True),
    "大约": Word(_about, ROUND_HALF_UP, leads=True),
    "左右": Word(_about, ROUND_HALF_UP),
    "超": Word(_above, leads=True),
    "超过": Word(_above, leads=True),
    "以上": Word(_at_least),
    "至少": Word(_at_least, leads=True),
    # 民法典第一千二百五十九条: 以下 takes the number itself in, 不足 (不满) does not.
    "以下": Word(lambda said, value: value <= said, ROUND_CEILING),
    "不足": Word(lambda said, value: value < said, ROUND_CEILING, leads=True),
}


class Said(NamedTuple):
    """A number as a report says it: the round number and its word, "" where it is the number itself."""

    number: Number
    word: str

    def __str__(self) -> str:
        if self.word == EXACT:
            return _digits(Decimal(self.number))
        number = plain(self.number)
        return f"{self.word}{number}" if WORDS[self.word].leads else f"{number}{self.word}"


def accepts(word: str, said: Number, value: Number) -> bool:
    """Whether a text that says `said` with that word may stand for `value`. No word: only the number itself.

    Raises KeyError for a word that is not in WORDS.
    """
    return WORDS[word].accepts(Decimal(said), Decimal(value))


def approximated(value: Number, word: str) -> Said:
    """The round number that a word puts in the place of `value`, with the fewest leading digits it accepts:
    one below a thousand, two from there on. What has no such number, or is round itself, stays exact.
    """
    exact = Decimal(value)
    if word == EXACT or exact <= 0:
        return Said(value, EXACT)
    magnitude = exact.adjusted()
    for digits in (1, 2) if magnitude < 3 else (2,):
        unit = Decimal(1).scaleb(magnitude - digits + 1)
        number = (exact / unit).to_integral_value(WORDS[word].rounding) * unit
        if number == exact:
            return Said(value, EXACT)
        if accepts(word, number, exact):
            return Said(_whole(number), word)
    return Said(value, EXACT)


def say(value: Number, word: str = EXACT) -> str:
    """`value` in the words of a report: "560", "500余", "近300", "1.3万余". Its unit comes after it."""
    return str(approximated(value, word))


def plain(number: Number) -> str:
    """A round number in digits, one of ten thousands in 万: "1200", "1.3万"."""
    exact = Decimal(number)
    if exact >= 10_000 and step(exact) >= 1000:
        return f"{_digits(exact / 10_000)}万"
    return _digits(exact)


def _whole(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number


def _digits(number: Decimal) -> str:
    return format(number.normalize(), "f")
