"""Binding a number to a figure the office knows, by the words around it and its unit. Never by its value:
a number that happens to equal a figure is not that figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fengqiao.engines.figures import Dimension, Period, lookup
from fengqiao.ground.patterns import bounded
from fengqiao.ground.quantities import alike, is_share

from . import periods, phrases
from .parts import Group
from .surroundings import Placed

_CHANGE = bounded(
    r"(?:同比|(?:较|比|与)\s*(?:去年|上年|上一年|(?:19|20)\d{2}\s*年)(?:同期|度)?(?:相比)?).{0,60}?"
    r"(?P<way>增长|上升|增加|提高|多|下降|减少|降低|少)"
)
_TELLING = 4  # 办结 is said of anything; 旁听庭审 of one thing
_WHOLE = re.compile(r"共|全|总|累计|合计")
_EACH_TIME = bounded(r"每\s*(?:半?年|季度?|月|周|日|次|场|人|户|个?社区|名)")


@dataclass(frozen=True)
class Claim:
    """What a number claims: the value of these figures (all of them: 排查化解 claims both) in this cell and
    period; `change` ↑ or ↓ when it claims how much they changed against the year before."""

    figures: tuple[Any, ...]
    period: Period
    because: str
    cells: dict[str, str] = field(default_factory=dict)
    cell_label: str = ""
    change: str = ""
    is_part: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        names = tuple(figure.key for figure in self.figures)
        return (
            names,
            self.period.start,
            self.period.end,
            tuple(sorted(self.cells.items())),
            self.change,
        )


@dataclass(frozen=True)
class Unbound:
    """No figure for the number, and why."""

    because: str


class Binder:
    """Binds the numbers of one text, one after the other, for one office and year."""

    def __init__(
        self, office: UUID, year: int, groups: list[Group], own_names: tuple[str, ...] = ()
    ) -> None:
        self.office, self.year, self.own_names = office, year, own_names
        self._wholes = {p.quantity.start: g.whole.quantity.start for g in groups for p in g.parts}
        self._bound: dict[int, tuple[Placed, Claim]] = {}
        self.figures = [one for one in lookup.every(office) if _entries(one)]
        self._by_unit: dict[str, list[Any]] = {}
        self._labels: dict[Dimension, Mapping[str, str]] = {}
        self._ways: dict[Dimension, dict[str, tuple[str, ...]]] = {}
        self._last: tuple[Placed, Claim] | None = None

    def bind(self, one: Placed) -> Claim | Unbound:
        """This will say which figure a number claims to be, or why none. Call it in the order of the text."""
        try:
            bound = self._bind(one)
        except periods.Elsewhere as why:
            return Unbound(str(why))
        if isinstance(bound, Claim) and not bound.change and not is_share(one.quantity.unit):
            self._last = self._bound[one.quantity.start] = (one, bound)
        return bound

    def _bind(self, one: Placed) -> Claim | Unbound:
        if one.section == "plan":
            return Unbound("写的是下一年的安排，不和台账比")
        if _EACH_TIME.search(one.before):
            return Unbound("写的是一段时间或一个单位里的次数，不是一年的总数")
        if change := _CHANGE.search(one.near):
            return self._changed(one, change["way"])
        if part := self._part(one):
            return part
        best = self._named(one)
        if best is None:
            return Unbound("前后的字里没有台账指标的名称")
        chosen, words = best
        cell = self._cell(one, chosen[0], words) or self._carried(one, chosen[0])
        narrow = phrases.narrower(
            one.near, (*_vocabulary(chosen), *self.own_names, *(cell or ())[2:])
        )
        if narrow:
            return Unbound(f"写的是“{narrow}”，范围和指标“{chosen[0].label}”不同")
        return self._claim(one, chosen, words, cell)

    def _named(self, one: Placed) -> tuple[list[Any], tuple[str, ...]] | None:
        """The figure whose words are said most fully, with those that are said in one breath: 排查化解."""
        found = []
        # 共253件 says nothing of its own: what it counts was said in the clauses before it.
        near = one.near if phrases.has_noun(one.near) else one.wide
        for figure in self._counted_in(one.quantity.unit):
            said = [s for e in _entries(figure) if (s := phrases.spoken(e, near, one.wide))]
            if said:
                best = max(said, key=lambda words: words.score)
                covers = sum(len(word) for word in _vocabulary([figure]) if word in near)
                found.append((best, covers, figure))
        if not found:
            return None
        words, _, first = max(found, key=lambda one: (one[0].score, one[1]))
        told = [
            figure
            for other, _, figure in found
            if figure is first
            or (other.score == words.score and phrases.in_one_breath(words, other, near))
        ]
        return told, words.found

    def _counted_in(self, unit: str) -> list[Any]:
        """The figures that a number with this unit, or with none, may speak of."""
        if unit not in self._by_unit:
            self._by_unit[unit] = [
                figure
                for figure in self.figures
                if is_share(figure.unit) == is_share(unit)
                and (not unit or alike(unit, figure.unit))
            ]
        return self._by_unit[unit]

    def _part(self, one: Placed) -> Claim | None:
        """A part named by its label and nothing else: 其中邻里纠纷类94件; or right behind its whole: 253件，邻里94件."""
        whole = self._bound.get(self._wholes.get(one.quantity.start, -1)) or self._last
        if whole is None:
            return None
        before, claim = whole
        unit = one.quantity.unit
        is_listed = one.quantity.start in self._wholes or before.sentence == one.sentence
        if not is_listed or (unit and not alike(unit, before.quantity.unit or unit)):
            return None
        for dimension in claim.figures[0].dimensions:
            for words in (one.before, one.after):
                if named := phrases.named_cell(words, self._written(dimension), exactly=True):
                    cell = (dimension, named[0], phrases.bare(words))
                    return self._claim(one, claim.figures, cell[2:], cell, part=claim)
        return None

    def _changed(self, one: Placed, way: str) -> Claim | Unbound:
        """How much a figure changed: the one that is named, else the last of the paragraph."""
        last = self._last
        if best := self._named(one):
            claim = self._claim(one, *best, self._cell(one, best[0][0], best[1]))
        elif last and last[0].sentence.paragraph == one.sentence.paragraph:
            claim = last[1]
        else:
            return Unbound("看不出是哪一个指标的同比")
        return Claim(
            claim.figures,
            Period.year(self.year),
            f"“{way}”说的是“{claim.figures[0].label}”和上年比",
            claim.cells,
            claim.cell_label,
            change="↑" if way in ("增长", "上升", "增加", "提高", "多") else "↓",
        )

    def _claim(
        self,
        one: Placed,
        chosen: Any,
        words: tuple[str, ...],
        cell: tuple[Dimension, str, str] | None,
        part: Claim | None = None,
    ) -> Claim:
        label = f"{cell[0].label}“{self._labelled(cell[0])[cell[1]]}”" if cell else ""
        named = "、".join(f"“{word}”" for word in words)
        if part:
            because = f"“{cell[2] if cell else ''}”是“{part.figures[0].label}”的一个分项"
        else:
            because = f"{named}说的是" + "和".join(f"“{figure.label}”" for figure in chosen)
        return Claim(
            tuple(chosen),
            part.period if part else periods.of(one, self.year),
            because,
            {cell[0].key: cell[1]} if cell else {},
            label,
            is_part=part is not None,
        )

    def _cell(
        self, one: Placed, figure: Any, said: tuple[str, ...]
    ) -> tuple[Dimension, str, str] | None:
        """The part of the figure that the number's own words name, beyond those that name the figure."""
        for dimension in figure.dimensions:
            named = phrases.named_cell(one.near, self._written(dimension), exactly=False)
            if named and phrases.goes_beyond(named[1], said):
                return (dimension, *named)
        return None

    def _carried(self, one: Placed, figure: Any) -> tuple[Dimension, str, str] | None:
        """东门社区开展活动3场，发放材料76份: the second number still speaks of that community."""
        if self._last is None or _WHOLE.search(one.near):
            return None
        before, claim = self._last
        if before.sentence != one.sentence or claim.is_part or not claim.cells:
            return None
        ((key, code),) = claim.cells.items()
        for dimension in figure.dimensions:
            if dimension.key == key:
                return dimension, code, self._labelled(dimension).get(code, code)
        return None

    def _labelled(self, dimension: Dimension) -> Mapping[str, str]:
        if dimension not in self._labels:
            self._labels[dimension] = dimension.labels(self.office)
        return self._labels[dimension]

    def _written(self, dimension: Dimension) -> dict[str, tuple[str, ...]]:
        """How prose writes the parts of a dimension; months are periods and no parts."""
        if dimension not in self._ways:
            labels = self._labelled(dimension)
            also = dimension.spellings(self.office) if dimension.spellings else {}
            is_time = all(re.fullmatch(r"\d{1,2}月", label) for label in labels.values())
            self._ways[dimension] = {
                code: phrases.written(label, also.get(code, ()))
                for code, label in labels.items()
                if not is_time
            }
        return self._ways[dimension]


def _entries(figure: Any) -> tuple[str, ...]:
    """What prose calls a figure: its words, or a label that is long enough to mean nothing else."""
    if figure.words:
        return tuple(figure.words)
    return (figure.label,) if len(figure.label) >= _TELLING or is_share(figure.unit) else ()


def _vocabulary(chosen: list[Any]) -> tuple[str, ...]:
    return tuple(
        {
            part
            for figure in chosen
            for entry in (*_entries(figure), figure.label)
            for part in entry.split()
        }
    )
