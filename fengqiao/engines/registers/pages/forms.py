"""The forms of a declared register: one record with its tables, the list's filters, a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django import forms
from django.forms import BaseFormSet, BoundField, formset_factory

from fengqiao.ground.ids import uuid7
from fengqiao.ui.fields import Reason

from ..columns import ROW, Children, Flag, Frame, Refused, Typed
from ..register import Register
from ..rows import Value, Values

MORE_ROWS = 5
TAKE = "take-"  # of a column that both changed: whose word holds


@dataclass(frozen=True)
class Both:
    """A column that two people changed: what she wrote, what stands there now, who wrote that."""

    name: str
    label: str
    hers: str
    theirs: str
    by: str


def _takes(key: str, said: Any) -> bool:
    return key.startswith(TAKE) and said == "theirs"


class ColumnsForm(forms.Form):
    """A form whose fields are typed columns; `values` holds what they were given, column by column."""

    def __init__(self, columns: tuple[Typed, ...], frame: Frame, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = tuple(column for column in columns if column.entered)
        self.frame = frame
        self.values: Values = {}
        for column in self.columns:
            self.fields[column.key] = column.asked(frame)

    def let_stand(self) -> None:
        """What a record holds may stay as it is: who mends one field is not asked about another."""
        for column in self.columns:
            column.let_stand(self.fields[column.key], self.initial.get(column.key), self.frame)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for column in self.columns:
            if column.key in cleaned:
                try:
                    self.values[column.key] = column.given(cleaned[column.key], self.frame)
                except Refused as why:
                    self.add_error(column.key, str(why))
        return cleaned


class RecordForm(ColumnsForm):
    """A record's form: its columns, then a table for each of its child tables.

    `start` gives what the fields begin with. An amendment also asks why, and carries the marks of what its page
    had shown (`edits.Seen`), so that two people do not overwrite each other unseen.
    """

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        register: Register,
        frame: Frame,
        data: Any = None,
        *,
        start: Mapping[str, Value] | None = None,
        record: Any = None,
        seen: Mapping[str, str] | None = None,
    ) -> None:
        self.register, self.record, self.shown = register, record, seen
        self.clashes: list[Both] = []
        begun = {one.key: one.begun(frame) for one in register.typed} | dict(start or {})
        if record is not None:
            begun = {one.key: one.initial(record) for one in register.typed} | {
                "seen": dict(seen or {})
            }
        asked = tuple(one for one in register.typed if one.is_asked_of(record))
        super().__init__(asked, frame, data, initial={"id": uuid7()} | begun)
        if record is not None:
            self.fields.pop("id")
            self.fields["reason"] = Reason("更正")
            self.fields["seen"] = forms.JSONField(widget=forms.HiddenInput, required=False)
            self.let_stand()
        self.tables = [TableForms(table, frame, data, record) for table in register.tables]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for rule in self.register.rules:
            if rule.broken(self.values):
                self.add_error(rule.at, rule.sentence)
        if self.record is not None and not isinstance(cleaned.get("seen"), dict):
            self._show_anew()
            self.add_error(None, "看不出这一页是什么时候打开的。请核对现在的内容，再保存一次。")
        return cleaned

    @property
    def seen_then(self) -> dict[str, str]:
        """The marks of what the form had shown; what she took over from the other counts as seen."""
        return self.cleaned_data["seen"]

    def edited(self) -> tuple[Values, dict[str, list[Values]]]:
        """What was filled in, without what she leaves to the other (`clash`)."""
        left = {key.removeprefix(TAKE) for key, said in self.data.items() if _takes(key, said)}
        values = {key: value for key, value in self.values.items() if key not in left}
        return values, {key: rows for key, rows in self.rows().items() if key not in left}

    def clash(self, keys: Iterable[str], standing: Any, by: Mapping[str, str]) -> None:
        """This will show, for each column that both changed, the two texts, and let her choose. Her words stay."""
        for one in self.register.fields:
            if one.key in keys:
                name, hers = f"{TAKE}{one.key}", self._said(one, standing)
                self.clashes.append(
                    Both(name, one.label, hers, one.shown(standing), by.get(one.key, ""))
                )
        self._show_anew()

    def _said(self, one: Typed | Children, standing: Any) -> str:
        if isinstance(one, Typed):
            return one.called(self.values.get(one.key), standing)
        table = next(table for table in self.tables if table.declared is one)
        return "；".join(
            " ".join(filter(None, (c.called(row.get(c.key), standing) for c in one.columns)))
            for row in table.values()
        )

    def _show_anew(self) -> None:
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = json.dumps(self.shown)
        self.data = data

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(table.is_valid() for table in self.tables)])

    def rows(self) -> dict[str, list[Values]]:
        """The rows of each table as values."""
        return {table.declared.key: table.values() for table in self.tables}

    def grouped(self) -> tuple[list[BoundField], list[BoundField]]:
        """The fields that are always asked, and those behind 更多."""
        asked = [self[one.key] for one in self.columns if not one.more]
        more = [self[one.key] for one in self.columns if one.more]
        return asked, more

    @property
    def more_is_open(self) -> bool:
        return any(
            bound.errors or bound.value() not in (None, "", False, [])
            for bound in self.grouped()[1]
        )

    @property
    def faults(self) -> Faults:
        return Faults(self)


class TableForms:
    """The rows of one child table, with some empty ones below."""

    def __init__(self, table: Children, frame: Frame, data: Any, record: Any) -> None:
        self.declared = table
        standing = table.rows_of(record) if record is not None else []
        initial = [
            {c.key: c.initial(row) for c in table.columns} | {ROW: row.pk} for row in standing
        ]
        made = formset_factory(_RowForm, formset=_RowForms, extra=table.blank, max_num=300)
        self.rows: BaseFormSet = made(
            data,
            prefix=table.key,
            initial=initial,
            form_kwargs={"columns": table.columns, "frame": frame},
        )
        self.rows.table = table  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        return self.rows.is_valid()

    def values(self) -> list[Values]:
        told = (row for row in self.rows if row.values and not row.is_blank())
        return [row.values | {ROW: row.cleaned_data.get(ROW)} for row in told]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)


class _RowForm(ColumnsForm):
    """One row; which row it is goes along unseen."""

    use_required_attribute = False
    row = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, columns: tuple[Typed, ...], frame: Frame, **kwargs: Any) -> None:
        super().__init__(columns, frame, *args, **kwargs)
        for column in columns:
            self.fields[column.key].help_text = ""
            default = column.default if isinstance(column, Flag) else None
            self.initial.setdefault(column.key, default)
        if self.initial.get(ROW):
            self.let_stand()
        self.flags = {column.key for column in columns if isinstance(column, Flag)}

    def is_blank(self) -> bool:
        """A row whose every field was left, or made, empty is no row; a tick alone says nothing."""
        asked = [name for name in self.fields if name != ROW and name not in self.flags]
        told = [name for name in asked if self[name].data not in (None, "", [], False)]
        return self.is_bound and not told

    def full_clean(self) -> None:
        if self.is_bound and self.is_blank():
            self._errors, self.cleaned_data, self.values = forms.utils.ErrorDict(), {}, {}
            return
        super().full_clean()


class _RowForms(BaseFormSet):
    def clean(self) -> None:
        table: Children = self.table  # type: ignore[attr-defined]
        if any(self.errors):
            return
        if sum(1 for row in self.forms if not row.is_blank()) < table.least:
            raise forms.ValidationError(f"{table.label}至少要写 {table.least} {table.unit}")


class Faults:
    """Everything that is wrong in a record's form and its tables, for one summary of errors."""

    def __init__(self, form: RecordForm) -> None:
        self.form = form
        self.is_bound = form.is_bound

    def non_field_errors(self) -> list[str]:
        tables = [table.rows.non_form_errors() for table in self.form.tables]
        return [str(said) for told in (self.form.non_field_errors(), *tables) for said in told]

    def __iter__(self) -> Iterator[BoundField]:
        rows = (row for table in self.form.tables for row in table)
        return chain(iter(self.form), chain.from_iterable(rows))

    def __bool__(self) -> bool:
        return bool(self.non_field_errors()) or any(bound.errors for bound in self)
