"""What the pages of figures ask: parsing and field errors only."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.ground.dates import YEARS
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Day, Reason, Text

from ..acts.external import Attached, Sourced
from ..declaration import Figure
from ..measures import Measure
from ..periods import PARTS, Period
from ..words import How

MOST_BYTES = 20 * 1024 * 1024
LARGEST = Decimal(10) ** 14


def _text(label: str, most: int, **more: Any) -> Text:
    messages = {"required": f"请填{label}", "max_length": f"{label}最多 {most} 个字"}
    return Text(label=label, max_length=most, error_messages=messages, **more)


class NumberField(Text):
    """An exact number as people write it: 560, 1.2万, 三百. A round word is refused: 余 is said by the report."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            amount = parse_amount(text)
        except ValueError:
            amount = None
        if amount is None:
            raise forms.ValidationError(f"“{text}”不是一个数，请写成 560 或 1.2万 这样")
        if amount.qualifier:
            raise forms.ValidationError(
                f"请填准确的数，不带“{amount.qualifier}”；报告里要写余、近、约，由系统按规则写"
            )
        exact = Decimal(amount.value)
        if abs(exact) >= LARGEST or exact != round(exact, 4):
            raise forms.ValidationError("数太大，或者小数超过四位")
        return amount.value


class _Sourced(StandingForm):
    """What an external figure says of itself, when it is recorded and when it is corrected."""

    value = NumberField(
        label="数值", max_length=30, error_messages={"required": "请填数值"}, help_text="准确的数"
    )
    unit = _text("单位", 10, help_text="如 次、份、人次、%")
    source = _text("来源", 120, help_text="谁说的、哪份材料，如 市统计局来函、某平台后台截图")
    as_of = Day("截至", help_text="这个数是哪一天的", error_messages={"required": "请填截至哪一天"})
    file = forms.FileField(label="依据文件", required=False, help_text="可以不附；不超过 20 MB")

    def clean_as_of(self) -> Any:
        if self.cleaned_data["as_of"] > timezone.localdate():
            raise forms.ValidationError("截至的日子还没有到，请改成已经过去的日子")
        return self.cleaned_data["as_of"]

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given and given.size > MOST_BYTES:
            raise forms.ValidationError("文件超过 20 MB，请换一个小一点的")
        return given

    @property
    def attached(self) -> Attached | None:
        given = self.cleaned_data["file"]
        return (given.read(), given.name) if given else None

    @property
    def said(self) -> Sourced:
        given = self.cleaned_data
        return Sourced(
            value=given["value"],
            unit=given["unit"],
            source=given["source"],
            as_of=given["as_of"],
            attached=self.attached,
        )


class ExternalForm(_Sourced):
    label = _text("名称", 40, help_text="同一件事每年用同一个名称，就能年年相比")
    year = forms.IntegerField(
        label="年份",
        min_value=YEARS[0],
        max_value=YEARS[-1],
        error_messages={
            "required": "请填年份",
            "invalid": "年份写成四位数",
            "min_value": "年份写成四位数",
            "max_value": "年份写成四位数",
        },
    )
    part = forms.ChoiceField(label="期间", required=False, choices=[("", "全年"), *PARTS.items()])
    field_order = ("label", "value", "unit", "year", "part", "source", "as_of", "file")

    @property
    def period(self) -> Period:
        return Period.part(self.cleaned_data["year"], self.cleaned_data["part"])


class CorrectForm(_Sourced):
    reason = Reason("更正")


class NameForm(StandingForm):
    """What the office calls a figure, and in which unit it counts it."""

    label = _text("名称", 40)
    unit = _text("单位", 10, help_text="如 件、起、宗")


class OptionalNameForm(StandingForm):
    label = _text("名称", 40, required=False, help_text="不填就用系统的名称")
    unit = _text("单位", 10, required=False, help_text="如 件、起、宗；不填就用系统的单位")


class SavedForm(forms.Form):
    """A figure of the office: of one figure of the catalogue, with its measures and dimensions as choices."""

    SAID = ("label", "how", "measure", "over", "dimension", "unit")

    label = _text("名称", 40, help_text="如 物业纠纷占比")
    how = forms.ChoiceField(label="怎么算", choices=How.choices, initial=How.MEASURE)
    measure = forms.ChoiceField(label="数什么")
    over = forms.ChoiceField(
        label="分母", required=False, help_text="算比率时才用；分母不加条件", choices=()
    )
    dimension = forms.ChoiceField(label="按什么分项", required=False)
    unit = _text("单位", 10, required=False, help_text="不填就用原来的单位")

    def __init__(
        self, source: Figure, figures: Iterable[Figure], office: UUID, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self._choose("measure", [(m.key, measure_label(source, m)) for m in source.measures])
        self._choose("over", [("", "—"), *((one.key, one.label) for one in figures)])
        self._choose("dimension", [("", "全部"), *((d.key, d.label) for d in source.dimensions)])
        for dimension in source.narrowing:
            codes = [*dimension.labels(office).items(), ("", dimension.not_said)]
            self.fields[f"cells_{dimension.key}"] = forms.MultipleChoiceField(
                label=f"{dimension.label}只算",
                required=False,
                choices=codes,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("cells_")]

    @property
    def cells(self) -> dict[str, list[str]]:
        return {
            dimension.key: self.cleaned_data[f"cells_{dimension.key}"]
            for dimension in self.source.narrowing
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("how") == How.RATE and not data.get("over"):
            self.add_error("over", "算比率要选分母")
        return data

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def measure_label(figure: Figure, measure: Measure) -> str:
    """件数, or the name of the column that is added up or counted without repeats."""
    if not measure.has_share:
        return f"数量（{figure.unit}）"
    how = "相加" if measure.adds_up else "去掉重复"
    return f"{measure.label or figure.label}{how}（{measure.unit or figure.unit}）"
