"""The small forms about records: a file, the name of a view, one value for several."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.files import rules as files
from fengqiao.ui.fields import Reason

from ..columns import Frame, Refused, Typed
from ..register import Register
from ..rows import Values


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


class ViewForm(forms.Form):
    """A name for a list's filters."""

    name = forms.CharField(max_length=40)
    query = forms.CharField(max_length=2000, required=False)


class SeveralForm(forms.Form):
    """What is to be done to several records, with which value, and why. `value` is None for voiding."""

    reason = Reason(error_messages={"required": "请写明理由，每一条的办理记录里都会有"})

    def __init__(self, register: Register, frame: Frame, data: Any, *, is_said: bool) -> None:
        super().__init__(data if is_said else None)
        self.frame = frame
        self.value: Values | None = None
        wanted = data.get("do", "")
        self.column = next((c for c in register.typed if c.key == wanted and may_be_alike(c)), None)
        if self.column is not None:
            self.fields = {"to": self.column.asked(frame)} | self.fields
            self.fields["to"].label = f"改成（{self.column.label}）"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.column is not None and "to" in cleaned:
            try:
                self.value = {self.column.key: self.column.given(cleaned["to"], self.frame)}
            except Refused as why:
                self.add_error("to", str(why))
        return cleaned


def may_be_alike(column: Typed) -> bool:
    return column.entered and column.alike and not column.when
