"""What forms share: a long text, a choice out of words; and the form of a step, which asks its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from .fields import Choice, Day, Reason, Text, Whole


def line(label: str, max_length: int, **more: Any) -> Text:
    """One line of text; what is missing is said by the label's own words."""
    errors = {"required": f"请填{label}"}
    return Text(label=label, max_length=max_length, error_messages=errors, **more)


def text(label: str, max_length: int, rows: int = 3, **more: Any) -> Text:
    """Several lines of text."""
    return line(label, max_length, widget=forms.Textarea(attrs={"rows": rows}), **more)


def count(label: str, **more: Any) -> Whole:
    """A whole number that is not negative."""
    return Whole(label=label, min_value=0, error_messages={"required": f"请填{label}"}, **more)


def choice(label: str, words: Any, first: str = "请选择", **more: Any) -> Choice:
    """One of some words: an enum, or (value, label) pairs."""
    pairs = list(getattr(words, "choices", words))
    return Choice(
        label=label,
        choices=[("", first), *pairs] if first else pairs,
        error_messages={"required": f"请选{label}"},
        **more,
    )


def lines_of(text: str) -> list[str]:
    """The lines of a box, one thing a line, empty ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class StepForm(forms.Form):
    """What every step asks: the day it happened. It is made with the case; what it asks besides the day,
    the procedure takes by the same names."""

    day = Day("哪一天")

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.initial.setdefault("day", timezone.localdate())
        self.order_fields([name for name in self.fields if name != "day"] + ["day"])

    def ask(self, names: Sequence[str]) -> None:
        """This will ask first for days of the case that nobody wrote down, by the names of its columns."""
        for name in names:
            label = str(self.case._meta.get_field(name).verbose_name)
            self.fields[name] = Day(label, help_text="办理记录里没有记下来，请按原来的材料填")
        self.order_fields([*names])


class WhyForm(forms.Form):
    """Why something is done (作废, 撤回), and nothing else."""

    def __init__(self, what: str, *args: Any, longest: int = 500, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = Reason(what, max_length=longest)


class ReasonForm(StepForm):
    """A step that asks why."""

    reason = Reason()


class ExtendForm(ReasonForm):
    """Some days more, and why."""

    days = Whole(
        label="延长几天", min_value=1, max_value=180, error_messages={"required": "请填延长几天"}
    )
