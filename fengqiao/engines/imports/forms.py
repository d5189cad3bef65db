"""What the import pages ask: a file, and what headings, spellings and rows mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from fengqiao.engines.registers.register import Register
from fengqiao.ground.sheets import MAX_BYTES

from .acts import Answer
from .layout import plain
from .layout.memory import UNUSED
from .models import Meaning
from .reader import reader_of
from .stages.hidden import ANSWERS as HIDDEN
from .stages.twins import APART, SAME
from .told import Checked, ColumnAsked, ColumnRead, Pairs
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


class MeaningForm(forms.Form):
    """One remembered answer, to be given otherwise: from what could have been answered when it was asked."""

    def __init__(self, row: Meaning, register: Register, data: Any = None) -> None:
        super().__init__(data, initial={"means": row.means})
        self.row = row
        self.labels = _answers(row, register)
        wrong = {"invalid_choice": "请在列出的里选一个"}
        self.fields["means"] = forms.ChoiceField(
            label="以后当作", choices=list(self.labels.items()), error_messages=wrong
        )

    def answer(self) -> Answer:
        row, means = self.row, self.cleaned_data["means"]
        told = self.labels[means]
        return Answer(row.kind, row.ledger, row.key, row.said, row.written, means, told)


def _answers(row: Meaning, register: Register) -> dict[str, str]:
    if row.kind in (MeaningKind.ROW, MeaningKind.HIDDEN):
        return ROWS if row.kind == MeaningKind.ROW else HIDDEN
    if row.kind == MeaningKind.COLUMN:
        columns = register.in_words_of(row.office).sheet.columns
        return {one.key: one.label for one in columns} | {UNUSED: UNUSED_LABEL}
    options = getattr(reader_of(register, row.office, None), "options", lambda key: ())
    return {row.means: row.told} | dict(options(row.key))


class AnswersForm:
    """The answers of a check's page. Each field is named by its place in what the check asked, so that an
    answer always belongs to the question that was shown."""

    def __init__(self, asked: Checked, given: Mapping[str, str]) -> None:
        self.asked, self.given = asked, given

    def answers(self) -> Iterator[Answer]:
        yield from self._columns()
        yield from self._hidden()
        yield from self._values()
        yield from self._codes()
        yield from self._rows()
        yield from self._corrections()

    def _columns(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["asked"]):
            yield from self._column(f"c{n}", one, one["ledger"], one["choices"])

    def _hidden(self) -> Iterator[Answer]:
        asked, means = self.asked.get("hidden"), self.given.get("hidden", "")
        if asked and means in HIDDEN:
            ledger, said, written = asked["ledger"], asked["said"], asked["written"]
            yield Answer(MeaningKind.HIDDEN, ledger, "", said, written, means, HIDDEN[means])

    def _corrections(self) -> Iterator[Answer]:
        """Columns that the check had mapped, and a person maps otherwise."""
        for s, sheet in enumerate(self.asked["sheets"]):
            for n, one in enumerate(sheet["columns"]):
                if self.given.get(f"s{s}c{n}", one["key"]) != one["key"]:
                    choices = sheet["choices"]
                    yield from self._column(f"s{s}c{n}", one, sheet["ledger"], choices)

    def _column(
        self, name: str, one: ColumnAsked | ColumnRead, register: str, choices: Pairs
    ) -> Iterator[Answer]:
        means = self.given.get(name, "")
        labels = dict(choices) | {UNUSED: UNUSED_LABEL}
        if means in labels:
            written, told = one["written"], labels[means]
            yield Answer(MeaningKind.COLUMN, register, "", one["said"], written, means, told)

    def _values(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["values"]):
            means = self.given.get(f"v{n}", "")
            if means in {value for value, _ in one["choices"]}:
                said, written = plain(one["said"]), one["written"]
                yield Answer(
                    MeaningKind.VALUE, one["ledger"], one["key"], said, written, means, means
                )

    def _codes(self) -> Iterator[Answer]:
        """A legend is kept when a person says that it is right, or puts one of its codes right."""
        for n, one in enumerate(self.asked["legends"]):
            known = {words for _, words, _ in one["codes"]} | {value for value, _ in one["choices"]}
            given = [self.given.get(f"l{n}c{m}", "") for m in range(len(one["codes"]))]
            right = [
                means or stood for means, (_, _, stood) in zip(given, one["codes"], strict=True)
            ]
            if f"l{n}" not in self.given and right == [stood for _, _, stood in one["codes"]]:
                continue
            for means, (code, words, _) in zip(right, one["codes"], strict=True):
                if means in known:
                    yield Answer(
                        MeaningKind.CODE, one["ledger"], one["key"], code, words, means, means
                    )

    def _rows(self) -> Iterator[Answer]:
        for n, one in enumerate(self.asked["hints"]):
            means = self.given.get(f"h{n}", "")
            if means in ROWS:
                written = f"{one['text']} ／ {one['other_text']}"
                yield Answer(
                    MeaningKind.ROW, one["ledger"], "", one["pair"], written, means, ROWS[means]
                )
