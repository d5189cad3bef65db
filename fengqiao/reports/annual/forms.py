"""What the pages of the report ask: parsing and field errors only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.engines.figures.chips import EXACT, Bound, Chip, chips_in
from fengqiao.engines.figures.declaration import UnknownCell
from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.ground.documents import Document
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Choice, Day, Text, Whole
from fengqiao.ui.forms import StepForm

from .layout import DEADLINES, HEADINGS, Layout
from .route import Taken
from .words import OPENING, Section

MOST = 8000
STYLES = [(EXACT, "准数"), *((word, word) for word in ("余", "多", "近", "约", "超"))]
OPENNESS = ("主动公开", "依申请公开", "不予公开")
VALIDITY = ("有效", "失效", "废止")
STEPS = {  # key → (label, the field beside its day)
    "secretary_read": ("党工委书记阅", ""),
    "director_read": ("办事处主任阅", ""),
    "review": ("党工委会审议", "meeting"),
    "sign": ("签发", "signed_by"),
    "seal": ("盖章", ""),
    "send": ("报送", "receipt"),
    "clear": ("保密审查", "clearance"),
    "publish": ("公开", "published_at"),
}
BESIDE = {
    "meeting": ("哪一次会议", 120, "如 党工委会议第3次"),
    "signed_by": ("谁签发", 40, ""),
    "receipt": ("回执：谁收的、怎么收的", 200, "如 市委依法治市办收文登记第12号"),
    "clearance": ("谁审查、意见", 200, ""),
    "published_at": ("公开在哪里", 300, "网址或栏目"),
}


class BlockForm(StandingForm):
    """A block of the report: its heading and its text with chips."""

    heading = Text(label="小标题", max_length=60, required=False, help_text="不填就没有小标题")
    text = Text(
        label="正文",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": "请写正文；不要这一段请点“删掉这一段”"},
        help_text="数字不用手写：把右边的花括号抄进来，数由台账算出",
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if text.count("[[") != text.count("]]") or text.count("{{") != text.count("}}"):
            raise forms.ValidationError("花括号或方括号没有成对，请补上另一半")
        for one in chips_in(text):
            try:
                Chip.of(one)
            except UnknownCell as error:
                raise forms.ValidationError(str(error)) from None
        return text


class AddForm(BlockForm):
    section = Choice(label="放在哪一部分", choices=[(OPENING, "开头"), *Section.choices])
    field_order = ("section", "heading", "text")


class BindForm(forms.Form):
    """A bare number made one from outside: what it is, who says it."""

    label = Text(label="这是什么数", max_length=40, error_messages={"required": "请写这是什么数"})
    value = Text(label="准确的数", max_length=30, error_messages={"required": "请填准确的数"})
    unit = Text(label="单位", max_length=10, required=False)
    source = Text(
        label="谁给的",
        max_length=120,
        error_messages={"required": "请写这个数是谁给的、哪份材料"},
        help_text="如 市统计局来函、某平台后台截图",
    )
    as_of = Day("截至哪一天")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_value(self) -> Any:
        try:
            amount = parse_amount(self.cleaned_data["value"])
        except ValueError:
            amount = None
        if amount is None or amount.qualifier:
            raise forms.ValidationError("请填准确的数，不带余、近、约；怎么写由系统按规则")
        return amount.value

    def clean_as_of(self) -> date:
        if self.cleaned_data["as_of"] > timezone.localdate():
            raise forms.ValidationError("截至的日子还没有到")
        return self.cleaned_data["as_of"]


class LayoutForm(StandingForm):
    """The settings of the report: what lasts, and what this year has of its own."""

    LASTING = (
        *("title_pattern", "organ", "street", "superior", "addressees", "copies", "printed_by"),
        *("topic", "kind", "publisher", "openness", "validity"),
    )
    OWN = ("number", "index", "signer", "signed_on", *DEADLINES)

    title_pattern = Text(label="标题", max_length=80, help_text="{机关}、{年} 会换成实际的字")
    organ = Text(label="署名机关", max_length=60)
    street = Text(label="正文里怎么自称", max_length=40)
    superior = Text(label="上级怎么称呼", max_length=60, help_text="用在“在……的正确领导下”")
    addressees = Text(label="主送机关", max_length=120, required=False)
    copies = Text(label="抄送", max_length=200, required=False)
    printed_by = Text(label="印发机关", max_length=60, required=False)
    topic = Text(label="主题分类", max_length=40, required=False)
    kind = Text(label="体裁分类", max_length=20, required=False)
    publisher = Text(label="发布机构", max_length=60, required=False, help_text="不填就是署名机关")
    openness = Choice(label="公开方式", choices=[(one, one) for one in OPENNESS])
    validity = Choice(label="有效性", choices=[(one, one) for one in VALIDITY])
    sealed = forms.BooleanField(label="盖章（落款按盖章的位置排）", required=False)
    number = Text(label="发文字号", max_length=40, required=False, help_text="如 某街发〔{年}〕2号")
    index = Text(
        label="索引号", max_length=60, required=False, help_text="网站给的号，如 {年}-00012"
    )
    signer = Text(label="签发人（上行文印在字号旁）", max_length=40, required=False)
    signed_on = Day("成文日期", required=False, help_text="不填就是写出的那一天")
    draft_by = Day(
        "成稿期限", required=False, help_text="本单位自己定；到期以前在待办里提醒，不填就不提醒"
    )
    submit_by = Day("报送期限", required=False)
    publish_by = Day("公开期限", required=False)

    def __init__(self, layout: Layout, bound: Iterable[Bound], *args: Any, **kwargs: Any) -> None:
        bound = list(bound)
        super().__init__(*args, standing=self._standing(layout, bound), **kwargs)
        for section in Section:
            self.fields[f"order_{section}"] = Whole(
                label=f"“{section.label}”排第几", min_value=1, max_value=5
            )
            self.fields[f"heading_{section}"] = Text(
                label=f"“{section.label}”的标题", max_length=80
            )
        self.rounded = {one.key: one.label for one in bound}
        for key, label in self.rounded.items():
            self.fields[f"style_{key}"] = Choice(label=label, choices=STYLES)
        self._styles = dict(layout.styles)

    def _standing(self, layout: Layout, bound: Iterable[Bound]) -> dict[str, Any]:
        held = {name: getattr(layout, name) for name in (*self.LASTING, *self.OWN, "sealed")}
        for place, section in enumerate(layout.order, start=1):
            held[f"order_{section}"] = place
            held[f"heading_{section}"] = layout.headings.get(section) or HEADINGS[section]
        return held | {f"style_{one.key}": layout.styles.get(one.key) or EXACT for one in bound}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        places = [data.get(f"order_{section}") for section in Section]
        if None not in places and sorted(places) != [1, 2, 3, 4, 5]:
            self.add_error(f"order_{Section.MEASURES}", "五个部分都要有，次序是 1 到 5，各用一次")
        return data

    @property
    def styles(self) -> list[Any]:
        return [self[f"style_{key}"] for key in self.rounded]

    @property
    def parts(self) -> list[tuple[Any, Any]]:
        return [(self[f"order_{one}"], self[f"heading_{one}"]) for one in Section]

    @property
    def lasting(self) -> Document:
        data = self.cleaned_data
        own = {key: data[f"style_{key}"] for key in self.rounded}
        return {
            **{name: data[name] for name in (*self.LASTING, "sealed")},
            "order": sorted(Section.values, key=lambda one: data[f"order_{one}"]),
            "headings": {str(one): data[f"heading_{one}"] for one in Section},
            "styles": {**self._styles, **own},
        }

    @property
    def own(self) -> Document:
        data = self.cleaned_data
        return {
            name: data[name].isoformat() if isinstance(data[name], date) else data[name]
            for name in self.OWN
        }


class PathForm(forms.Form):
    """The steps of the report's way: a day in a line takes its step. Several at once are taken in order."""

    def __init__(self, keys: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [key for key in STEPS if key in set(keys)]
        for key in self.keys:
            label, beside = STEPS[key]
            self.fields[f"day_{key}"] = Day(f"{label}的日期", required=False)
            if beside:
                said, most, hint = BESIDE[beside]
                self.fields[beside] = Text(
                    label=said, max_length=most, required=False, help_text=hint
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for key in self.keys:
            beside = STEPS[key][1]
            if data.get(f"day_{key}") and beside and not data.get(beside):
                self.add_error(beside, f"请写{BESIDE[beside][0]}")
        if not self.errors and not any(data.get(f"day_{key}") for key in self.keys):
            raise forms.ValidationError("还没有填哪一步的日期")
        return data

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """(the field of the day, the field beside it or None) of every step."""
        beside = {key: STEPS[key][1] for key in self.keys}
        return [
            (self[f"day_{key}"], self[beside[key]] if beside[key] else None) for key in self.keys
        ]

    def taken(self) -> Iterator[Taken]:
        for key in self.keys:
            if day := self.cleaned_data.get(f"day_{key}"):
                beside = STEPS[key][1]
                yield key, day, {beside: self.cleaned_data[beside]} if beside else {}


class BesideForm(StepForm):
    """One step by itself: its day, and what stands beside it."""

    def __init__(self, case: Any, *args: Any, beside: str = "", **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        if beside:
            said, most, hint = BESIDE[beside]
            missing = {"required": f"请写{said}"}
            self.fields[beside] = Text(
                label=said, max_length=most, help_text=hint, error_messages=missing
            )


def _of(beside: str) -> Any:
    return lambda case, *args, **kwargs: BesideForm(case, *args, beside=beside, **kwargs)


STEP_FORMS = {key: _of(beside) for key, (_, beside) in STEPS.items()} | {"send_back": StepForm}
