"""What the import pages ask."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.ground.sheets import UnusableFile, Workbook, read

LARGEST = 60 * 1024 * 1024


class UploadForm(forms.Form):
    """A workbook, read as soon as it is given: what cannot be read is said at the field."""

    file = forms.FileField(
        label="台账文件",
        help_text="xlsx、xls、ods、csv 都可以；先检查，您看过再导入",
        error_messages={
            "required": "请选一个文件",
            "empty": "文件是空的，请确认已经保存，再重新上传。",
        },
    )
    year = forms.IntegerField(
        label="年份",
        required=False,
        min_value=1949,
        max_value=2199,
        help_text="不填就由标题或文件名看出",
        error_messages={"invalid": "年份请填四位数"},
    )

    book: Workbook
    bytes: bytes

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError("文件超过 60 MB，请拆成几份再上传")
        self.bytes = given.read()
        try:
            self.book = read(self.bytes, given.name)
        except UnusableFile as error:
            raise forms.ValidationError(str(error)) from None
        return given
