"""What the import pages ask: a file, and what headings, spellings and rows mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html

from fengqiao.engines.registers.register import Register
from fengqiao.ground.dates import YEARS
from fengqiao.ground.sheets import MAX_BYTES
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Choice

from .acts import Answer
from .layout import Memory, plain
from .layout.memory import UNUSED
from .models import Meaning
from .reader import reader_of
from .stages.hidden import ANSWERS as HIDDEN
from .stages.twins import APART, SAME
from .told import Checked, HintAsked
from .words import MeaningKind

UNUSED_LABEL = "这一列不用"
RIGHT = "说得对，记住；没有说明的台账也照此认代码"
ROWS = {SAME: "是同一件，不再导入", APART: "不是同一件"}
YES_NO = {MeaningKind.ROW: ROWS, MeaningKind.HIDDEN: HIDDEN}
LABELLED = (MeaningKind.COLUMN, *YES_NO)  # answered by a key; the rest by what is meant itself


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
        min_value=YEARS[0],
        max_value=YEARS[-1],
        help_text="不填就由标题或文件名看出",
        error_messages={"invalid": "年份请填四位数"},
    )

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > MAX_BYTES:
            raise forms.ValidationError("文件超过 60 MB，请拆成几份再上传")
        return given


class MeaningForm(StandingForm):
    """One remembered answer, to be given otherwise: from what could have been answered when it was asked."""

    def __init__(self, row: Meaning, register: Register, data: Any = None) -> None:
        super().__init__(data, standing={"means": row.means})
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
    if row.kind in YES_NO:
        return YES_NO[MeaningKind(row.kind)]
    if row.kind == MeaningKind.COLUMN:
        columns = register.in_words_of(row.office).sheet.columns
        return {one.key: one.label for one in columns} | {UNUSED: UNUSED_LABEL}
    options = getattr(reader_of(register, row.office, None), "options", lambda key: ())
    return {row.means: row.told} | dict(options(row.key))


@dataclass(frozen=True)
class Question:
    """What a check asked: in which field, what stands there on its page, and whatever it is about. `remembered` is
    what the office says by now, None where nobody said; `about` what an answer begins with."""

    name: str
    label: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    shown: str
    remembered: str | None
    about: tuple[str, str, str, str, str]

    @property
    def stands(self) -> str:
        """What stands now, as its field says it; a column that shows as not used is one that nobody needs."""
        offered = dict(self.choices)
        if self.remembered == UNUSED and UNUSED not in offered:
            return ""
        return self.shown if self.remembered is None else self.remembered

    def field(self) -> Choice:
        return Choice(label=self.label, help_text=self.hint, choices=self.choices, required=False)

    def answer(self, means: str) -> Answer:
        told = dict(self.choices)[means] if self.about[0] in LABELLED else means
        return Answer(*self.about, means, told)


@dataclass(frozen=True)
class Group:
    """Questions under one legend; `is_confirmed` whether a legend of codes was said to be right, None for others."""

    legend: str
    questions: Sequence[Question]
    is_confirmed: bool | None = None


@dataclass(frozen=True)
class Part:
    """The fields of a group as a page shows them; `right` the box that says that a legend is right."""

    legend: str
    fields: Sequence[BoundField]
    right: BoundField | None
    is_confirmed: bool


class AnswersForm(StandingForm):
    """The answers to a check. Each field is named by its place in what that check asked, and the page says which check
    it was: an answer belongs to the question that was shown, whatever was checked since."""

    def __init__(
        self,
        found: Checked,
        memory: Memory,
        data: Any = None,
        page: Callable[[HintAsked], str] = lambda hint: "",
    ) -> None:
        self.found, self.memory, self.page = found, memory, page
        self.groups = {
            "asked": [Group("", [*self._asked(), *self._hidden()])],
            "waiting": [Group("", [*self._values(waiting=True)])],
            "unsaid": [Group("", [*self._values(waiting=False)])],
            "legends": [*self._legends()],
            "hints": [Group("", [*self._hints()])],
            "sheets": [*self._sheets()],
        }
        every = [
            one for groups in self.groups.values() for each in groups for one in each.questions
        ]
        standing = {one.name: one.shown if data is None else one.stands for one in every}
        super().__init__(data, standing=standing)
        self.fields |= {one.name: one.field() for one in every}
        for n, legend in enumerate(self.groups["legends"]):
            if legend.is_confirmed is False:
                self.fields[f"l{n}"] = forms.BooleanField(label=RIGHT, required=False)

    @property
    def parts(self) -> dict[str, list[Part]]:
        """The fields as the page shows them, by the kind of what is asked."""
        return {
            kind: [self._part(n, one) for n, one in enumerate(groups) if one.questions]
            for kind, groups in self.groups.items()
        }

    def answers(self) -> Iterator[Answer]:
        """What she says, and the office does not say yet."""
        for groups in self.groups.values():
            for n, group in enumerate(groups):
                yield from self._said(group, bool(self.cleaned_data.get(f"l{n}")))

    def _said(self, group: Group, right: bool) -> Iterator[Answer]:
        """What was changed; of a legend all, when a person says that it is right or puts one of its codes right."""
        given = {one: self.cleaned_data.get(one.name) or one.shown for one in group.questions}
        changed = [one for one, means in given.items() if means != one.shown]
        whole = group.is_confirmed is not None and (right or changed)
        for one in given if whole else changed:
            if given[one] in dict(one.choices) and given[one] != one.remembered:
                yield one.answer(given[one])

    def _part(self, n: int, group: Group) -> Part:
        right = self[f"l{n}"] if group.is_confirmed is False else None
        fields = [self[one.name] for one in group.questions]
        return Part(group.legend, fields, right, bool(group.is_confirmed))

    def _asked(self) -> Iterator[Question]:
        for n, one in enumerate(self.found["asked"]):
            hint = f"工作表“{one['sheet']}”，里面写着：{'，'.join(one['examples'])}"
            choices = _pairs(("", "请选择"), *one["choices"], (UNUSED, UNUSED_LABEL))
            yield self._column(f"c{n}", f"“{one['written']}”是哪一列？", hint, choices, one)

    def _hidden(self) -> Iterator[Question]:
        """Rows that a filter hid: asked once a file."""
        if one := self.found.get("hidden"):
            yield Question(
                "hidden",
                f"隐藏的行里有 {one['count']} 条，要不要导入？",
                f"工作表“{'”“'.join(one['sheets'])}”里有行被筛选掉或隐藏了。这份文件只问这一次。",
                _pairs(("", "请选择"), *HIDDEN.items()),
                "",
                self.memory.hidden.get(one["said"]),
                (MeaningKind.HIDDEN, one["ledger"], "", one["said"], one["written"]),
            )

    def _values(self, *, waiting: bool) -> Iterator[Question]:
        for n, one in enumerate(self.found["values"]):
            if bool(one["waiting"]) is not waiting:
                continue
            said, about = plain(one["said"]), (one["ledger"], one["key"])
            more = f"，其中 {one['waiting']} 行等您说明才能导入" if waiting else ""
            none = "先不说，退回这些行" if waiting else "不说，照原样"
            yield Question(
                f"v{n}",
                f"{one['label']}写着“{one['written']}”，是什么？",
                f"共 {one['count']} 处{more}",
                _pairs(("", none), *one["choices"]),
                "",
                self.memory.values.get((*about, said)),
                (MeaningKind.VALUE, *about, said, one["written"]),
            )

    def _legends(self) -> Iterator[Group]:
        for n, one in enumerate(self.found["legends"]):
            about, codes = (one["ledger"], one["key"]), []
            held = self.memory.codes.get(about, {})
            for m, (code, words, means) in enumerate(one["codes"]):
                others = [choice for choice in one["choices"] if choice[0] != means]
                codes.append(
                    Question(
                        f"l{n}c{m}",
                        f"{code}（{words}）",
                        "",
                        _pairs((means, means), *others),
                        means,
                        held[code][1] if code in held else None,
                        (MeaningKind.CODE, *about, code, words),
                    )
                )
            legend = f"{one['label']}的代码（工作表“{one['sheet']}”里的说明）"
            yield Group(legend, codes, bool(one["is_confirmed"]))

    def _hints(self) -> Iterator[Question]:
        for n, one in enumerate(self.found["hints"]):
            yield Question(
                f"h{n}",
                f"{one['place']}：{one['text']}",
                _like(one, self.page(one)),
                _pairs(("", "先不说，当作两件"), *ROWS.items()),
                "",
                self.memory.pairs.get(one["pair"]),
                (MeaningKind.ROW, one["ledger"], "", one["pair"], _both(one)),
            )

    def _sheets(self) -> Iterator[Group]:
        """Columns that the check had mapped, and a person maps otherwise."""
        for s, sheet in enumerate(self.found["sheets"]):
            columns = []
            for n, one in enumerate(sheet["columns"]):
                others = [choice for choice in sheet["choices"] if choice[0] != one["key"]]
                unused = [(UNUSED, UNUSED_LABEL)] if one["key"] else []
                choices = _pairs((one["key"], one["label"]), *others, *unused)
                told = one | {"ledger": sheet["ledger"]}
                columns.append(self._column(f"s{s}c{n}", one["written"], "", choices, told))
            year = f"，{sheet['year']} 年" if sheet["year"] else ""
            legend = f"{sheet['name']}（{sheet['label']}，表头在第 {sheet['header_row']} 行{year}）"
            yield Group(legend, columns)

    def _column(self, name: str, label: str, hint: str, choices: Any, one: Any) -> Question:
        about = (one["ledger"], one["said"])
        remembered = self.memory.columns.get(about)
        kept = (MeaningKind.COLUMN, one["ledger"], "", one["said"], one["written"])
        return Question(name, label, hint, choices, one.get("key", ""), remembered, kept)


def _pairs(*choices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Choices as a form takes them; a job keeps them as lists."""
    return tuple((value, label) for value, label in choices)


def _both(hint: HintAsked) -> str:
    return f"{hint['text']} ／ {hint['other_text']}"


def _like(hint: HintAsked, url: str) -> str:
    """Which record a row is like, with a link to it where it is registered."""
    more = f"：{hint['other_text']}" if hint["other_text"] != hint["other"] else ""
    if not url:
        return f"像 {hint['other_place']}{more}"
    return format_html('像已登记的 <a href="{}">{}</a>{}', url, hint["other"], more)
