"""What the desk's own pages ask: parsing and field errors only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone

from fengqiao.engines.procedures.clock import LONGEST
from fengqiao.engines.procedures.lengths import Length
from fengqiao.trunk.divisions import queries
from fengqiao.trunk.divisions.models import Division, SpecialDay
from fengqiao.trunk.divisions.words import Level
from fengqiao.trunk.people import powers, rules
from fengqiao.trunk.people.models import Account
from fengqiao.ui.clash import StandingForm, typed
from fengqiao.ui.fields import Choice, Day, Text


class LoginForm(AuthenticationForm):
    """Login name and password. One sentence for whatever was wrong: which of the two is not said."""

    error_messages = {
        "invalid_login": "登录名或密码不对。请检查大小写后再试；忘记密码请找本单位管理员要一次性登录链接。",
        "inactive": "登录名或密码不对。请检查大小写后再试；忘记密码请找本单位管理员要一次性登录链接。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "登录名"
        self.fields["username"].error_messages["required"] = "请填登录名"
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages["required"] = "请填密码"


def _password(label: str, autocomplete: str = "new-password", **more: Any) -> Text:
    return Text(
        label=label,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"请填{label}"},
        **more,
    )


class NewPasswordForm(forms.Form):
    password = _password("新密码", help_text="至少 12 个字；可以是一句好记的话，不要求大小写和符号")
    again = _password("再填一遍")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "again" in data and "password" in data and data["again"] != data["password"]:
            self.add_error("again", "两遍不一样，请重新填")
        return data


class ChangePasswordForm(NewPasswordForm):
    current = _password("现在的密码", "current-password")

    field_order = ["current", "password", "again"]

    def __init__(self, account: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_current(self) -> str:
        if not self.account.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError("现在的密码不对")
        return self.cleaned_data["current"]


class PostForm(forms.Form):
    """A post: what for, where, since when. The divisions are those that the administrator reaches."""

    role = Choice(
        label="岗位",
        choices=lambda: [("", "请选择"), *powers.staff_choices()],
        error_messages={"required": "请选岗位"},
    )
    division = Choice(label="辖区", error_messages={"required": "请选辖区"})
    title = Text(label="职务", max_length=40, required=False, help_text="不填就用岗位名称")
    is_leader = forms.BooleanField(label="领导干部", required=False)
    starts_on = Day("任职起")

    def __init__(self, divisions: Sequence[Division], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._divisions = {str(division.pk): division for division in divisions}
        self.fields["division"].choices = [  # type: ignore[attr-defined]
            (str(place.pk), blanks + place.name) for place, blanks in queries.indented(divisions)
        ]
        self.initial.setdefault("starts_on", timezone.localdate())

    def clean_starts_on(self) -> date:
        starts_on: date = self.cleaned_data["starts_on"]
        if why := rules.begins_from_today(starts_on):
            raise forms.ValidationError(why)
        return starts_on

    @property
    def place(self) -> Division:
        return self._divisions[self.cleaned_data["division"]]


class LoginNameForm(forms.Form):
    login = Text(
        label="登录名",
        max_length=40,
        help_text="全系统不能重复，可以用姓名",
        error_messages={"required": "请填登录名"},
    )

    def clean_login(self) -> str:
        login = self.cleaned_data["login"]
        if Account.objects.filter(login=login).exists():
            raise forms.ValidationError("这个登录名已经有人用了，请换一个")
        return login


class PersonForm(LoginNameForm, PostForm):
    """A new person on one page: who, which post, and the login name when there is to be an account."""

    name = Text(label="姓名", max_length=40, error_messages={"required": "请填姓名"})
    phone = Text(label="电话", max_length=20, required=False)

    field_order = ["name", "phone", "role", "division", "title", "starts_on", "is_leader", "login"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].required = False
        self.fields["login"].help_text = "不用系统的人可以不填；全系统不能重复，可以用姓名"


class EndForm(StandingForm):
    """From which day something is no more; `ends_on` what was said before."""

    day = Day("从哪一天起")

    def __init__(self, data: Any, ends_on: date | None, **kwargs: Any) -> None:
        begun = {"day": timezone.localdate()}
        super().__init__(data, standing={"day": ends_on}, initial=begun, **kwargs)


class DivisionForm(StandingForm):
    name = Text(label="名称", max_length=40, error_messages={"required": "请填名称"})
    code = Text(label="代码", max_length=24, required=False)
    spellings = Text(
        label="其他写法",
        max_length=400,
        required=False,
        help_text="旧台账里的别名、简称，用顿号隔开；导入时照样认得",
    )

    def clean_spellings(self) -> list[str]:
        parts = (part.strip() for part in re.split(r"[、；;，,\n]", self.cleaned_data["spellings"]))
        return list(dict.fromkeys(part for part in parts if part))


class NewDivisionForm(DivisionForm):
    level = Choice(label="层级")

    field_order = ["level", "name", "code", "spellings"]

    def __init__(self, above: Division, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level.value, level.label) for level in BELOW.get(above.level, ())
        ]


# What may stand below what.
BELOW = {
    Level.SUBDISTRICT: (Level.COMMUNITY, Level.VILLAGE),
    Level.COMMUNITY: (Level.GRID,),
    Level.VILLAGE: (Level.GRID,),
    Level.GRID: (Level.BUILDING, Level.UNIT),
    Level.BUILDING: (Level.UNIT,),
}


class DayForm(StandingForm):
    """One day that differs from its weekday. The day says which row is meant: `held` gives what stands of it."""

    changed = "这一天已经写着“{}”。您写的还在，没有保存；确实要改成您写的，请再保存一次"

    day = Day("日期")
    kind = Choice(
        label="这一天",
        choices=[("off", "放假"), ("on", "调休上班")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选放假还是上班"},
    )
    label = Text(
        label="名称", max_length=20, help_text="如：春节", error_messages={"required": "请填名称"}
    )

    def __init__(self, data: Any, held: Callable[[date], SpecialDay | None]) -> None:
        row = held(day) if (day := typed(self.base_fields["day"], data, "day")) else None
        kind = ("on" if row.is_workday else "off") if row else None
        super().__init__(data, standing={"kind": kind, "label": row.label if row else ""})

    def is_workday(self) -> bool:
        return self.cleaned_data["kind"] == "on"


class LengthForm(StandingForm):
    """How long one of the office's clocks runs, and from which day; both say what is meant."""

    changed = "从那天起已经定了“{}”。您写的还在，没有保存；确实要用您写的，请再保存一次"

    clock = Choice(label="哪个期限", error_messages={"required": "请选哪个期限"})
    amount = forms.IntegerField(
        label="多长",
        min_value=1,
        max_value=LONGEST,
        help_text="单位随这个期限：日或工作日",
        error_messages={
            "required": "请填多长",
            "invalid": "请填整数",
            "min_value": "至少 1",
            "max_value": f"最多 {LONGEST}",
        },
    )
    since = Day("从哪天起用")

    def __init__(self, lengths: Iterable[Length], data: Any, initial: dict[str, Any]) -> None:
        held = {one.key: one for one in lengths}
        said = held.get((data or {}).get("clock", ""))
        since = typed(self.base_fields["since"], data, "since")
        stands = (
            [one.length.amount for one in said.changes if since and one.since >= since]
            if said
            else []
        )
        super().__init__(data, standing={"amount": stands[-1] if stands else None}, initial=initial)
        labels = [(one.key, one.label) for one in held.values()]
        self.fields["clock"].choices = [("", "请选择"), *labels]  # type: ignore[attr-defined]


class RemoveDayForm(forms.Form):
    day = Day("日期")
