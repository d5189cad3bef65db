"""What the pages beside the ledgers ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.ground.dates import BadDate
from fengqiao.ground.spans import parse_span
from fengqiao.ui.fields import Day, Text

from .words import Organ


class NoticeForm(forms.Form):
    """That a notice came; there is no field for what it says."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    number = Text(label="文号", max_length=60, error_messages={"required": "请填文号"})
    organ = forms.ChoiceField(
        label="来自机关",
        choices=[("", "请选择"), *Organ.choices],
        error_messages={"required": "请选来自机关"},
    )
    received_on = Day("收到日期")
    period = Text(
        label="所涉期间",
        max_length=60,
        help_text="写成 2024年、2024年第四季度，或 2024-01-01至2024-03-31",
        error_messages={"required": "请填所涉期间"},
    )

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("收到日期在今天之后，请核对")
        return day

    def clean_period(self) -> tuple[date, date]:
        try:
            return parse_span(self.cleaned_data["period"], year=timezone.localdate().year)
        except BadDate:
            raise forms.ValidationError(
                "期间看不懂，请写成 2024年，或 2024-01-01至2024-03-31"
            ) from None


class SeatForm(forms.Form):
    """Of whom posts are made, and whether they are still in office."""

    names = forms.MultipleChoiceField(
        label="给谁补建岗位",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个人"},
    )
    still = forms.ChoiceField(
        label="任职到什么时候",
        choices=[("", "请选择"), ("yes", "现在仍然在任"), ("no", "只记到所声明的期间为止")],
        error_messages={"required": "请选任职到什么时候"},
    )

    def __init__(self, people: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].choices = [  # type: ignore[attr-defined]
            (name, f"{name}（{title}）" if title else name) for name, title in people.items()
        ]
