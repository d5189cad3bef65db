"""What the page of a reconciliation asks: a pasted text or a file, the year, and last year's report if at hand."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.ground.dates import YEARS
from fengqiao.ground.sheets import UnusableFile
from fengqiao.ui.fields import Text

from .files import LARGEST, text_of

# Signs of a text, and of last year's: read within a few seconds, whatever it is made of.
LONGEST = 60_000


class TextForm(forms.Form):
    """A text, pasted or read from a file as soon as it is given. Nothing of it is kept."""

    year = forms.IntegerField(
        label="报告的年份",
        min_value=YEARS[0],
        max_value=YEARS[-1],
        error_messages={"invalid": "年份请填四位数", "required": "请填报告的年份"},
    )
    pasted = Text(
        label="要核对的文字",
        required=False,
        help_text="从 WPS、Word 或网页里复制，粘贴到这里",
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
    )
    file = forms.FileField(
        label="或者选一个文件", required=False, help_text="txt、docx、xlsx；统计表按表头认数"
    )
    last = forms.FileField(
        label="去年的报告",
        required=False,
        help_text="查有没有一字不差的段落；不选就和这里上一次签发的比",
    )

    text = ""
    last_text = ""

    def clean_pasted(self) -> str:
        return _within(self.cleaned_data["pasted"])

    def clean_file(self) -> str:
        return self._read("file")

    def clean_last(self) -> str:
        return self._read("last")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        self.text = given.get("file") or given.get("pasted") or ""
        self.last_text = given.get("last") or ""
        if not self.text.strip() and not {"pasted", "file"} & self.errors.keys():
            self.add_error("pasted", "请粘贴要核对的文字，或者选一个文件")
        return given

    def _read(self, field: str) -> str:
        given = self.cleaned_data[field]
        if not given:
            return ""
        if given.size > LARGEST:
            raise forms.ValidationError("文件超过 20 MB，请只留下要核对的正文")
        try:
            return _within(text_of(given.read(), given.name))
        except UnusableFile as error:
            raise forms.ValidationError(str(error)) from None


def _within(text: str) -> str:
    if len(text) > LONGEST:
        told = f"文字有 {len(text)} 字，网页上一次最多核对 {LONGEST} 字，请分几次，或只留下正文"
        raise forms.ValidationError(told)
    return text
