"""Contrast of every pair of text and ground that the components use, computed from the tokens, per theme."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[1] / "static" / "ui" / "tokens.css").read_text(encoding="utf-8")
TEXT = [
    (ink, ground)
    for ground in ("paper", "paper-raised", "paper-sunken")
    for ink in ("ink", "ink-soft", "link", "seal", "bamboo", "amber")
] + [
    ("on-seal", "seal"),
    ("on-seal", "seal-deep"),
    ("seal", "seal-wash"),
    ("ink", "seal-wash"),
    ("bamboo", "bamboo-wash"),
    ("amber", "amber-wash"),
]
SHAPES = [
    ("edge", "paper"),
    ("edge", "paper-raised"),
    ("focus", "paper"),
    ("bamboo", "paper-sunken"),
]
THEMES = {
    "light": r":root \{(.*?)\}",
    "dark": r':root\[data-theme="dark"\] \{(.*?)\}',
    "dark by preference": r":root:not\(\[data-theme\]\) \{(.*?)\}",
    "contrast": r':root\[data-theme="contrast"\] \{(.*?)\}',
}


def tokens(theme):
    light = dict(
        re.findall(r"--([\w-]+): (#[0-9a-f]{6});", re.search(THEMES["light"], CSS, re.S)[1])
    )
    own = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", re.search(THEMES[theme], CSS, re.S)[1]))
    return light | own


def luminance(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_can_be_read(theme):
    colours = tokens(theme)
    least = 7 if theme == "contrast" else 4.5
    poor = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in TEXT
        if contrast(colours[ink], colours[ground]) < least
    }
    assert poor == {}
    faint = [pair for pair in SHAPES if contrast(colours[pair[0]], colours[pair[1]]) < 3]
    assert faint == []


def test_both_dark_themes_are_the_same():
    assert tokens("dark") == tokens("dark by preference")
