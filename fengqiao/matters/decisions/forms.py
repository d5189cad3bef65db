"""What the pages ask: parsing and field errors only. The rules of a step stand in rules.py."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Day
from fengqiao.ui.forms import ReasonForm, StepForm, choice, count, line, lines_of, text

from .models import Decision, Opinion
from .words import (
    ALWAYS,
    PASSED,
    PREPARATION,
    Answer,
    OpinionForm,
    Source,
    Verdict,
    Way,
)

HOW = {
    Way.DONE: "已办：写明材料或者文号",
    Way.NOT_APPLICABLE: "不适用：写明理由",
    Way.EXEMPT: "依规定免除：写明依据",
}


CLOSED = "您填写的时候，别人已经办结了这一关：“{}”。您写的还在，没有记下；要改请先办“重开关口”"


class GateForm(StepForm):
    """The three ways to close a gate, each with what it rests on."""

    way = forms.ChoiceField(
        label="怎样办结",
        choices=[(way.value, said) for way, said in HOW.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选怎样办结"},
    )
    evidence = line("材料、文号", 200, required=False)
    why = text("理由或者依据", 300, rows=2, required=False)


class GatesForm(forms.Form):
    """Several gates closed on one page, for an ordinary contract: those left empty stay open."""

    day = Day("哪一天")

    def __init__(self, case: Decision, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closed = {gate.kind: gate for gate in case.gates.all()}
        self.initial.setdefault("day", timezone.localdate())
        self.kinds = [
            kind for kind in PREPARATION if kind not in self.closed or self.data.get(f"{kind}_way")
        ]
        for kind in self.kinds:
            self.fields[f"{kind}_way"] = choice(str(kind.label), Way, "先不办", required=False)
            self.fields[f"{kind}_said"] = line(
                f"{kind.label}：材料，或者理由、依据", 200, required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for kind in self.kinds:
            if data.get(f"{kind}_way") and not data.get(f"{kind}_said"):
                self.add_error(f"{kind}_said", "请写明办过的材料，或者不适用、免除的理由和依据")
            if gate := self.closed.get(kind):
                self.add_error(f"{kind}_said", CLOSED.format(gate.evidence or gate.why))
        if not self.errors and not self.given():
            raise forms.ValidationError("请至少选一个关口怎样办结")
        return data

    def given(self) -> dict[str, dict[str, str]]:
        """What each gate's step is given, by the kind of the gate."""
        told = {}
        for kind in self.kinds:
            way, said = (self.cleaned_data.get(f"{kind}_{part}", "") for part in ("way", "said"))
            if way:
                told[str(kind)] = {"way": way, "evidence" if way == Way.DONE else "why": said}
        return told


class SubmitForm(StepForm):
    submitted_by = line("送审单位", 60, required=False)
    adviser = line("请哪位法律顾问论证", 40, required=False)


class ResubmitForm(ReasonForm, SubmitForm):
    pass


class _ReviewForm(StepForm):
    opinions = text(
        "审查意见",
        4000,
        rows=4,
        required=False,
        help_text="每条一行；决定以前要逐条答复是否采纳",
    )
    reviewer = line("审查人", 40, required=False)

    def clean_opinions(self) -> list[str]:
        return lines_of(self.cleaned_data["opinions"])


class PassReviewForm(_ReviewForm):
    conclusion = choice(
        "结论", [(one.value, one.label) for one in PASSED], "", widget=forms.RadioSelect
    )

    field_order = ["conclusion", "opinions", "reviewer"]


class ReturnReviewForm(ReasonForm, _ReviewForm):
    field_order = ["reason", "opinions", "reviewer"]


class ExtendReviewForm(ReasonForm):
    days = forms.IntegerField(
        label="延长几个工作日",
        min_value=1,
        max_value=60,
        error_messages={"required": "请填延长几个工作日"},
    )


class _MeetingForm(StepForm):
    meeting = line("哪次会议", 80, help_text="如：党工委会议第5次")
    attended = count("到会人数", required=False)
    votes_for = count("同意", required=False)
    votes_against = count("反对", required=False)
    votes_abstained = count("弃权", required=False)
    dissent = text(
        "不同意见",
        2000,
        required=False,
        help_text="有不同意见的原样记下来，永久保存，不因通过而删去",
    )


class DecideForm(_MeetingForm):
    verdict = choice(
        "决定",
        [(one.value, one.label) for one in (Verdict.AGREED, Verdict.AGREED_CHANGED)],
        "",
        widget=forms.RadioSelect,
    )
    head_differs = text(
        "主要负责人与多数意见不同时的理由",
        1000,
        rows=2,
        required=False,
        help_text="主要负责人末位表态；决定与多数意见不同的，要写明理由",
    )

    field_order = ["meeting", "verdict"]


class RejectForm(_MeetingForm):
    pass


class ArchiveForm(StepForm):
    evidence = line("卷宗存放处或者档号", 200)


class ReopenGateForm(ReasonForm):
    gate = forms.ChoiceField(label="哪个关口", error_messages={"required": "请选哪个关口"})

    field_order = ["gate"]

    def __init__(self, case: Decision, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        closed = [gate for gate in case.gates.all() if gate.kind not in ALWAYS]
        self.fields["gate"].choices = [  # type: ignore[attr-defined]
            (gate.kind, gate.get_kind_display()) for gate in closed
        ]


STEP_FORMS: dict[str, type[StepForm]] = {
    **dict.fromkeys(("consult", "argue", "assess", "compete"), GateForm),
    **dict.fromkeys(("report", "publish", "execute", "evaluate"), GateForm),
    "submit": SubmitForm,
    "pass_review": PassReviewForm,
    "return_review": ReturnReviewForm,
    "extend": ExtendReviewForm,
    "decide": DecideForm,
    "reject": RejectForm,
    "defer": ReasonForm,
    "change": ResubmitForm,
    "archive": ArchiveForm,
    "reopen_gate": ReopenGateForm,
    "withdraw": ReasonForm,
    "void": ReasonForm,
    "restore": ReasonForm,
}


class OpinionAddForm(forms.Form):
    """An opinion of the public, an expert or an adviser; those of the review come with its conclusion."""

    source = choice(
        "谁的意见",
        [(s.value, s.label) for s in (Source.PUBLIC, Source.EXPERT, Source.ADVISER)],
        "",
    )
    giver = line("姓名或单位", 60, required=False)
    form = choice("顾问意见的形式", OpinionForm, "不是顾问意见", required=False)
    text = text("意见", 2000)
    on = Day("提出日期")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("source") == Source.ADVISER and not data.get("form"):
            self.add_error("form", "法律顾问的意见请选形式")
        if data.get("source") not in (Source.ADVISER, None) and data.get("form"):
            data["form"] = ""
        return data


class AnswerForm(StandingForm):
    answer = choice("是否采纳", Answer, "", widget=forms.RadioSelect)
    answer_why = text("怎么采纳、为什么不采纳", 300, rows=2, required=False)
    on = Day("答复日期")

    def __init__(self, opinion: Opinion, *args: Any, **kwargs: Any) -> None:
        stands = {name: getattr(opinion, name) for name in ("answer", "answer_why")}
        begun = {"on": timezone.localdate()}
        super().__init__(
            *args, standing=stands | {"on": opinion.answered_on}, initial=begun, **kwargs
        )
        self.opinion = opinion

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("answer") in (Answer.PARTLY, Answer.NOT_ADOPTED) and not data.get("answer_why"):
            self.add_error("answer_why", "部分采纳或未采纳的，请写明理由")
        return data
