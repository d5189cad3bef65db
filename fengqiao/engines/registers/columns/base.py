"""What every kind of column knows of itself: how it is asked, shown, filtered, read from a cell, written.

A column's *value* is what the program holds (a day, a division, a member of an enum, a tuple of laws); the
record may keep it in one attribute or in two. All ways in and out of a record go through the column:

    asked(frame)          the form's field           given(cleaned, frame)   the field's answer as a value
    read(cell, frame)     a sheet's cell as a value, or Refused with a reason
    of(record)            the value that a record holds       put(record, value)   this will set it
    text(value)           for people          cell(value)    for a sheet          said(value)   for the journal
    filters(frame)        fields of the list's filter         narrowed(rows, chosen)

A column that names a row of another table is `Naming`; one whose words can be counted is `Tallied`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.people.actors import Actor

from ..headings import Column
from ..rows import Context, Value

Asked = TypeVar("Asked", bound=forms.Field)
NOTHING: tuple[Any, ...] = (None, "", (), [], {})


class Refused(ValueError):
    """A cell that cannot be taken as it is; the reason says what to do, the key of which column it speaks, and
    `says` it in a sentence where the reason's own does not fit."""

    def __init__(self, reason: Reason, key: str = "", says: str = "") -> None:
        self.reason, self.key, self.says = reason, key, says
        super().__init__(str(reason.label))


@dataclass(frozen=True, eq=False)
class Frame:
    """For whom and when a column is asked or read: made once a request or an import, so that look-ups
    (the tree, the staff, the laws) are made once. `year` is the year that a sheet asserts, `month` that of the
    band above a row, `factor` what the unit in a heading multiplies by (万元), `begun` the day that a day
    follows."""

    office: UUID
    actor: Actor | None = None
    year: int | None = None
    today: date = field(default_factory=timezone.localdate)
    month: int | None = None
    factor: int = 1
    begun: date | None = None
    _found: dict[Any, Any] = field(default_factory=dict)

    def around(self, context: Context, key: str) -> Frame:
        """The same look-ups for a cell of one row: its year and month, and the unit of its heading."""
        year, factor = context.year or self.year, context.units.get(key, 1)
        if (year, context.month, factor) == (self.year, self.month, self.factor):
            return self
        return replace(self, year=year, month=context.month, factor=factor)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """This will make a look-up the first time and give the same afterwards."""
        if key not in self._found:
            self._found[key] = make()
        return self._found[key]


