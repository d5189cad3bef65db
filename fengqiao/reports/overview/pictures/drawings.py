"""Drawing a chart as SVG of our own: no script, no other host, the same file on the page, on paper, in Word.

What tells two series apart is never colour alone: hollow and solid, or the number itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.safestring import SafeString

from fengqiao.engines.figures.pages.lines import number

from .board import LEVELS, WIDTH, Board
from .charts import Cell, Chart
from .flow import THICK, Bar, flow

HEAD, FOOT = 30, 20  # above, and a line below the drawing in a file that leaves the page
FOOT_WIDE = 66  # columns of such a line; a Chinese character takes two


def draw(chart: Chart, *, head: str = "", foot: Sequence[str] = ()) -> SafeString:
    """This will draw a chart. `head` and `foot` stand on a file that leaves the page."""
    board, height = Board(), HEIGHTS[chart.kind](chart)
    shift = HEAD if head else 0
    if head:
        board.text(0, 16, head, "text")
    board.down = shift
    KINDS[chart.kind](board, chart, height)
    lines = [part for line in foot for part in wrapped(line)]
    for n, line in enumerate(lines):
        board.text(0, height + 6 + FOOT * (n + 1), line, "soft")
    return board.finished(shift + height + FOOT * len(lines) + 14 * bool(lines))


def _columns(board: Board, chart: Chart, height: float) -> None:
    """Groups of columns, a month each: the first series hollow, the second solid."""
    left, right, top, bottom = 30, WIDTH - 4, 34, height - 24
    most = _nice(float(chart.most))
    scale, group = (bottom - top) / most, (right - left) / max(len(chart.rows), 1)
    for part in (0, most / 2, most):
        board.line(left, bottom - part * scale, right, bottom - part * scale)
        board.text(left - 5, bottom - part * scale + 4, f"{part:g}", "soft", "end")
    _legend(board, chart, left)
    wide = min(group * 0.8 / len(chart.columns), 22)
    for n, (label, cells) in enumerate(chart.lines):
        begin = left + group * n + (group - wide * len(cells)) / 2
        board.text(left + group * (n + 0.5), bottom + 16, label.rstrip("月"), "soft", "middle")
        for m, cell in enumerate(cells):
            high = float(cell.value) * scale
            with board.opening(cell, _told(chart, label, cell, chart.columns[m])):
                board.rect(begin + wide * m, bottom - high, wide - 1, high, _series(chart, m))


def _legend(board: Board, chart: Chart, left: float) -> None:
    for m, column in enumerate(chart.columns):
        board.rect(left + 120 * m, 4, 12, 12, _series(chart, m))
        board.text(left + 120 * m + 18, 15, f"{column}（{chart.unit}）", "text")


def _bars(board: Board, chart: Chart, height: float) -> None:
    """A bar a row, with its number at the end."""
    left = 112
    scale = (WIDTH - left - 48) / float(chart.most or 1)
    for n, (label, (cell,)) in enumerate(chart.lines):
        y, wide = 4 + 30 * n, float(cell.value) * scale
        board.text(left - 8, y + 15, _short(label, 8), "text", "end")
        with board.opening(cell, _told(chart, label, cell)):
            board.rect(left, y + 3, wide, 15, "solid")
            board.text(left + wide + 6, y + 15, number(cell.value), "text")


def _heat(board: Board, chart: Chart, height: float) -> None:
    """A square a community and month, darker for more, with the number in it."""
    left, high = 92, 24
    wide = (WIDTH - left) / max(len(chart.columns), 1)
    for m, month in enumerate(chart.columns):
        board.text(left + wide * (m + 0.5), 14, month.rstrip("月"), "soft", "middle")
    for n, (label, cells) in enumerate(chart.lines):
        y = 20 + high * n
        board.text(left - 6, y + 17, _short(label, 6), "text", "end")
        for m, cell in enumerate(cells):
            with board.opening(cell, _told(chart, label, cell, chart.columns[m])):
                board.rect(left + wide * m + 1, y + 1, wide - 2, high - 2, _level(cell, chart))
                said = number(cell.value) if cell.value else ""
                board.text(left + wide * (m + 0.5), y + 16, said, "small", "middle")


def _flow(board: Board, chart: Chart, height: float) -> None:
    """What was there and what came, through one bar, to what became of it."""
    lines = [(label, cell) for label, (cell,) in chart.lines]
    values = [float(cell.value) for _, cell in lines]
    laid = flow(values[:2], values[2:], height, WIDTH)
    for band in laid.bands:
        board.path(band, "band")
    board.rect(laid.middle.x, laid.middle.y, THICK, laid.middle.high, "solid")
    for (label, cell), bar in zip(lines, [*laid.left, *laid.right], strict=True):
        with board.opening(cell, _told(chart, label, cell)):
            board.rect(bar.x, bar.y, THICK, bar.high, "solid")
            _beside(board, bar, bar in laid.left, label, f"{number(cell.value)} {chart.unit}")


def _beside(board: Board, bar: Bar, is_left: bool, label: str, said: str) -> None:
    x, anchor = (bar.x - 8, "end") if is_left else (bar.x + THICK + 8, "start")
    board.text(x, bar.y + bar.high / 2 - 2, label, "text", anchor)
    board.text(x, bar.y + bar.high / 2 + 14, said, "soft", anchor)


def wrapped(text: str) -> list[str]:
    """A text in lines that fit below a drawing."""
    lines, wide = [""], 0
    for letter in text:
        takes = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if wide + takes > FOOT_WIDE:
            lines, wide = [*lines, ""], 0
        lines[-1], wide = lines[-1] + letter, wide + takes
    return lines


KINDS: dict[str, Callable[[Board, Chart, float], None]] = {
    "columns": _columns,
    "bars": _bars,
    "heat": _heat,
    "flow": _flow,
}
HEIGHTS: dict[str, Callable[[Chart], float]] = {
    "columns": lambda chart: 240,
    "bars": lambda chart: 8 + 30 * len(chart.rows),
    "heat": lambda chart: 24 + 24 * len(chart.rows),
    "flow": lambda chart: 240,
}


def _nice(most: float) -> float:
    """The end of an axis: 2, 4 or 10 times a power of ten, so that its middle is a round number too."""
    ends = (step * 10**power for power in range(15) for step in (2, 4, 10))
    return next(end for end in ends if end >= most)


def _series(chart: Chart, m: int) -> str:
    return "hollow" if m == 0 and len(chart.columns) > 1 else "solid"


def _level(cell: Cell, chart: Chart) -> str:
    level = -(-LEVELS * int(cell.value) // max(int(chart.most), 1))
    return f"heat{level}"


def _told(chart: Chart, label: str, cell: Cell, column: str = "") -> str:
    said: list[Any] = [label, column, number(cell.value), chart.unit]
    return " ".join(part for part in said if part)


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1]}…"
