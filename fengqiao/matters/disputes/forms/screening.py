"""Opening a round of screening, and answering it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.ui.fields import Day, Text

from ..models import Dispute, ScreeningAnswer


class ScreeningForm(forms.Form):
    """A round: what it is called, what is looked for, from when to when, and who is asked."""

    title = Text(
        label="名称",
        max_length=80,
        help_text="例如：秋季矛盾纠纷集中排查",
        error_messages={"required": "请写这一轮排查的名称"},
    )
    looks_for = Text(
        label="查什么",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    opened_on = Day("开始日期")
    due_on = Day("报回期限", help_text="到这一天为止，各社区（村）报回发现的事，或者签零报告")
    communities = forms.MultipleChoiceField(
        label="哪些社区（村）要报",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个社区（村）"},
    )
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, office: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {str(one.pk): one for one in divisions.communities(office)}
        names = [(key, one.name) for key, one in self._places.items()]
        self.fields["communities"].choices = names  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial.setdefault("opened_on", timezone.localdate())
            self.initial.setdefault("communities", list(self._places))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        begin, due = data.get("opened_on"), data.get("due_on")
        if begin and due and due < begin:
            self.add_error("due_on", "报回期限在开始日期之前，请核对")
        return data

    @property
    def asked(self) -> list[Division]:
        """The communities that have to answer."""
        return [self._places[key] for key in self.cleaned_data["communities"]]


class FoundForm(forms.Form):
    """Which of the cases registered since the round began were found in it."""

    cases = forms.MultipleChoiceField(
        label="这一轮发现的",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选这一轮发现的事；一件也没有就签零报告"},
    )

    def __init__(self, standing: Sequence[Dispute], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cases = {str(case.pk): case for case in standing}
        named = [(key, f"{one.number}　{one.summary[:40]}") for key, one in self._cases.items()]
        self.fields["cases"].choices = named  # type: ignore[attr-defined]

    def chosen(self) -> list[Dispute]:
        return [self._cases[key] for key in self.cleaned_data["cases"]]


def statement(answer: ScreeningAnswer) -> str:
    """What a nil return says, word for word: the signer reads it before she signs."""
    round = answer.screening
    begin, due = round.opened_on, round.due_on
    return (
        f"{answer.community}在“{round.title}”中"
        f"（{begin.year}年{begin.month}月{begin.day}日起，{due.month}月{due.day}日前报回）"
        "没有发现矛盾纠纷。"
    )
