"""What the pages of returns ask: parsing and field errors only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms

from fengqiao.engines.figures import AnyFigure
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Choice, Text, Whole

from .declaration import Line, Return
from .words import Basis, Kind

MOST_DAYS = 60
NOTHING = [("", "不绑定，留空自己填")]


class ReturnForm(StandingForm):
    """What a return is called, for whom, how often, and when it is due."""

    name = Text(label="叫什么", max_length=30, error_messages={"required": "请写报表的名称"})
    title = Text(
        label="表头",
        max_length=80,
        help_text="{街道}、{上级} 会换成实际的字；期间自动写在后面",
        error_messages={"required": "请写表头"},
    )
    receiver = Text(label="报给谁", max_length=40, error_messages={"required": "请写报给谁"})
    kinds = forms.MultipleChoiceField(
        label="多久一报",
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一种"},
    )
    due = Whole(
        label="期满后几天内报",
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text="不填就不提醒；上级文件写了几天，就填几天",
    )

    def __init__(self, of: Return, *args: Any, **kwargs: Any) -> None:
        usual = {name: getattr(of, name) for name in ("name", "title", "receiver", "due")}
        super().__init__(*args, standing=usual | {"kinds": list(of.kinds)}, **kwargs)
        self.of = of

    @property
    def arranged(self) -> Return:
        given = dict(self.cleaned_data)
        chosen = given.pop("kinds")
        kinds = tuple(kind for kind in Kind.values if kind in chosen)
        return self.of.next(**given, kinds=kinds, basis=Basis.OWN)


class LineForm(StandingForm):
    """One line: what it is called, under which heading, which figure stands behind it."""

    group = Text(label="分组", max_length=40, required=False, help_text="同一分组的几行排在一起")
    label = Text(label="项目", max_length=40, error_messages={"required": "请写项目的名称"})
    unit = Text(label="单位", max_length=10, required=False)
    figure = Choice(
        label="绑定哪个指标",
        required=False,
        help_text="只算一部分的、算占比的，先在“本单位指标”里做一个，再到这里选；上级要而台账不记的，登记为外部数据",
    )
    hidden = forms.BooleanField(label="不报这一行", required=False)

    def __init__(
        self, line: Line | None, figures: Iterable[AnyFigure], *args: Any, **kwargs: Any
    ) -> None:
        self.line = line
        named = ("group", "label", "unit", "figure", "hidden")
        usual = {name: getattr(line, name) for name in named} if line else {}
        super().__init__(*args, standing=usual, **kwargs)
        offered = [(one.key, f"{one.label}（{one.unit}）") for one in figures]
        if line and line.figure and line.figure not in dict(offered):
            offered.insert(0, (line.figure, "照原来的绑定"))
        self.fields["figure"].choices = [*NOTHING, *offered]

    def arranged(self, of: Return) -> Return:
        """The return with this line in it; another figure than before takes the former cells off."""
        given = self.cleaned_data
        if self.line is None:
            new = Line(key=_free_key(of), basis=Basis.OWN, **given)
            return of.next(lines=(*of.lines, new))
        changed = replace(self.line, **given)
        if changed.figure != self.line.figure:
            changed = replace(
                changed, cells={}, over="", over_cells={}, per=1, basis=Basis.OWN, note=""
            )
        lines = (changed if one.key == self.line.key else one for one in of.lines)
        return of.next(lines=tuple(lines))


def _free_key(of: Return) -> str:
    taken = {one.key for one in of.lines}
    return next(key for n in range(1, len(taken) + 2) if (key := f"own_{n}") not in taken)
