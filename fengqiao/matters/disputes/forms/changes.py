"""Naming the opponent, writing a note, attaching a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from fengqiao.trunk.files.forms import FileForm
from fengqiao.ui.fields import Choice, Text

from ..words import Audience
from .parts import ask_of_both_sides, choices, names_in


class OpponentForm(forms.Form):
    names = Text(
        label="对方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写对方是谁"},
    )

    def __init__(self, one_side: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one_side = one_side

    def clean_names(self) -> list[str]:
        names = names_in(self.cleaned_data["names"])
        ask_of_both_sides(self.one_side, names)
        return names


def _audience() -> Choice:
    """Who may read what is put on a case; the narrowest stands first and is the default."""
    return Choice(
        label="谁可以看",
        choices=choices(Audience, "", (Audience.HANDLERS, Audience.OFFICE)),
        initial=Audience.HANDLERS,
        widget=forms.RadioSelect,
    )


class NoteForm(forms.Form):
    """A note with its audience."""

    text = Text(
        label="记一笔",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写内容"},
    )
    audience = _audience()


class AttachForm(FileForm):
    """A file with its audience."""

    hint = "照片、录音、PDF、Word、Excel、WPS 都可以，不超过 20 MB"
    audience = _audience()
