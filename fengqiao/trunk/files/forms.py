"""The form of a file beside something: what it is, is said by its content."""

from __future__ import annotations

from typing import Any

from django import forms

from . import rules


class FileForm(forms.Form):
    """`hint` says what may be put there; `bytes` hold what was given."""

    hint = ""
    file = forms.FileField(
        label="文件",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": rules.ACCEPTED}),
        error_messages={
            "required": "请选一个文件",
            "empty": "文件是空的，请确认已经保存，再重新选",
            "max_length": "文件名太长，请改短到 200 个字以内",
        },
    )

    bytes: bytes

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = self.hint

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        self.bytes = given.read(rules.LARGEST + 1)
        if reason := rules.unfit(self.bytes, given.name):
            raise forms.ValidationError(reason)
        return given
