"""What a return is: data. Lines bound to figures, cut into columns (or the other way round), for one receiver.

    Return(key="screening", name="矛盾纠纷排查情况表", receiver="上级综治中心", kinds=("month", …),
        cuts=(Cut("street", "乡镇街道", {"level": ["street"]}), Cut("year", "年度累计", span="year")),
        lines=(Line("found", "排查数", "件", group="总况", figure="disputes.found"), …))

Three are shipped (data/*.json); an office arranges them otherwise (layout.py). Nothing here knows a matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from fengqiao.ground.documents import Document

from .words import Basis, Kind, Run

Cells = Mapping[str, list[str]]

THIS, YEAR = "this", "year"  # the spans of a cut: the period itself, or the year up to its end
TOTAL = "all"  # the cut that nothing narrows


@dataclass(frozen=True)
class Part:
    """What one number of a line is read from: a figure by its key, and cells that narrow it."""

    figure: str
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One thing that a return asks for. Without a figure it is left blank and said to be so; with `over` it is a
    rate; `per` divides (元 → 万元). `basis` is memory where nobody has seen the line in a form."""

    key: str
    label: str
    unit: str = ""
    group: str = ""
    figure: str = ""
    cells: Cells = field(default_factory=dict)
    over: str = ""
    over_cells: Cells = field(default_factory=dict)
    per: int = 1
    basis: str = Basis.SEEN
    note: str = ""
    hidden: bool = False

    @property
    def is_bound(self) -> bool:
        return bool(self.figure)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it is read from: nothing, a number, or the two of a rate."""
        if not self.figure:
            return ()
        of = Part(self.figure, self.cells)
        return (of, Part(self.over, self.over_cells)) if self.over else (of,)

    @property
    def named(self) -> str:
        return f"{self.group}　{self.label}" if self.group else self.label


@dataclass(frozen=True)
class Cut:
    """One column (or row) of every line. What is not `ours` another office fills in."""

    key: str
    label: str
    cells: Cells = field(default_factory=dict)
    span: str = THIS
    ours: bool = True


@dataclass(frozen=True)
class Gap:
    """Cases that a return counts badly because something is not said of them."""

    figure: str
    cells: Cells
    text: str


@dataclass(frozen=True)
class Return:
    """A table that goes out again and again. `cells` narrow every line of it; `each` makes a cut of every cell of
    that dimension; `typed` names the cuts that are typed into the receiver's own system, in its order."""

    key: str
    name: str
    title: str
    receiver: str
    kinds: tuple[str, ...]
    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...]
    typed: tuple[str, ...] = (TOTAL,)
    due: int | None = None
    run: str = Run.DOWN
    cells: Cells = field(default_factory=dict)
    each: str = ""
    each_head: str = ""
    basis: str = Basis.SEEN
    source: str = ""
    note: str = ""
    signed: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    version: int = 1

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Return:
        """This will make a return of its data; what this version does not know of an older seal is passed over."""
        lists = {key: tuple(said[key]) for key in ("kinds", "typed", "signed") if key in said}
        return _made(
            cls,
            said,
            **lists,
            lines=tuple(_made(Line, one) for one in said["lines"]),
            cuts=tuple(_made(Cut, one) for one in said["cuts"]),
            gaps=tuple(_made(Gap, one) for one in said.get("gaps", ())),
        )

    @property
    def data(self) -> Document:
        """The same as plain data, for a setting or a seal to keep."""
        return json.loads(json.dumps(asdict(self)))

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that the office sends."""
        return tuple(one for one in self.lines if not one.hidden)

    @property
    def groups(self) -> Iterator[tuple[str, list[Line]]]:
        """The lines under their common headings, in their order."""
        held: list[Line] = []
        for one in self.shown:
            if held and held[-1].group != one.group:
                yield held[0].group, held
                held = []
            held.append(one)
        if held:
            yield held[0].group, held

    @property
    def is_from_memory(self) -> bool:
        return any(one.basis == Basis.MEMORY for one in self.shown)

    def line(self, key: str) -> Line:
        """Raises KeyError."""
        return next((one for one in self.lines if one.key == key), None) or _no(key)

    def cut(self, key: str) -> Cut:
        """Raises KeyError."""
        return next((one for one in self.cuts if one.key == key), None) or _no(key)

    def next(self, **changes: Any) -> Return:
        """The same return in its next version, with some of it otherwise."""
        return replace(self, version=self.version + 1, **changes)

    def goes_out_for(self, part: str) -> bool:
        """Whether it speaks for such a part of a year: "3", "q1", "h2", "" the year."""
        return kind_of(part) in self.kinds


def kind_of(part: str) -> str:
    if not part:
        return Kind.YEAR
    return {"q": Kind.QUARTER, "h": Kind.HALF}.get(part[0], Kind.MONTH)


def _made(of: type[Any], said: Mapping[str, Any], **more: Any) -> Any:
    known = {one.name for one in fields(of)}
    return of(**{key: value for key, value in said.items() if key in known} | more)


def _no(key: str) -> Any:
    raise KeyError(key)
