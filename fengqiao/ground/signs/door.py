"""The one door for text: what a person types, pastes, uploads or hands to the command line is cleaned here.

Out go controls, halves of surrogate pairs, points that are no signs, marks of direction and what has no width;
lines end in one way; the rest is in form NFC. What a name is written with stays (decision 0045): variation selectors
behind a Chinese sign, joiners and selectors within the scripts that write with them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

CHANGED = "有看不见的控制符或不通用的编码，已经去掉或换成通用的字"

_NO_SIGNS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_NO_SIGNS += "\ufdd0-\ufdef"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# No width, no ink: soft hyphen, joiners of words, fillers of Hangul and Khmer, a blank of Braille, notes between
# lines, marks of shorthand and music, tags.
_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINERS = "\u200c\u200d"
_OF_HAN, _OF_SYMBOLS, _OF_MONGOLIAN = (
    "\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "\ufe0e\ufe0f",
    "\u180b-\u180f",
)
_SELECTORS = _OF_HAN + _OF_MONGOLIAN
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_MONGOLIAN = "\u1807\u180a\u1820-\u18af\U00011660-\U0001166c"
# Scripts whose letters take another shape beside each other: Arabic (Uyghur, Kazakh), Syriac, N'Ko, those of India,
# Tibetan, Myanmar (Dai), Khmer, Mongolian (Manchu, Xibe), Tai, Phags-pa.
_JOINING = (
    "\u0620-\u06ff\u0700-\u085f\u08a0-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u1aaf"
    f"\ua840-\ua877\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc{_MONGOLIAN}"
)
_SYMBOLS = "\xa9\xae\u203c-\u3299\U0001f000-\U0001faff"

_HALF = re.compile("[\ud800-\udfff]")
_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SUSPECTS = f"\r\x0b\x0c\x85\u2028\u2029\ud800-\udfff{_CONTROLS}{_DIRECTIONS}{_UNSEEN}{_JOINERS}{_SELECTORS}{_NO_SIGNS}"


_RUN = re.compile("(.)-(.)|(.)", re.DOTALL)


def _outside(suspects: str) -> str:
    """What may hold one of them: any sign beyond the first plane, and in it the suspects. A set of that plane alone is
    looked up at one stroke, one with signs beyond it range by range: a ledger has a million cells."""
    runs = _RUN.findall(suspects)
    spans = sorted((ord(first or sign), ord(last or sign)) for first, last, sign in runs)
    kept, begins = [], 0
    for first, last in spans:
        if begins < min(first, 0x10000):
            kept.append(f"\\u{begins:04x}-\\u{min(first, 0x10000) - 1:04x}")
        begins = max(begins, last + 1)
    return f"[^{''.join(kept)}]"


_SUSPECT = re.compile(_outside(_SUSPECTS))
_OUT = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_UNSEEN}{_NO_SIGNS}]")
_LONE_JOINER = re.compile(f"(?<![{_JOINING}])[{_JOINERS}](?![{_JOINING}])")
_LONE_SELECTOR = re.compile(
    f"(?<![{_HAN}{_SYMBOLS}])[{_OF_SYMBOLS}]|(?<![{_HAN}])(?![{_OF_SYMBOLS}])[{_OF_HAN}]"
    f"|(?<![{_MONGOLIAN}])[{_OF_MONGOLIAN}]"
)
# What showed as a box or turned the text round; signs that one encoding has twice and whose shape may differ.
_SHOWED = re.compile(
    f"[\ud800-\udfff{_CONTROLS}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb{_NO_SIGNS}"
    "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9\U0002f800-\U0002fa1d]"
    f"|(?<=[{_SYMBOLS}\ufe0f])\u200d"
)
_BLANKS_BETWEEN = re.compile(r"[\n\t]+")


@dataclass(frozen=True)
class Cleaned:
    """A text as it may enter; `is_changed`: somebody who looks at it may see that it is another."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Legible:
    """A text without what nobody sees. `gone`: before which sign of it each stood that went out, in order."""

    text: str
    gone: tuple[int, ...] = ()
    is_changed: bool = False

    def place(self, at: int) -> int:
        """Where in the original the sign stands that is the `at`th here."""
        return at + bisect_right(self.gone, at)


def clean(text: str) -> str:
    """A text as it may enter. Lines end in \\n; tabs stay. What is clean comes back as it is."""
    if _SUSPECT.search(text):
        text = _without(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def cleaned(text: str) -> Cleaned:
    """The same, with whether a change shows."""
    plain = clean(text)
    return Cleaned(plain, plain != text and bool(_SHOWED.search(text)))


def one_line(text: str) -> str:
    """A clean text for a field that has one line: breaks and tabs are blanks."""
    return _BLANKS_BETWEEN.sub(" ", clean(text))


def clean_all(given: Any, by: Callable[[str], str] = clean) -> Any:
    """What was read of a JSON file, each text in it clean, keys too."""
    if isinstance(given, str):
        return by(given)
    if isinstance(given, dict):
        return {by(key): clean_all(value, by) for key, value in given.items()}
    return [clean_all(one, by) for one in given] if isinstance(given, list) else given


def legible(text: str) -> Legible:
    """A text of somebody else, read and not kept: every sign that is seen stands as it stood, in its form, its lines
    end as they ended, and places can be told in the original."""
    if not _SUSPECT.search(text):
        return Legible(text)
    gone: list[int] = []
    original = text
    for pattern in (_HALF, _OUT, _LONE_JOINER, _LONE_SELECTOR):
        found = [one.start() for one in pattern.finditer(text)]
        moved = [at - bisect_left(found, at) for at in gone]
        gone = sorted([*moved, *(at - count for count, at in enumerate(found))])
        text = pattern.sub("", text)
    return Legible(text, tuple(gone), bool(gone) and bool(_SHOWED.search(original)))


def _without(text: str) -> str:
    """Two halves that belong together are one sign; each alone is none."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _OUT.sub("", _LINES.sub("\n", text))
    return _LONE_SELECTOR.sub("", _LONE_JOINER.sub("", text))
