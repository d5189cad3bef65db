"""What the pages of the list ask: parsing and field errors only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from fengqiao.ui.clash import StandingForm, typed
from fengqiao.ui.fields import Choice, Text

from .items import FIGURE, LEDGER, Kept, Look

LOOKS = 4
SPLIT = "|"


class ItemForm(forms.Form):
    """An item of the office's own: what it is called, which queries show it, which papers belong to it."""

    label = Text(label="要什么材料", max_length=60, error_messages={"required": "请写要什么材料"})
    papers = Text(
        label="台账以外的材料",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="每行一份；没有写明在哪里的，会列在“还缺”里",
    )

    def __init__(self, choices: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", "不用"), *choices]
        for n in range(1, LOOKS + 1):
            label = "从哪里数" if n == 1 else f"从哪里数（{n}）"
            self.fields[f"look_{n}"] = Choice(label=label, required=False, choices=every)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.looks and not self.papers_said:
            raise forms.ValidationError("请至少选一个从哪里数，或者写一份台账以外的材料")
        return data

    @property
    def looks(self) -> list[Look]:
        said = [self.cleaned_data.get(f"look_{n}") for n in range(1, LOOKS + 1)]
        return [read(one) for one in dict.fromkeys(filter(None, said))]

    @property
    def papers_said(self) -> list[str]:
        lines = (self.cleaned_data.get("papers") or "").splitlines()
        return list(dict.fromkeys(line.strip()[:60] for line in lines if line.strip()))


class PaperForm(StandingForm):
    """Where a paper lies that no ledger holds. The title says which paper is meant: `held` what was said of it."""

    changed = "这份材料已经写着“{}”。您写的还在，没有保存；确实要改成您写的，请再保存一次"

    title = Text(label="材料名称", max_length=60, error_messages={"required": "请写材料名称"})
    number = Text(label="文号或日期", max_length=60, required=False)
    place = Text(
        label="存在哪里",
        max_length=120,
        help_text="如 党政办档案柜二层、2024年卷三",
        error_messages={"required": "请写存在哪里"},
    )

    def __init__(self, data: Any, held: Iterable[Kept], title: str) -> None:
        meant = typed(self.base_fields["title"], data, "title") or title
        said = next((one for one in held if one.title == meant), Kept(meant, "", ""))
        stands = {"number": said.number, "place": said.place}
        super().__init__(data, standing=stands, initial={"title": title})


def written(look: Look) -> str:
    """A query as the value of a choice."""
    return SPLIT.join((look.kind, look.key, look.query))


def read(value: str) -> Look:
    kind, rest = value.split(SPLIT, 1)
    if kind == FIGURE:
        return Look(FIGURE, rest.rstrip(SPLIT))
    key, _, query = rest.partition(SPLIT)
    return Look(LEDGER, key, query)
