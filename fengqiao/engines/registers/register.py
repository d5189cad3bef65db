"""A register: what a record is. From its declared columns come list, form, page, export, prose, blank form.

Two registers differ only by their declaration; docs/registers.md shows one in full. Its verbs are
`matter.add_noun`, `take_back_noun`, `amend_noun`, `void_noun`, `restore_noun`, `backfill_noun` and `undo_noun`; what
is done by them stands above, in `acts`, `registration` and engines/imports: a declaration knows no verb's doing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fengqiao.engines.procedures.procedure import BACK_SHOWN, HIDDEN
from fengqiao.ground.documents import Document, Facts
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .columns import Children, Place, Text, Typed
from .headings import Column
from .panels import Mark, Panel
from .rows import Value, Values
from .rules import Rule
from .sheet import Sheet
from .twins import Twins

VOIDING = (("void", "作废"), ("restore", "恢复"))
NUMBER = Column("number", "序号", ("序号", "编号", "序"))


@dataclass(frozen=True, kw_only=True, eq=False)
class Register:
    """One declared register. `fields` are its columns in their order, child tables among them.

    `title` names the column that names a record; `day` the legal day, by which records are dated, listed
    newest first and, where the sheet says `within_year`, checked against its year ("" for a roster).
    `listed_by`: another order of the list, its columns never null, the last unique. `identity`: the columns
    that make two records the same. `fixed`: attributes that every record has (two registers on one model).
    `sentence`: one record in prose; a part between | falls away when what it names is empty; `counted_by`: the
    columns by which prose says how many of each there are. `sheet`: how its old workbooks come in. `opens`: the
    URL name of a record's page. `reads`, `keeps`: the powers that seeing and changing take; `enters`: that of
    entering, and of putting a file beside a record, where it is another. `series`: that of its numbers, behind `prefix`; `number` holds them.
    `spoken_as`: verbs that have a name of their own (add → register).

    `settle(record, tables)` sets what the columns do not say, whenever a record is made or changed;
    `amended(record, changed, before)` what a correction brings along; it gives the rows of other nouns that change with it. `may_enter` and `may_change` refuse in words.
    `twins`: by what a record that is entered is like one that stands; without it by its title, of the same day and place.
    `annotated(rows)`: the rows with what their derived columns read. `with_it(record)`: the rows of other nouns that stand where the record stands, and move with it.
    """

    key: str
    label: str
    model: type[Any]
    fields: tuple[Typed | Children, ...]
    title: str
    matter: str = field(init=False)
    day: str = ""
    noun: str = ""
    identity: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    fixed: Mapping[str, Value] = field(default_factory=dict)
    listed_by: tuple[str, ...] = ()
    unit: str = "条"
    sentence: str = ""
    hint: str = ""
    empty: str = ""
    reads: str = ""
    keeps: str = ""
    enters: str = ""
    series: str = ""
    prefix: str = ""
    counted_by: tuple[str, ...] = ()
    spoken_as: Mapping[str, str] = field(default_factory=dict)
    opens: str = ""
    sheet: Sheet = field(default_factory=Sheet)
    settle: Callable[[Any, Mapping[str, Sequence[Values]]], None] | None = None
    amended: Callable[[Any, Collection[str], Document], Iterable[Any] | None] | None = None
    annotated: Callable[[QuerySet], QuerySet] | None = None
    with_it: Callable[[Any], Iterable[QuerySet]] | None = None
    may_enter: Callable[[Any, Mapping[str, Sequence[Values]], Actor], str | None] | None = None
    may_change: Callable[[Any], str | None] | None = None
    panels: Callable[[Any, Actor], Iterable[Panel]] | None = None
    marks: Callable[[Any, date], Mark | None] | None = None
    own_pages: Mapping[str, str] = field(default_factory=dict)
    twins: Twins | None = None

    def __post_init__(self) -> None:
        fill = partial(object.__setattr__, self)
        matter = self.key.partition(".")[0]
        fill("matter", matter)
        fill("noun", self.noun or self.model._meta.model_name)
        fill("reads", self.reads or f"{matter}.read")
        fill("keeps", self.keeps or f"{matter}.keep")
        fill("enters", self.enters or self.keeps)
        fill("identity", self.identity or tuple(self._told_apart_by()))
        fill("opens", self.opens or self.page("show"))
        said = self.sheet
        columns = said.columns or tuple(self._headed())
        needed = said.needed or tuple(self._needed())
        power = said.power or self.keeps
        key = said.key or self.key
        fill("sheet", replace(said, key=key, columns=columns, needed=needed, power=power))

    def _headed(self) -> Iterator[Column]:
        taken = {heading for one in self.fields for heading in one.headings}
        if not taken & set(NUMBER.headings):
            yield NUMBER
        for one in self.fields:
            if isinstance(one, Children):
                yield from one.headed()
            elif one.headings:
                yield one
        for counted in self.sheet.outside:
            yield Column(counted.key, counted.label, counted.headings, counted.holds)

    def in_words_of(self, office: UUID) -> Register:
        """The same register, whose sheet is headed by the words of an office too. What names another column
        of the register already goes on naming that."""
        declared = {one.key: one for one in self.sheet.columns}
        spread = {one.key: one for table in self.tables for one in table.headed_by(office)}
        if not declared.keys() & spread.keys():
            return self
        others = (one for key, one in declared.items() if key not in spread)
        named = {name for one in others for name in one.headings}
        for key, one in spread.items():
            mine = declared[key].headings if key in declared else ()
            free = (name for name in one.headings if name in mine or name not in named)
            spread[key] = replace(one, headings=tuple(free))
        return replace(self, sheet=replace(self.sheet, columns=tuple((declared | spread).values())))

    def _needed(self) -> Iterator[tuple[str, ...]]:
        for one in self.typed:
            if one.needed and one.headings and one.default is None:
                yield (one.key,)
        for table in self.tables:
            for column in table.columns:
                if table.least and column.needed and column.headings and column.default is None:
                    yield (table.key_of(column),)

    def _told_apart_by(self) -> Iterator[str]:
        yield from (key for key in (self.day, self.place and self.place.key, self.title) if key)

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        return tuple(one for one in self.fields if isinstance(one, Typed))

    @cached_property
    def tables(self) -> tuple[Children, ...]:
        return tuple(one for one in self.fields if isinstance(one, Children))

    @cached_property
    def personal(self) -> frozenset[str]:
        """The keys of the columns that the journal keeps apart."""
        return frozenset(one.key for one in self.typed if one.personal)

    @cached_property
    def place(self) -> Place | None:
        return next((one for one in self.typed if isinstance(one, Place)), None)

    @cached_property
    def remarks(self) -> tuple[Text, ...]:
        return tuple(one for one in self.typed if isinstance(one, Text) and one.remark)

    @property
    def voids(self) -> bool:
        """Whether a record is voided as such; where the matter says no page for it, a step of its own does it."""
        return self.own_pages.get("void") != ""

    def mark_of(self, record: Any, on: date) -> Mark | None:
        """What the list marks a record with on a day, or None."""
        return self.marks(record, on) if self.marks is not None and not record.is_void else None

    def why_not(self, record: Any) -> str | None:
        """Why a record may not be changed or voided now, or None."""
        return self.may_change(record) if self.may_change is not None else None

    def column(self, key: str) -> Typed:
        """The declared column of that key. Raises KeyError."""
        try:
            return self._by_key[key]
        except KeyError:
            raise KeyError(f"台账 {self.key} 没有列 {key}") from None

    @cached_property
    def _by_key(self) -> dict[str, Typed]:
        return {one.key: one for one in self.typed}

    @property
    def kind(self) -> str:
        """What the journal and the search index call a record of this register."""
        return self.model._meta.label_lower

    def verb(self, name: str) -> str:
        return f"{self.matter}.{self.spoken_as.get(name, f'{name}_{self.noun}')}"

    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of this register, with what each hides; project/catalogue.py declares them."""
        label = self.label
        changed, hidden = ("changed", "before", "after"), ("personal_before", "personal_after")
        brought = ("values", "sheet", "row", "batch", "stage", "closed_on")
        return (
            Verb(self.verb("add"), f"登记{label}", ("values",), ("personal",)),
            Verb(self.verb("amend"), f"更正{label}", changed, hidden),
            *(Verb(self.verb(name), f"{said}{label}") for name, said in VOIDING),
            Verb(self.verb("take_back"), f"撤销登记{label}", BACK_SHOWN, HIDDEN),
            Verb(self.verb("backfill"), f"由旧台账导入{label}", brought, ("personal",)),
            Verb(self.verb("undo"), f"撤销导入{label}", ("batch", "count")),
        )

    def page(self, name: str) -> str:
        """The URL name of one of the ledger's pages, or of the matter's own: list, add, show …"""
        return self.own_pages.get(name, f"{self.key}:{name}")

    def records(self) -> QuerySet:
        """The ledger's records in scope, voided ones too, with what showing them reads."""
        joins = [name for one in self.typed for name in one.joins]
        rows = self.model.objects.filter(**self.fixed).select_related(*joins)
        if self.annotated is not None:
            rows = self.annotated(rows)
        by_name = {table.related: self._rows_of(table) for table in self.tables}
        return rows.prefetch_related(*by_name.values())

    @staticmethod
    def _rows_of(table: Children) -> Any:
        joins = [name for column in table.columns for name in column.joins]
        return Prefetch(table.related, table.model.objects.select_related(*joins))

    def standing(self) -> QuerySet:
        """The records that count."""
        return self.records().filter(voided_on=None)

    @property
    def empty_text(self) -> str:
        """What an empty list says: what belongs here, and that old registers come in whole."""
        return self.empty or f"{self.hint}旧台账可以整本导入。"

    @property
    def order(self) -> tuple[str, ...]:
        return self.listed_by or ((f"-{self.day}", "-id") if self.day else ("-id",))

    @cached_property
    def is_of_office(self) -> bool:
        """Whether its records belong to the office as such: who keeps them sits at the street."""
        return not any(one.name == "path" for one in self.model._meta.fields)

    def place_of(self, record: Any) -> str:
        """The path at which a record may be changed."""
        return divisions.root(record.office).path if self.is_of_office else record.path

    def name_of(self, record: Any) -> str:
        return self.column(self.title).shown(record) or self.label

    def day_of(self, record: Any) -> date | None:
        return self.column(self.day).of(record) if self.day else None

    def documents(self, subjects: Iterable[UUID]) -> Iterator[tuple[UUID, str, str, str]]:
        """What the search index keeps of these records: every column in words."""
        for record in self.records().filter(pk__in=list(subjects), voided_on=None):
            told = (one.shown(record) for one in self.fields if one.key != self.title)
            text, path = " ".join(filter(None, told)), getattr(record, "path", "")
            yield record.pk, path, self.name_of(record), text

    def brought(self, record: Any) -> Facts:
        """What an entry of a record from an old register says besides its values: how far it had come, as
        `stage` and `closed_on`, where a procedure has clocks to stop by."""
        return {}

    @property
    def spoken(self) -> tuple[str, ...]:
        """The verbs after which a record is read again by who keeps something of it."""
        return tuple(
            map(self.verb, ("add", "amend", "void", "restore", "take_back", "backfill", "undo"))
        )
