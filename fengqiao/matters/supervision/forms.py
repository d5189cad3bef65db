"""What the steps ask: parsing and field errors only. The rules stand in rules.py."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.people.roster import Roster
from fengqiao.ui.forms import ExtendForm, ReasonForm, StepForm, choice, line, text

from .models import Incoming
from .words import CASES, SUGGESTIONS, Adoption, Outcome, Result, Satisfaction


class AssignForm(StepForm):
    """Who answers for it. Whoever is named in it is not offered."""

    unit = line("承办单位", 60, required=False)
    handler = forms.ChoiceField(label="承办人", required=False)

    def __init__(self, case: Incoming, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        named = {str(one.person_id) for one in case.named.all()}
        self._roster = Roster(case.office)
        self.fields["handler"].choices = [  # type: ignore[attr-defined]
            ("", "不指定到人"),
            *(choice for choice in self._roster.choices() if choice[0] not in named),
        ]
        self.initial |= {"unit": case.unit, "handler": str(case.handler_id or "")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        handler = self._roster.chosen(data.get("handler", ""))
        return data | {"handler": handler.person, "handler_text": handler.text}


class AnswerForm(StepForm):
    answer = text("答复了什么", 2000, rows=4)
    adoption = choice("是否采纳", Adoption, "不涉及", required=False)

    def __init__(self, case: Incoming, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        if case.kind not in SUGGESTIONS:
            del self.fields["adoption"]


class CloseForm(StepForm):
    outcome = choice("怎样办结", Outcome, "", widget=forms.RadioSelect)
    result = choice("裁判、复议结果", Result, required=False)
    satisfaction = choice(
        "对方怎么评价",
        Satisfaction,
        "没有问",
        required=False,
        help_text="对方没有评价的不用追问",
    )

    def __init__(self, case: Incoming, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        if case.kind not in CASES:
            del self.fields["result"]


class HandOverForm(StepForm):
    receiver = line("转交给哪个单位", 60)


STEP_FORMS: dict[str, type[StepForm]] = {
    "assign": AssignForm,
    "answer": AnswerForm,
    "close": CloseForm,
    "hand_over": HandOverForm,
    "extend": ExtendForm,
    "withdraw": StepForm,
    "reopen": ReasonForm,
    "void": ReasonForm,
    "restore": ReasonForm,
}
