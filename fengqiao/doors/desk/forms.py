"""What the desk's own pages ask: parsing and field errors only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


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


def _password(label: str, autocomplete: str = "new-password", **more: Any) -> forms.CharField:
    return forms.CharField(
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
