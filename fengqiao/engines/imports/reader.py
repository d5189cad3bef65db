"""A generic reader: it understands a sheet's row from the typed columns of a register."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.engines.registers.columns import Frame, Refused, Text, Typed
from fengqiao.engines.registers.columns.base import words
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.row_marks import marked
from fengqiao.engines.registers.rows import Draft, Known, Understood, Values, context_of
from fengqiao.engines.registers.sheet import Reader
from fengqiao.engines.registers.words import Reason
from fengqiao.ground.sheets import Cell

ASKED = (Reason.UNKNOWN_CATEGORY, Reason.UNKNOWN_COMMUNITY)


def reader_of(register: Register, office: UUID, year: int | None) -> Reader:
    """What understands a register's rows: its sheet's own reader, or the one that reads by its columns."""
    own = register.sheet.reader
    return own(office, year) if own is not None else RecordReader(register, office, year)


class RecordReader:
    """Reads the rows of one import for one office and year."""

    def __init__(self, register: Register, office: UUID, year: int | None) -> None:
        self.register = register
        self.frame = Frame(office, year=year)

    def understand(self, cells: Mapping[str, Cell]) -> Understood:
        """Every column is read even when an earlier one was refused: all reasons are said at once."""
        register = self.register
        told = Understood(label=words(cells.get(register.title))[:40] or words(cells.get("number")))
        beside = ("number", *(column.key for column in register.remarks))
        if found := marked(cells, title=register.title, beside=beside):
            told.refuse(*found)
            return told
        values = self._values(cells, told)
        tables = self._tables(cells, values, told)
        outside = self._outside(cells, told)
        if told.reasons:
            return told
        if register.sheet.understood is not None:
            register.sheet.understood(values, cells)
        for rule in register.rules:
            if rule.broken(values):
                told.refuse(rule.reason, rule.at)
        if not told.reasons:
            year = context_of(cells).year or self.frame.year
            told.record = Draft(values, tables, outside, year)
            told.key = tuple(register.column(key).same(values[key]) for key in register.identity)
            told.wording, told.beside = self._worded(told.key, values.get)
        return told

    def _worded(
        self, key: tuple[Any, ...], of: Callable[[str], Any]
    ) -> tuple[str, tuple[Any, ...]]:
        """By what two records are alike: the wording of the one text that tells them apart, where all else
        that tells them apart is the same (the day, the place). A name alone tells nobody anything."""
        identity = self.register.identity
        texts = [one for one in identity if isinstance(self.register.column(one), Text)]
        if len(texts) != 1 or len(identity) == 1:
            return "", ()
        rest = tuple(one for name, one in zip(identity, key, strict=True) if name != texts[0])
        return of(texts[0]) or "", rest

    def known(
        self, rows: Sequence[Understood], among: Collection[UUID] | None = None
    ) -> Iterable[Known]:
        """What the office holds of the days of these rows, in one query."""
        register = self.register
        standing = register.model.objects.filter(
            office=self.frame.office, voided_on=None, **register.fixed
        )
        if among is not None:
            standing = standing.filter(pk__in=among)
        elif register.day:
            days = [row.record.values[register.day] for row in rows if row.record is not None]
            days = [day for day in days if isinstance(day, date)]
            if not days:
                return
            standing = standing.filter(
                **{f"{register.day}__gte": min(days), f"{register.day}__lte": max(days)}
            )
        columns = [register.column(key) for key in register.identity]
        for record in standing.select_related(*(name for one in columns for name in one.joins)):
            values = {one.key: one.of(record) for one in columns}
            key = tuple(one.same(values[one.key]) for one in columns)
            wording, beside = self._worded(key, values.get)
            label = register.name_of(record)[:40]
            yield Known(*(key, frozenset(), "", record.pk, label), wording=wording, beside=beside)

    def recognises(self, key: str, text: str) -> bool:
        """Whether a text is one of those that a column knows: a column may be found by what it holds."""
        column = next((one for one in self.register.typed if one.key == key), None)
        return column is not None and column.knows(text, self.frame)

    def heads(self, key: str, text: str) -> bool:
        """Whether a heading is, in whole, a word of a choice: ticks may stand below it."""
        column = next((one for one in self.register.typed if one.key == key), None)
        return column is not None and column.heads(text, self.frame)

    def options(self, key: str) -> list[tuple[str, str]]:
        """What a person may say that an unknown text of a column means."""
        column = next((one for one in self.register.typed if one.key == key), None)
        return column.options(self.frame) if column is not None else []

    def _values(self, cells: Mapping[str, Cell], told: Understood) -> Values:
        values: Values = {}
        around = context_of(cells)
        for column in self.register.typed:
            frame = self.frame.around(around, column.key)
            begun = values.get(getattr(column, "after", ""))
            if isinstance(begun, date):
                frame = replace(frame, begun=begun)
            try:
                values[column.key] = column.read(cells.get(column.key), frame)
            except Refused as why:
                self._refuse(told, why, column, cells)
            else:
                self._in_year(column, values[column.key], frame.year, told)
                if column.kept_in:
                    values[column.kept_in] = words(cells.get(column.key))[:60]
        return values

    @staticmethod
    def _refuse(told: Understood, why: Refused, column: Typed, cells: Mapping[str, Cell]) -> None:
        """This will hold what a column says against the row; a word that nobody knows may be asked about."""
        said, says = words(cells.get(column.key)), ""
        if why.reason == Reason.UNKNOWN_CATEGORY:
            says = f"{column.label}写着“{said[:30]}”，不在能选的写法里，请改成能选的"
        if why.reason in ASKED and said:
            told.unknown[column.key] = said
        told.refuse(why.reason, column.key, says=says)

    def _in_year(self, column: Typed, value: Any, year: int | None, told: Understood) -> None:
        bound = self.register.sheet.within_year and column.key == self.register.day
        if bound and year and value is not None and value.year != year:
            told.refuse(Reason.OUT_OF_YEAR, column.key)

    def _tables(
        self, cells: Mapping[str, Cell], values: Values, told: Understood
    ) -> dict[str, list[Values]]:
        tables: dict[str, list[Values]] = {}
        for table in self.register.tables:
            rows = tables.setdefault(table.key, [])
            for row in table.read(cells, self.frame.around(context_of(cells), table.key)):
                if isinstance(row, Refused):
                    told.refuse(row.reason, row.key, says=row.says)
                else:
                    rows.append(row)
            counted = values.get(table.counted)
            if isinstance(counted, int) and len(rows) < counted:
                rows.clear()
        return tables

    def _outside(self, cells: Mapping[str, Cell], told: Understood) -> dict[str, int]:
        counted: dict[str, int] = {}
        for one in self.register.sheet.outside:
            try:
                counted[one.key] = one.read(cells)
            except Refused as why:
                told.refuse(why.reason, one.key)
        return counted
