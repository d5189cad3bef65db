"""What the import pages ask: a file, and what headings, spellings and rows mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from fengqiao.ground.sheets import MAX_BYTES

from .acts import Answer
from .finding import plain
from .finding.memory import UNUSED
from .staging.twins import APART, SAME
from .words import MeaningKind

UNUSED_LABEL = "这一列不用"
ROWS = {SAME: "是同一件，不再导入", APART: "不是同一件"}


class UploadForm(forms.Form):
    """A workbook. What it is and whether it can be read is found out by the check, by its content."""

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

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > MAX_BYTES:
            raise forms.ValidationError("文件超过 60 MB，请拆成几份再上传")
        return given


class AnswersForm:
    """The answers of a check's page. Each field is named by its place in what the check asked, so that an
    answer always belongs to the question that was shown."""

    def __init__(self, asked: Mapping[str, Any], given: Mapping[str, str], sha256: str) -> None:
        self.asked, self.given, self.sha256 = asked, given, sha256

    def answers(self) -> Iterator[Answer]:
        yield from self._columns()
        yield from self._values()
        yield from self._rows()
        yield from self._corrections()

    def _columns(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["asked"]):
            yield from self._column(f"c{n}", one, one["ledger"], one["choices"])

    def _corrections(self) -> Iterator[Answer]:
        """Columns that the check had mapped, and a person maps otherwise."""
        for s, sheet in enumerate(self.asked["sheets"]):
            for n, one in enumerate(sheet["columns"]):
                if self.given.get(f"s{s}c{n}", one["key"]) != one["key"]:
                    choices = sheet["choices"]
                    yield from self._column(f"s{s}c{n}", one, sheet["ledger"], choices)

    def _column(self, name: str, one: Any, ledger: str, choices: Any) -> Iterator[Answer]:
        means = self.given.get(name, "")
        labels = dict(choices) | {UNUSED: UNUSED_LABEL}
        if means in labels:
            written, told = one["written"], labels[means]
            yield Answer(MeaningKind.COLUMN, ledger, "", one["said"], written, means, told)

    def _values(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["values"]):
            means = self.given.get(f"v{n}", "")
            if means in {value for value, _ in one["choices"]}:
                said, written = plain(one["said"]), one["written"]
                yield Answer(
                    MeaningKind.VALUE, one["ledger"], one["key"], said, written, means, means
                )

    def _rows(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["hints"]):
            means = self.given.get(f"h{n}", "")
            if means in ROWS:
                place = one["place"]
                yield Answer(MeaningKind.ROW, "", self.sha256, place, place, means, ROWS[means])
