"""The form of a file beside a record."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.files import rules as files


class FileForm(forms.Form):
    """A file beside a record; what it is, is said by its content."""

    file = forms.FileField(
        label="文件",
        max_length=200,
        help_text="签到表、照片、扫描件都可以，不超过 20 MB；不强求，有就放",
        widget=forms.FileInput(attrs={"accept": files.ACCEPTED}),
        error_messages={
            "required": "请选一个文件",
            "empty": "文件是空的，请确认已经保存，再重新选",
            "max_length": "文件名太长，请改短到 200 个字以内",
        },
    )

    bytes: bytes

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        self.bytes = given.read(files.LARGEST + 1)
        if reason := files.unfit(self.bytes, given.name):
            raise forms.ValidationError(reason)
        return given
