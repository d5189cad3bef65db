"""Fields that say what is wrong, and what to do, in the words of an office instead of the framework's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms


class Text(forms.CharField):
    default_error_messages = {
        "max_length": "太长了：最多 %(limit_value)d 字，现在 %(show_value)d 字，请改短",
        "null_characters_not_allowed": "里面有看不见的字符，请重新输入",
    }


class Whole(forms.IntegerField):
    default_error_messages = {
        "invalid": "请填整数",
        "min_value": "最小填 %(limit_value)s",
        "max_value": "最大填 %(limit_value)s",
    }


class Decimal(forms.DecimalField):
    default_error_messages = {
        "invalid": "请填数字",
        "min_value": "最小填 %(limit_value)s",
        "max_value": "最大填 %(limit_value)s",
        "max_digits": "数字太大，请核对",
        "max_whole_digits": "数字太大，请核对",
        "max_decimal_places": "小数最多 %(max)s 位",
    }


class Choice(forms.ChoiceField):
    default_error_messages = {"invalid_choice": "请从列出的里面选一个"}


class Suggested(forms.TextInput):
    """A line to write in; what may be chosen is offered by the browser, each with a word about it."""

    template_name = "ui/kit/suggested.html"

    def __init__(self, offered: Sequence[tuple[str, str]] = (), attrs: Any = None) -> None:
        self.offered = offered
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        listed = f"{(attrs or {}).get('id', name)}_offered"
        context = super().get_context(name, value, {**(attrs or {}), "list": listed})
        return context | {"offered": self.offered, "listed": listed}
