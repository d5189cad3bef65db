"""A drawing board: shapes as SVG elements that carry their looks for paper, and a class for the page's themes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree as xml

from django.utils.safestring import SafeString, mark_safe

from fengqiao.ground import signs

from .charts import Cell

WIDTH = 400
INK, SOFT, LINE, PAPER, GREEN = "#23211d", "#5c564c", "#ddd6c8", "#ffffff", "#3d6b4a"
LEVELS = 5  # of a heat grid; the darkest still lets its number be read
LOOKS = {
    "solid": {"fill": GREEN, "stroke": GREEN},
    "hollow": {"fill": PAPER, "stroke": GREEN},
    "band": {"fill": GREEN, "fill-opacity": "0.16"},
    "line": {"stroke": LINE},
    "text": {"fill": INK, "font-size": "13"},
    "soft": {"fill": SOFT, "font-size": "12"},
    "small": {"fill": INK, "font-size": "11"},
    **{f"heat{n}": {"fill": GREEN, "fill-opacity": f"{0.09 * n:.2f}"} for n in range(LEVELS + 1)},
}


class Board:
    """A drawing in the making. `down` moves what is drawn from now on."""

    def __init__(self) -> None:
        self.root = xml.Element(
            "svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "sans-serif"}
        )
        self.at = self.root
        self.down = 0.0

    def rect(self, x: float, y: float, wide: float, high: float, look: str) -> None:
        self._add("rect", look, x=x, y=y + self.down, width=wide, height=high)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._add("line", "line", x1=x, y1=y + self.down, x2=to_x, y2=to_y + self.down)

    def path(self, points: str, look: str) -> None:
        made = self._add("path", look)
        made.set("d", points)
        made.set("transform", f"translate(0 {_px(self.down)})")

    def text(self, x: float, y: float, said: str, look: str, anchor: str = "start") -> None:
        made = self._add("text", look, x=x, y=y + self.down)
        made.set("text-anchor", anchor)
        made.text = signs.fit_for_files(said)

    @contextmanager
    def opening(self, cell: Cell, said: str) -> Iterator[None]:
        """What is drawn meanwhile opens the cell's rows. Keyboards and readers take the table behind it."""
        outer = self.at
        self.at = xml.SubElement(outer, "a", {"href": cell.url, "tabindex": "-1"})
        xml.SubElement(self.at, "title").text = signs.fit_for_files(said)
        yield
        self.at = outer

    def finished(self, height: float) -> SafeString:
        self.root.set("viewBox", f"0 0 {WIDTH} {_px(height)}")
        self.root.set("width", str(WIDTH))
        self.root.set("height", _px(height))
        return mark_safe(xml.tostring(self.root, encoding="unicode"))

    def _add(self, tag: str, look: str, **numbers: float) -> xml.Element:
        plain = {name: _px(value) for name, value in numbers.items()}
        return xml.SubElement(self.at, tag, plain | LOOKS[look] | {"class": f"pic-{look}"})


def _px(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
