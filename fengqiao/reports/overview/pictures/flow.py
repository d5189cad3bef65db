"""The geometry of a flow: bars on the left and on the right, each joined by a band to the one in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

THICK = 12
SLOT = 36  # what two lines of words beside a bar take at least
GAP = 10


class Bar(NamedTuple):
    x: float
    y: float
    high: float


class Flow(NamedTuple):
    """The bars of both sides from top to bottom, the middle one, and the bands as SVG paths."""

    left: list[Bar]
    right: list[Bar]
    middle: Bar
    bands: list[str]


def flow(left: Sequence[float], right: Sequence[float], height: float, width: float) -> Flow:
    """This will lay out what flows in and what flows out; heights are in proportion to the values."""
    slots = max(len(left), len(right))
    scale = (height - SLOT * (slots - 1) - GAP * (slots - 1)) / max(sum(left), sum(right), 1)
    ins = _stacked(left, width * 0.24, height, scale)
    outs = _stacked(right, width * 0.73, height, scale)
    high = max(sum(left), sum(right)) * scale
    middle = Bar(width * 0.485, (height - high) / 2, high)
    return Flow(ins, outs, middle, [*_bands(ins, middle, True), *_bands(outs, middle, False)])


def _stacked(values: Sequence[float], x: float, height: float, scale: float) -> list[Bar]:
    slots = [max(value * scale, SLOT) for value in values]
    y = (height - sum(slots) - GAP * (len(slots) - 1)) / 2
    bars = []
    for value, slot in zip(values, slots, strict=True):
        high = max(value * scale, 1.5)
        bars.append(Bar(x, y + (slot - high) / 2, high))
        y += slot + GAP
    return bars


def _bands(bars: Sequence[Bar], middle: Bar, comes_in: bool) -> list[str]:
    at, made = middle.y, []
    for bar in bars:
        if comes_in:
            made.append(_band(bar.x + THICK, bar.y, middle.x, at, bar.high))
        else:
            made.append(_band(middle.x + THICK, at, bar.x, bar.y, bar.high))
        at += bar.high
    return made


def _band(x: float, y: float, to_x: float, to_y: float, high: float) -> str:
    half = (x + to_x) / 2
    return (
        f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        f"V{to_y + high:.1f}"
        f"C{half:.1f} {to_y + high:.1f} {half:.1f} {y + high:.1f} {x:.1f} {y + high:.1f}Z"
    )
