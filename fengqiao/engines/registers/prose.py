"""复制成一段话: any list as one paragraph of Chinese prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, QuerySet, Sum

from .columns import Tallied
from .register import Register

_NAMED = re.compile(r"\{(\w+)\}")
MOST = 100


def paragraph(register: Register, rows: QuerySet, office: str) -> str:
    """This will tell how many there are and each of them in a sentence of its own, up to MOST. However many they
    are, the database adds up and only those that are told are read."""
    summed = {one.key: Sum(one.key) for one in _summed(register)}
    days = {"first": Min(register.day), "last": Max(register.day)} if register.day else {}
    told = rows.order_by().aggregate(how_many=Count("pk"), **days, **summed)
    return in_all(
        register.label,
        register.unit,
        office,
        told["how_many"],
        (told.get("first"), told.get("last")),
        [*_sums(register, told), *_counts(register, rows)],
        (sentence(register, record) for record in rows[:MOST]),
    )


def in_all(
    label: str,
    unit: str,
    office: str,
    count: int,
    days: tuple[date | None, date | None],
    sums: Iterable[str],
    each: Iterable[str],
) -> str:
    """This will make the paragraph: how many in which days, what they add up to, and each, of which there are up
    to MOST."""
    if not count:
        return f"{office}没有符合条件的{label}记录。"
    head = "，".join((f"{_span(*days)}{office}共有{label}{count}{unit}", *sums))
    rest = f"；其余{count - MOST}{unit}见台账" if count > MOST else ""
    return f"{head}：{'；'.join(each)}{rest}。"


def sentence(register: Register, record: Any) -> str:
    """One record in words. A part between | falls away when a column that it names is empty."""
    pattern = register.sentence or _plain_sentence(register)
    told = ""
    for part in pattern.split("|"):
        keys = _NAMED.findall(part)
        said = {key: _said(register, key, record) for key in keys}
        if all(said.values()):
            told += part.format(**{key: _inside(part, key, said[key]) for key in keys})
    return told.strip("，；。 ")


def _said(register: Register, key: str, record: Any) -> str:
    for one in register.fields:
        if one.key == key:
            return one.told(record).rstrip("。；")  # what follows goes on
    raise KeyError(f"台账 {register.key} 没有列 {key}")


def _inside(part: str, key: str, said: str) -> str:
    """Quotation marks within quotation marks are single ones."""
    quoted = f"“{{{key}}}”" in part
    return said.replace("“", "‘").replace("”", "’") if quoted else said


def _plain_sentence(register: Register) -> str:
    day = f"{{{register.day}}}|，" if register.day else ""
    place = f"|{{{register.place.key}}}" if register.place is not None else ""
    return f"{day}{place}|{{{register.title}}}"


def _summed(register: Register) -> list[Any]:
    """The columns that are counted in a unit. Money is not added up across records."""
    return [one for one in register.typed if one.unit and one.unit != "元"]


def _sums(register: Register, told: Mapping[str, Any]) -> Iterable[str]:
    for one in _summed(register):
        if total := told[one.key]:
            yield f"{one.label.removesuffix(one.unit)}{one.text(total)}{one.unit}"


def _counts(register: Register, rows: QuerySet) -> Iterable[str]:
    """How many there are of each word of the columns that the register counts by."""
    for key in register.counted_by:
        column = register.column(key)
        assert isinstance(column, Tallied), f"{register.key}: {key} has no words to count by"
        bare = rows.order_by().values_list(column.counted).annotate(n=Count("pk"))
        for word, n in column.tally(dict(bare)):
            yield f"{word}{n}{register.unit}"


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return f"{in_words(first)}，"
    if first.year != last.year:
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月，"
    if first.month == last.month:
        return f"{first.year}年{first.month}月，"
    return f"{first.year}年{first.month}月至{last.month}月，"


def in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