@dataclass(frozen=True, kw_only=True, eq=False)
class Typed(Column, ABC):
    """A column with a kind. `needed`: a record cannot stand without it. `default`: what a sheet that lacks
    the column, or the cell, means. `listed`: shown in the list at first. `more`: asked behind 更多.
    `entered`: asked in the form at all; `when`: only of a record that holds this attribute, because a step of the
    record's procedure sets the column: it is corrected, never entered. `copied`: taken over from the last record. `personal`: the
    journal keeps it apart so that it can be erased. `derived`: read off with the rows, and never written. `kept_in`: the attribute that keeps a cell's own words
    where the value does not."""

    headings: tuple[str, ...] = field(default=(), kw_only=False)
    needed: bool = False
    default: Any = None
    hint: str = ""
    listed: bool = True
    filtered: bool = False
    more: bool = False
    entered: bool = True
    when: str = ""
    copied: bool = True
    personal: bool = False
    unit: str = ""
    kept_in: str = ""
    derived: bool = False
    missing: Reason | None = None

    lacking: ClassVar[Reason] = Reason.MISSING_TOPIC

    @abstractmethod
    def asked(self, frame: Frame) -> forms.Field:
        """The form's field."""

    def _asked(self, kind: Callable[..., Asked], **more: Any) -> Asked:
        wrong = {"required": f"请填{self.label}"} | more.pop("error_messages", {})
        return kind(
            label=self.label,
            required=self.needed,
            help_text=self.hint,
            error_messages=wrong,
            **more,
        )

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return cleaned

    def initial(self, record: Any) -> Any:
        return self.of(record)

    def is_asked_of(self, record: Any) -> bool:
        """Whether the form of this record asks for it; None is a record that is entered now."""
        if not self.entered or not self.when:
            return self.entered
        return record is not None and getattr(record, self.when) not in NOTHING

    def let_stand(self, field: Any, held: Any, frame: Frame) -> None:
        """This will let the field of a correction take what the record holds, even where a new record could
        not have it."""

    def begun(self, frame: Frame) -> Any:
        """What an empty form begins with."""
        return self.default

    def read(self, cell: Any, frame: Frame) -> Any:
        """This will take a sheet's cell. Raises Refused."""
        if is_empty(cell):
            if self.needed and self.default is None:
                raise Refused(self.missing or self.lacking)
            return self.default
        return self.understood(cell, frame)

    def understood(self, cell: Any, frame: Frame) -> Any:
        """This will take a cell that holds something. Raises Refused."""
        return cell

    def of(self, record: Any) -> Any:
        return getattr(record, self.key, None) if self.derived else getattr(record, self.key)

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, value)

    def lay(self, record: Any, value: Any) -> None:
        """This will set a value in a record that was just made: what it names by its key alone."""
        self.put(record, value)

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes of a record that `put` sets."""
        return () if self.derived else (self.key,)

    def text(self, value: Any) -> str:
        return "" if value in NOTHING else str(value)

    def shown(self, record: Any) -> str:
        return self.text(self.of(record)) or self.written(record)

    def written(self, record: Any) -> str:
        """A cell's own words, where the record keeps them."""
        return getattr(record, self.kept_in) if self.kept_in else ""

    def told(self, record: Any) -> str:
        """The value as it stands in a sentence; "" where the sentence does without it."""
        return self.shown(record)

    def cell(self, record: Any) -> Any:
        return self.shown(record)

    def said(self, value: Any) -> Any:
        """The value in plain words or numbers, for the journal."""
        return self.text(value)

    def apart(self, value: Any) -> Any:
        """What makes two values differ when a record is corrected."""
        return self.said(value)

    def same(self, value: Any) -> Any:
        """What makes two values the same when duplicates are looked for."""
        return self.said(value)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        return rows

    def called(self, value: Any, record: Any) -> str:
        """A value in words, as the office of this record calls it."""
        return self.text(value)

    def retold(self, said: Any, record: Any) -> str:
        """What the journal holds of a value of this record, as people read it."""
        if said in (None, ""):
            return ""
        return ("是" if said else "否") if isinstance(said, bool) else str(said)

    def printed(self, frame: Frame) -> str:
        """What stands in the empty box of a printed form: what may be ticked, or the unit."""
        return f"　　　　{self.unit}" if self.unit else ""

    @property
    def joins(self) -> tuple[str, ...]:
        """Foreign keys that showing this column reads."""
        return ()

    @property
    def worded(self) -> str:
        """The attribute in which words of this column can be looked for, "" for none."""
        return ""

    def options(self, frame: Frame) -> list[tuple[str, str]]:
        """What a person may say that an unknown text of a sheet means, as (text that is read, label)."""
        return []

    def knows(self, text: str, frame: Frame) -> bool:
        """Whether a text is one of the closed list of this column, where it has one."""
        return False

    def heads(self, text: str, frame: Frame) -> bool:
        """Whether a heading is, in whole, one of the words of this column: ticks may stand under it."""
        return False

    @property
    def alike(self) -> bool:
        """Whether many records may be given one value at once."""
        return False

    @property
    def sorts(self) -> str:
        """The column of the table that this one sorts by, "" for none."""
        return ""


class Naming(Typed):
    """A column whose value is a row of another table."""

    @property
    @abstractmethod
    def joins(self) -> tuple[str, ...]:
        """Foreign keys that showing this column reads."""

    @abstractmethod
    def named(self, name: str, keys: set[Any], frame: Frame) -> dict[Any, Any]:
        """The rows that a foreign key of this column names, by their keys."""


@runtime_checkable
class Tallied(Protocol):
    """A column by whose words records are counted."""

    @property
    def counted(self) -> str | Combinable:
        """What the table keeps of this column, as records are counted by it."""
        ...

    def tally(self, counts: Mapping[Any, int]) -> Iterator[tuple[str, int]]:
        """Counts by what the table keeps of this column, as (word, count) in the order of the words."""


def is_empty(cell: Any) -> bool:
    """A cell without anything, or with a mark for nothing."""
    return cell is None or str(cell).strip() in ("", "—", "——", "-", "/", "无")


def words(cell: Any) -> str:
    """A cell as one line of text; a whole number stays whole."""
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
