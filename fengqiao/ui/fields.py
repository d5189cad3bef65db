"""Fields that say what is wrong, and what to do, in the words of an office instead of the framework's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.ground import signs
from fengqiao.ground.blanks import is_blank
from fengqiao.ground.dates import FIRST_DAY, YEARS, BadDate, parse_typed

from . import asks


class Text(forms.CharField):
    """Words. They are clean when they come (doors/desk/texts); what has no lines holds no break either. What shows no
    sign is empty; a number by which a person is known is asked about before it is kept."""

    default_error_messages = {
        "max_length": "太长了：最多 %(limit_value)d 字，现在 %(show_value)d 字，请改短",
        "null_characters_not_allowed": "里面有看不见的字符，请重新输入",
    }

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and isinstance(self.widget, forms.TextInput):
            value = signs.one_line(value)
        held = super().to_python(value)
        return self.empty_value if held and is_blank(held) else held

    def clean(self, value: Any) -> Any:
        held = super().clean(value)
        if held and not isinstance(self.widget, forms.PasswordInput):
            asks.about_numbers(held)
        return held


class Whole(forms.IntegerField):
    default_error_messages = {
        "invalid": "请填整数",
        "min_value": "最小填 %(limit_value)s",
        "max_value": "最大填 %(limit_value)s",
    }


class Year(Whole):
    """A year in four digits: those that ledgers tell of, and that a day can have."""

    def __init__(
        self, *, label: str, error_messages: dict[str, str] | None = None, **more: Any
    ) -> None:
        wrong = dict.fromkeys(("invalid", "min_value", "max_value"), f"{label}请填四位数")
        told = wrong | (error_messages or {})
        super().__init__(
            label=label, min_value=YEARS[0], max_value=YEARS[-1], error_messages=told, **more
        )


class Decimal(forms.DecimalField):
    default_error_messages = {
        "invalid": "请填数字",
        "min_value": "最小填 %(limit_value)s",
        "max_value": "最大填 %(limit_value)s",
        "max_digits": "数字太大，请核对",
        "max_whole_digits": "数字太大，请核对",
        "max_decimal_places": "小数最多 %(max)s 位",
    }


class Day(forms.DateField):
    """A day, typed or pasted in any way people write one (2024.3.5, 2024年3月5日, 24.3.5), or taken from the
    calendar that ui.js puts beside the box. The browser's own day box is not used: it drops what it cannot read
    before anybody sees it. `since`: before it nothing of the kind can have been."""

    widget = forms.DateInput(attrs={"data-day": "", "autocomplete": "off"}, format="%Y-%m-%d")
    default_error_messages = {
        "impossible_date": "“%(text)s”不是能用的日期，请核对，像 2024.3.5 这样写",
        "ambiguous_date": "“%(text)s”不止一种读法，请写全年月日，像 2024.3.5 这样",
        "incomplete_date": "“%(text)s”缺年、月或日，请写全，像 2024.3.5 这样",
        "early_date": "“%(text)s”太早了，不会早于 %(since)s，请核对年份",
    }

    def __init__(self, label: str, since: date = FIRST_DAY, **more: Any) -> None:
        self.since = since
        errors = {"required": f"请填{label}"} | more.pop("error_messages", {})
        super().__init__(label=label, error_messages=errors, **more)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            day = parse_typed(value, timezone.localdate())
        except BadDate as wrong:
            raise forms.ValidationError(self.why(wrong), wrong.code) from None
        if day < self.since:
            told = {"text": str(value).strip()[:30], "since": self.since.isoformat()}
            raise forms.ValidationError(self.error_messages["early_date"] % told, "early_date")
        return day

    @classmethod
    def why(cls, wrong: BadDate) -> str:
        """The sentence for what is no certain day."""
        return cls.default_error_messages[wrong.code] % {"text": wrong.text.strip()[:30]}


class Reason(Text):
    """Why: of a step, a correction, a record taken out. The journal keeps it. `what` is done: 更正, 作废."""

    def __init__(self, what: str = "", **more: Any) -> None:
        wanted = f"请写明为什么{what}" if what else "请写明理由"
        errors = {"required": wanted} | more.pop("error_messages", {})
        more.setdefault("max_length", 500)
        more.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        super().__init__(label=f"{what}理由", error_messages=errors, **more)


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
