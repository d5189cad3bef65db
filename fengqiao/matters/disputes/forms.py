"""What the pages ask: parsing and field errors only. The rules of a step stand in rules.py."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from . import queries
from .acts import Registration
from .words import (
    RESOLVED,
    Audience,
    Found,
    Method,
    Nature,
    Outcome,
    Route,
    Side,
    Stage,
)

_BETWEEN = re.compile(r"[；;、\n]+")
OPPONENT = (("named", "有对方"), ("unknown", "对方不明"), ("none", "没有对方（诉求、求助、咨询）"))
STILL_OPEN = "open"


def names_in(text: str) -> list[str]:
    """Several names in one box, set apart by ；or 、; each once, in their order."""
    names = (part.strip() for part in _BETWEEN.split(text))
    return list(dict.fromkeys(name for name in names if name))


def choices(
    words: type, first: str = "请选择", only: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    kept = [(value, label) for value, label in words.choices if not only or value in only]  # type: ignore[attr-defined]
    return [("", first), *kept] if first else kept


def places(actor: Actor) -> list[Division]:
    """The communities and grids in which this person may register, in the order of the tree."""
    opened = scope.current()
    below = Division.objects.filter(office=actor.office, ended_on=None).order_by("path")
    return [place for place in below if opened.covers(place.office, place.path)]


def place_choices(found: list[Division]) -> list[tuple[str, str]]:
    depth = min((place.path.count("/") for place in found), default=0)
    return [(str(place.pk), "　" * (place.path.count("/") - depth) + place.name) for place in found]


class RegisterForm(forms.Form):
    """The one screen for an oral case: nine questions, two more behind 更多."""

    summary = forms.CharField(
        label="发生了什么",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text="谁和谁，为什么事，一两句话",
        error_messages={"required": "请写一两句发生了什么"},
    )
    type = forms.ChoiceField(
        label="纠纷类型", error_messages={"required": "请选纠纷类型；拿不准选“其他纠纷”"}
    )
    place = forms.ChoiceField(
        label="社区或网格", error_messages={"required": "请选事情发生在哪个社区或网格"}
    )
    side_one = forms.CharField(
        label="申请一方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写申请或反映的一方；不愿留名可写“某居民”"},
    )
    side_two = forms.CharField(label="对方", max_length=200, required=False)
    opponent = forms.ChoiceField(
        label="对方情况", choices=OPPONENT, initial="named", widget=forms.RadioSelect
    )
    found = forms.ChoiceField(
        label="如何发现",
        choices=choices(Found),
        error_messages={"required": "请选这件事是怎么知道的"},
    )
    handler = forms.CharField(label="谁办理", max_length=60, required=False)
    method = forms.ChoiceField(label="怎么办理", choices=choices(Method), required=False)
    outcome = forms.ChoiceField(
        label="结果", error_messages={"required": "请选结果；没办完选“还在办理”"}
    )
    day = forms.DateField(
        label="哪一天",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填日期", "invalid": "日期看不懂，请按 2024-03-05 的样子填"},
    )
    amount = forms.DecimalField(
        label="涉及金额（元）",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        error_messages={"invalid": "金额请填数字", "min_value": "金额不能是负数"},
    )
    people_count = forms.IntegerField(
        label="涉及人数",
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={"invalid": "人数请填整数", "min_value": "人数至少是 1"},
    )
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self._types = {str(t.pk): t for t in queries.types(actor.office)}
        self._places = {str(p.pk): p for p in places(actor)}
        self._people = {
            p.name: p for p in Person.objects.filter(office=actor.office, is_system=False)
        }
        self.people_names = sorted(self._people)
        self._set("type", [("", "请选择"), *((key, t.label) for key, t in self._types.items())])
        found = place_choices(list(self._places.values()))
        self._set("place", found if len(found) == 1 else [("", "请选择"), *found])
        self._set("outcome", self._outcomes())
        if not self.is_bound:
            self.initial.setdefault("day", timezone.localdate())
            self.initial.setdefault("handler", actor.name)

    def _set(self, name: str, given: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = given  # type: ignore[attr-defined]

    @staticmethod
    def _outcomes() -> list[tuple[str, Any]]:
        label = dict(Outcome.choices)
        others = (Outcome.GUIDED, Outcome.HANDED_OVER, Outcome.REFUSED, Outcome.FAILED)
        return [
            ("", "请选择"),
            (STILL_OPEN, "还在办理"),
            ("化解了", [(o.value, label[o]) for o in RESOLVED]),
            (
                "帮助了（没有对方的）",
                [(o.value, label[o]) for o in (Outcome.HELPED, Outcome.ANSWERED)],
            ),
            ("没有化解", [(o.value, label[o]) for o in others]),
        ]

    def clean_side_one(self) -> list[str]:
        return names_in(self.cleaned_data["side_one"])

    def clean_side_two(self) -> list[str]:
        return names_in(self.cleaned_data["side_two"])

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("日期在今天之后，请核对")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("opponent") == "named" and "side_two" in data and not data["side_two"]:
            self.add_error("side_two", "请写对方；不知道是谁选“对方不明”，没有对方选“没有对方”")
        if data.get("opponent") == "none" and data.get("side_two"):
            self.add_error("opponent", "已经写了对方，就不能选“没有对方”")
        concern = data.get("opponent") == "none"
        outcome = data.get("outcome")
        if concern and outcome in RESOLVED:
            self.add_error("outcome", "没有对方的是群众诉求，结果请选“已帮办”或“已答复”")
        if not concern and outcome in (Outcome.HELPED, Outcome.ANSWERED):
            self.add_error("outcome", "有对方的是矛盾纠纷，结果请选“化解了”里的一种")
        agreed = (Outcome.ORAL, Outcome.WRITTEN, Outcome.PERFORMED)
        if data.get("opponent") == "unknown" and not data.get("side_two") and outcome in agreed:
            self.add_error("outcome", "对方还不明，不能记为达成协议")
        return data

    def registration(self) -> Registration:
        data = self.cleaned_data
        handler = self._people.get(data["handler"])
        return Registration(
            summary=data["summary"],
            type=self._types[data["type"]],
            division=self._places[data["place"]],
            side_one=data["side_one"],
            side_two=data["side_two"],
            unknown_opponent=data["opponent"] == "unknown",
            found=data["found"],
            registered_on=data["day"],
            handler=handler,
            handler_text=data["handler"] or self.actor.name,
            method=data["method"],
            amount=data["amount"],
            people_count=data["people_count"],
        )


class AmendForm(forms.Form):
    """Correcting what was registered; the journal keeps what stood there."""

    summary = forms.CharField(
        label="发生了什么", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    type = forms.ChoiceField(label="纠纷类型", required=False)
    report_class = forms.ChoiceField(
        label="年报分类", help_text="随纠纷类型；类型未细分时可以单独更正"
    )
    found = forms.ChoiceField(label="如何发现", choices=choices(Found, ""))
    method = forms.ChoiceField(label="怎么办理", choices=choices(Method, "未填"), required=False)
    amount = forms.DecimalField(
        label="涉及金额（元）", required=False, min_value=0, max_digits=14, decimal_places=2
    )
    people_count = forms.IntegerField(label="涉及人数", required=False, min_value=1)
    reason = forms.CharField(
        label="更正理由", max_length=200, error_messages={"required": "请写明为什么更正"}
    )

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._types = {str(t.pk): t for t in queries.types(case.office)}
        self._classes = {str(c.pk): c for c in queries.report_classes(case.office)}
        self.fields["type"].choices = [  # type: ignore[attr-defined]
            ("", "未细分"),
            *((key, t.label) for key, t in self._types.items()),
        ]
        self.fields["report_class"].choices = [  # type: ignore[attr-defined]
            (key, c.label) for key, c in self._classes.items()
        ]
        self.initial = {
            "summary": case.summary,
            "type": str(case.type_id or ""),
            "report_class": str(case.report_class_id),
            "found": case.found,
            "method": case.method,
            "amount": case.amount,
            "people_count": case.people_count,
        }

    def changes(self) -> dict[str, Any]:
        """What to amend; the class follows a chosen type."""
        data = dict(self.cleaned_data)
        data.pop("reason")
        data["type"] = self._types.get(data["type"])
        chosen = self._classes[data["report_class"]]
        data["report_class"] = data["type"].report_class if data["type"] else chosen
        return data


class OpponentForm(forms.Form):
    names = forms.CharField(
        label="对方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写对方是谁"},
    )

    def clean_names(self) -> list[str]:
        return names_in(self.cleaned_data["names"])


class NoteForm(forms.Form):
    """A note with its audience; the narrowest stands first and is the default."""

    text = forms.CharField(
        label="记一笔",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写内容"},
    )
    audience = forms.ChoiceField(
        label="谁可以看",
        choices=choices(Audience, "", (Audience.HANDLERS, Audience.OFFICE)),
        initial=Audience.HANDLERS,
        widget=forms.RadioSelect,
    )


class FilterForm(forms.Form):
    """The list's filters: in the URL, each optional."""

    nature = forms.ChoiceField(label="性质", choices=choices(Nature, "全部"), required=False)
    stage = forms.ChoiceField(
        label="环节",
        choices=[("", "全部"), (STILL_OPEN, "没办结的"), *Stage.choices],
        required=False,
    )
    type = forms.ChoiceField(label="类型", required=False)
    report_class = forms.ChoiceField(label="年报分类", required=False)
    place = forms.ChoiceField(label="社区", required=False)
    found = forms.ChoiceField(label="来源", choices=choices(Found, "全部"), required=False)
    begin = forms.DateField(
        label="登记起",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label="登记止",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    mine = forms.BooleanField(label="我办理的", required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = [(t.code, t.label) for t in queries.types(actor.office)]
        classes = [(c.code, c.label) for c in queries.report_classes(actor.office)]
        self._places = {c.name: c for c in divisions.communities(actor.office)}
        self.fields["type"].choices = [("", "全部"), *types, ("none", "未细分")]  # type: ignore[attr-defined]
        self.fields["report_class"].choices = [("", "全部"), *classes]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", "全部"), *((n, n) for n in self._places)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The valid filters; what cannot be understood is left out and shown as an error."""
        self.is_valid()
        found = {k: v for k, v in self.cleaned_data.items() if v not in ("", None, False)}
        if "place" in found:
            found["place"] = self._places[found["place"]]
        return found


class StepForm(forms.Form):
    """What every step asks: the day it happened."""

    day = forms.DateField(
        label="哪一天",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填日期", "invalid": "日期看不懂，请按 2024-03-05 的样子填"},
    )

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.initial.setdefault("day", timezone.localdate())
        self.order_fields([name for name in self.fields if name != "day"] + ["day"])

    def given(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "day"}


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由"},
    )


class HandleForm(StepForm):
    handler_text = forms.CharField(label="谁办理", max_length=60, required=False)
    method = forms.ChoiceField(label="怎么办理", choices=choices(Method), required=False)


class DoneForm(StepForm):
    outcome = forms.ChoiceField(label="结果", error_messages={"required": "请选结果"})
    method = forms.ChoiceField(label="怎么办理", choices=choices(Method, "不改"), required=False)
    outcome_text = forms.CharField(label="结果说明", max_length=200, required=False)

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        helped = (Outcome.HELPED, Outcome.ANSWERED)
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
    outcome_text = forms.CharField(label="说明", max_length=200, required=False)


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
    receiver = forms.CharField(
        label="移送给哪个单位", max_length=60, error_messages={"required": "请写明移送给哪个单位"}
    )
    acknowledged = forms.CharField(label="对方签收情况", max_length=100, required=False)


class WithdrawForm(StepForm):
    side = forms.TypedChoiceField(
        label="哪一方撤回",
        choices=Side.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "请选是哪一方撤回"},
    )


class ExtendForm(ReasonForm):
    days = forms.IntegerField(
        label="延长几天", min_value=1, max_value=180, error_messages={"required": "请填延长几天"}
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
}
