"""What is asked of a word of the office."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Choice, Day, Text, Whole

from .bases import LONGEST, Word
from .lists import Listed

_BETWEEN = re.compile(r"[、，,；;\n]+")


class LabelForm(StandingForm):
    label = Text(label="名称", max_length=LONGEST, error_messages={"required": "请写名称"})


class SpellingsForm(StandingForm):
    spellings = Text(
        label="其他写法",
        max_length=600,
        required=False,
        help_text="旧台账里的叫法，用顿号隔开；导入时按它认",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_spellings(self) -> list[str]:
        parts = (part.strip() for part in _BETWEEN.split(self.cleaned_data["spellings"]))
        return list(dict.fromkeys(part for part in parts if part))


class CountForm(forms.Form):
    """What a word counts as, one question for each way in which words of its list are counted."""

    def __init__(self, listed: Listed, office: UUID, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rolls = listed.rolls
        for roll in listed.rolls:
            self.fields[roll.key] = Choice(
                label=roll.label,
                help_text=roll.hint,
                choices=[("", "请选择"), *roll.choices(office)],
                error_messages={"required": f"请选“{roll.label}”"},
            )
        self.order_fields([*(roll.key for roll in listed.rolls), "since"])

    def counts_as(self) -> dict[str, str]:
        return {roll.key: self.cleaned_data[roll.key] for roll in self.rolls}


class RecountForm(StandingForm, CountForm):
    since = Day(
        "从哪天起",
        help_text="这一天起登记的按新的算；以前的还按原来的算",
        initial=timezone.localdate,
    )


class AddForm(CountForm):
    """A new word: what it is called and written like, what it counts as, from which day it is offered."""

    label = LabelForm.base_fields["label"]
    spellings = SpellingsForm.base_fields["spellings"]
    begins_on = Day("从哪天起用", help_text="登记时从这一天起可以选它", initial=timezone.localdate)

    clean_spellings = SpellingsForm.clean_spellings

    def __init__(self, listed: Listed, office: UUID, *args: Any, **kwargs: Any) -> None:
        super().__init__(listed, office, *args, **kwargs)
        self.order_fields(["label", *(roll.key for roll in listed.rolls), "spellings", "begins_on"])


class RetireForm(StandingForm):
    on = Day(
        "从哪天起不用",
        help_text="已经登记的照旧看得见、算得上，只是新登记时不再列出",
        initial=timezone.localdate,
    )


class RestoreForm(forms.Form):
    """Nothing is asked."""


class PlaceForm(forms.Form):
    to = Whole(
        label="放到第几个", min_value=1, max_value=999, error_messages={"required": "请写第几个"}
    )


def asking(kind: type[forms.Form], listed: Listed, word: Word, data: Any = None) -> forms.Form:
    """A form about a word, filled with what stands there until something is sent."""
    held = {roll.key: roll.held(word) for roll in listed.rolls}
    said = {"label": word.label, "spellings": "、".join(word.spellings), "on": word.ended_on}
    if issubclass(kind, RecountForm):
        return kind(listed, word.office, data, standing=held)
    if issubclass(kind, StandingForm):
        return kind(data, standing={name: said[name] for name in kind.base_fields if name in said})
    return kind(data)
