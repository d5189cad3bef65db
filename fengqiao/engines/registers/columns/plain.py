"""Text, counts, money, yes and no, years, months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from fengqiao.engines.registers.words import Reason
from fengqiao.ground import signs
from fengqiao.ground.chinese_numbers import DIGITS, parse_amount, to_number
from fengqiao.ui import fields

from ..headings import Holds
from ..rows import Value
from .base import Frame, Refused, Typed, words

# The measure words of registers: 50人, 20余份, 3场次.
_MEASURE = re.compile(r"(人次|场次|课时|学时|小时|[人名位份本册张条幅件个次场期篇户家项处])$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Text(Typed):
    """Words. Kept out of the chain unless it says it holds nothing personal (`personal=False`).

    `lines` above 1 gives a box. `remark` marks the column in which old registers write 取消, 作废."""

    longest: int = 200
    lines: int = 1
    remark: bool = False
    personal: bool = True
    holds: Holds = Holds.TEXT

    def asked(self, frame: Frame) -> forms.Field:
        box: forms.Widget = forms.TextInput()
        if self.lines > 1:
            box = forms.Textarea(attrs={"rows": self.lines})
        longer = {"max_length": "太长了：最多 %(limit_value)d 字，现在 %(show_value)d 字，请改短"}
        return self._asked(fields.Text, max_length=self.longest, widget=box, error_messages=longer)

    def understood(self, cell: Any, frame: Frame) -> str:
        return words(cell)[: self.longest]

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, value or "")

    def same(self, value: Any) -> str:
        return re.sub(r"[\W_]+", "", signs.folded(value or ""))

    @property
    def worded(self) -> str:
        return self.key

    @property
    def sorts(self) -> str:
        return self.key if self.lines == 1 else ""


def whole(cell: Any) -> int | None:
    """A cell as a whole number that is not negative; None for a dash. Raises Refused."""
    try:
        amount = parse_amount(_MEASURE.sub("", cell.strip()) if isinstance(cell, str) else cell)
    except ValueError:
        raise Refused(Reason.NEGATIVE_AMOUNT) from None
    if amount is None:
        return None
    if amount.value < 0 or amount.value != int(amount.value):
        raise Refused(Reason.NEGATIVE_AMOUNT)
    return int(amount.value)


@dataclass(frozen=True, kw_only=True, eq=False)
class Count(Typed):
    """A number of people, papers, times: whole, never negative."""

    copied: bool = False
    lacking: ClassVar[Reason] = Reason.NEGATIVE_AMOUNT
    holds: Holds = Holds.COUNT

    def asked(self, frame: Frame) -> forms.Field:
        wrong = {"invalid": f"{self.label}请填整数", "min_value": f"{self.label}不能是负数"}
        return self._asked(fields.Whole, min_value=0, max_value=9_999_999, error_messages=wrong)

    def understood(self, cell: Any, frame: Frame) -> Any:
        found = whole(cell)
        return self.default if found is None else found

    def text(self, value: Any) -> str:
        return "" if value is None else f"{value}"

    def cell(self, record: Any) -> Any:
        return self.of(record)

    def said(self, value: Any) -> Any:
        return value

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {f"{self.key}_least": fields.Whole(label=f"{self.label}不少于", required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        least = chosen.get(f"{self.key}_least")
        return rows if least is None else rows.filter(**{f"{self.key}__gte": least})


@dataclass(frozen=True, kw_only=True, eq=False)
class Money(Typed):
    """An amount in 元; 万元 in a cell is understood."""

    unit: str = "元"
    lacking: ClassVar[Reason] = Reason.NEGATIVE_AMOUNT
    holds: Holds = Holds.AMOUNT

    def asked(self, frame: Frame) -> forms.Field:
        wrong = {"invalid": f"{self.label}请填数字", "min_value": f"{self.label}不能是负数"}
        return self._asked(
            fields.Decimal,
            min_value=0,
            max_digits=14,
            decimal_places=2,
            error_messages=wrong,
        )

    def understood(self, cell: Any, frame: Frame) -> Any:
        try:
            amount = parse_amount(cell, frame.factor)
        except ValueError:
            raise Refused(Reason.NEGATIVE_AMOUNT) from None
        if amount is None:
            return self.default
        if amount.value < 0:
            raise Refused(Reason.NEGATIVE_AMOUNT)
        return Decimal(amount.value)

    def text(self, value: Any) -> str:
        return "" if value is None else f"{value:,.2f}".removesuffix(".00")

    def cell(self, record: Any) -> Any:
        return self.of(record)

    def said(self, value: Any) -> Any:
        return None if value is None else str(value)


YES = ("是", "有", "√", "✓", "✔", "完成", "已完成", "y", "yes", "1", "true")
NO = ("否", "没有", "×", "✗", "✘", "x", "未完成", "n", "no", "0", "false", "不适用")


@dataclass(frozen=True, kw_only=True, eq=False)
class Flag(Typed):
    """Yes or no; a third answer is a reason for a Choice."""

    default: Any = False

    def asked(self, frame: Frame) -> forms.Field:
        return forms.BooleanField(label=self.label, required=False, help_text=self.hint)

    def understood(self, cell: Any, frame: Frame) -> bool:
        said = words(cell).lower()
        if said in YES or cell is True:
            return True
        if said in NO or cell is False:
            return False
        raise Refused(Reason.UNKNOWN_CATEGORY)

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, bool(value))

    def text(self, value: Any) -> str:
        return "是" if value else "否"

    def retold(self, said: Any, record: Any) -> str:
        """Entries of earlier years hold it as a word."""
        return super().retold({"True": True, "False": False}.get(said, said), record)

    def said(self, value: Any) -> Any:
        return bool(value)

    @property
    def alike(self) -> bool:
        return True

    def printed(self, frame: Frame) -> str:
        return "□是　□否"

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        either = [("", "全部"), ("yes", "是"), ("no", "否")]
        return {self.key: fields.Choice(label=self.label, choices=either, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        said = chosen.get(self.key)
        return rows.filter(**{self.key: said == "yes"}) if said else rows


@dataclass(frozen=True, kw_only=True, eq=False)
class Year(Typed):
    """A year. A sheet without the column means the year that it asserts."""

    filtered: bool = True

    def asked(self, frame: Frame) -> forms.Field:
        return self._asked(fields.Year)

    def begun(self, frame: Frame) -> Any:
        return frame.today.year

    def read(self, cell: Any, frame: Frame) -> Any:
        found = re.search(r"(?<!\d)(19|20)\d{2}(?!\d)", words(cell))
        if found:
            return int(found[0])
        if frame.year is None and self.needed:
            raise Refused(Reason.INCOMPLETE_DATE)
        return frame.year

    def said(self, value: Any) -> Any:
        return value

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {self.key: fields.Year(label=self.label, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        year = chosen.get(self.key)
        return rows if year is None else rows.filter(**{self.key: year})

    @property
    def sorts(self) -> str:
        return self.key


MONTHS = [(str(month), f"{month}月") for month in range(1, 13)]
_MONTH = re.compile(r"(\d{1,2})(?:\s*月?\s*[-—–~至到]\s*(\d{1,2}))?\s*月?")


def months_in(text: str) -> tuple[int, ...]:
    """The months that words name: 5月, 3月、12月, 1-12月, 三月, 一季度, 全年, 每月."""
    plain = words(text)
    if re.search(r"全年|每月|常年", plain):
        return tuple(range(1, 13))
    if quarter := re.search(r"([一二三四1-4])季度", plain):
        first = 3 * ("一二三四".find(quarter[1]) + 1 or int(quarter[1])) - 2
        return (first, first + 1, first + 2)
    plain = re.sub(rf"[{''.join(DIGITS)}十]+(?=月)", lambda found: str(to_number(found[0])), plain)
    found: set[int] = set()
    for first, last in _MONTH.findall(plain):
        found |= set(range(int(first), int(last or first) + 1))
    return tuple(sorted(month for month in found if 1 <= month <= 12))


@dataclass(frozen=True, kw_only=True, eq=False)
class Months(Typed):
    """The months in which something is planned, one or several. The record keeps ",3,12,"."""

    lacking: ClassVar[Reason] = Reason.INCOMPLETE_DATE

    def asked(self, frame: Frame) -> forms.Field:
        return self._asked(
            forms.MultipleChoiceField, choices=MONTHS, widget=forms.CheckboxSelectMultiple
        )

    def given(self, cleaned: Any, frame: Frame) -> tuple[int, ...]:
        return tuple(int(month) for month in cleaned)

    def initial(self, record: Any) -> list[str]:
        return [str(month) for month in self.of(record)]

    def understood(self, cell: Any, frame: Frame) -> tuple[int, ...]:
        found = months_in(cell)
        if not found:
            raise Refused(Reason.INCOMPLETE_DATE)
        return found

    def of(self, record: Any) -> tuple[int, ...]:
        return tuple(int(month) for month in getattr(record, self.key).split(",") if month)

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, f",{','.join(map(str, value))}," if value else "")

    def text(self, value: Any) -> str:
        months = sorted(value or ())
        if len(months) > 2 and months == list(range(months[0], months[-1] + 1)):
            return f"{months[0]}—{months[-1]}月"
        return "、".join(f"{month}月" for month in months)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        every = [("", "全部"), *MONTHS]
        return {self.key: fields.Choice(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        month = chosen.get(self.key)
        return rows.filter(**{f"{self.key}__contains": f",{month},"}) if month else rows
