"""Naming the opponent, writing a note, attaching a file."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.files import rules as files
from fengqiao.ui.fields import Choice, Text

from ..words import Audience
from .parts import choices, names_in


class OpponentForm(forms.Form):
    names = Text(
        label="对方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写对方是谁"},
    )

    def clean_names(self) -> list[str]:
        return names_in(self.cleaned_data["names"])


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


class AttachForm(forms.Form):
    """A file with its audience; what it is, is said by its content."""

    file = forms.FileField(
        label="文件",
        max_length=200,
        help_text="照片、录音、PDF、Word、Excel、WPS 都可以，不超过 20 MB",
        widget=forms.FileInput(attrs={"accept": files.ACCEPTED}),
        error_messages={
            "required": "请选一个文件",
            "empty": "文件是空的，请确认已经保存，再重新选",
            "max_length": "文件名太长，请改短到 200 个字以内",
        },
    )
    audience = _audience()

    bytes: bytes

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        self.bytes = given.read(files.LARGEST + 1)
        if reason := files.unfit(self.bytes, given.name):
            raise forms.ValidationError(reason)
        return given
