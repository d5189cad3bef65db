"""What each step of the procedure asks."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.people.forms import PersonField
from fengqiao.trunk.people.roster import Chosen, Roster
from fengqiao.ui.fields import Choice, Text
from fengqiao.ui.forms import ExtendForm, ReasonForm, StepForm

from ..words import RESOLVED, Nature, Outcome, Route, Side
from .parts import choices, spoken


class HandleForm(StepForm):
    handler = PersonField(label="谁办理", required=False)
    method = Choice(label="怎么办理", required=False)

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        self.fields["handler"].among(Roster(case.office))  # type: ignore[attr-defined]
        self.fields["method"].choices = spoken(case.office, "disputes.method", "请选择")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        handler: Chosen | None = data.get("handler")
        if handler is None:
            return data
        return data | {"handler": handler.person, "handler_text": handler.text}


class DoneForm(StepForm):
    outcome = Choice(label="结果", error_messages={"required": "请选结果"})
    method = Choice(label="怎么办理", required=False)
    outcome_text = Text(label="结果说明", max_length=200, required=False)

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        helped = (Outcome.HELPED, Outcome.ANSWERED)
        self.fields["method"].choices = spoken(case.office, "disputes.method", "不改")  # type: ignore[attr-defined]
        only = helped if case.nature == Nature.CONCERN else RESOLVED
        self.fields["outcome"].choices = choices(Outcome, only=tuple(only))  # type: ignore[attr-defined]


class _RoutesForm(StepForm):
    routes = forms.MultipleChoiceField(
        label="告知了哪些途径",
        choices=Route.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一条已告知的途径"},
    )


class GuideForm(_RoutesForm):
    outcome_text = Text(label="说明", max_length=200, required=False)


class FailForm(GuideForm):
    pass


class RefuseForm(_RoutesForm):
    side = forms.TypedChoiceField(
        label="哪一方拒绝",
        choices=Side.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "请选是哪一方拒绝"},
    )


class HandOverForm(StepForm):
    receiver = Text(
        label="移送给哪个单位", max_length=60, error_messages={"required": "请写明移送给哪个单位"}
    )
    acknowledged = Text(label="对方签收情况", max_length=100, required=False)


class WithdrawForm(StepForm):
    side = forms.TypedChoiceField(
        label="哪一方撤回",
        choices=Side.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "请选是哪一方撤回"},
    )


STEP_FORMS: dict[str, type[StepForm]] = {
    "handle": HandleForm,
    "done": DoneForm,
    "guide": GuideForm,
    "hand_over": HandOverForm,
    "refuse": RefuseForm,
    "fail": FailForm,
    "withdraw": WithdrawForm,
    "extend": ExtendForm,
    "suspend": ReasonForm,
    "resume": StepForm,
    "reopen": ReasonForm,
    "void": ReasonForm,
    "restore": ReasonForm,
}
