"""What the columns of a record held before and after each of its steps, in words: read off the entries and the record
as it is now, never guessed. What nobody knows any more (an amendment lies between, a step was taken back) is not told;
that the column changed, is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model

from fengqiao.engines.procedures import before as images
from fengqiao.engines.procedures import entries as of_case
from fengqiao.ground.documents import Document, Facts
from fengqiao.trunk.journal.models import Entry

from .columns import Person, Typed
from .register import Register

STAGE = "stage"  # its step says it already

Told = tuple[
    str, str | None, str | None
]  # label, words before and after; None where nobody knows them


@dataclass(frozen=True)
class Change:
    """What a step changed: the values before and after, and those of the other columns while it was taken, where they are
    others than today's; `unknown` are columns of which nobody knows what they held."""

    was: Facts
    now: Facts
    beside: Facts = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()


class States:
    """The steps of one record. `hidden`: the personal facts of its entries."""

    def __init__(
        self,
        register: Register,
        record: Model,
        entries: Sequence[Entry],
        hidden: Mapping[UUID, Document],
    ) -> None:
        self.record = record
        self.columns = {one: names for one in register.typed if (names := _fields(one, record))}
        self.changes = dict(self._walked(entries, hidden))
        self.rows = self._named()

    def changed_by(self, entry: Entry) -> Iterator[Told]:
        """The columns that a step changed, in the order in which the register has them."""
        change = self.changes.get(entry.pk)
        if change is None:
            return
        for column, fields in self.columns.items():
            if not any(field.attname in change.was for field in fields):
                continue
            was, now = (
                self._words(column, fields, change, said) for said in (change.was, change.now)
            )
            if was != now or was is None or isinstance(column, Person):
                yield column.label, was, now

    def _walked(
        self, entries: Sequence[Entry], hidden: Mapping[UUID, Document]
    ) -> Iterator[tuple[UUID, Change]]:
        """From today back: what an entry found is what stood there before it."""
        by_key = {one.pk: one for one in entries}
        held: Facts = {}
        unknown: set[str] = set()
        for entry in reversed(entries):
            if "changed" in entry.facts:
                unknown.update(self._amended(entry))
                continue
            kept = hidden.get(entry.pk, {})
            if images.was_erased(entry.facts, kept):
                unknown.update(self._personal())
            was, now = images.of_case(entry.facts, kept, self.record)
            both = was.keys() & now.keys()
            if both:
                stood, stands = ({name: said[name] for name in both} for said in (was, now))
                yield entry.pk, Change(stood, stands, dict(held), frozenset(unknown))
            held |= was
            unknown -= was.keys()
            if of_case.is_taking_back(entry):
                unknown.update(self._put_back(by_key.get(UUID(str(entry.facts["entry"]))), hidden))

    def _put_back(self, step: Entry | None, hidden: Mapping[UUID, Document]) -> Collection[str]:
        """The columns that were put back with a step that was taken back: what it had written is gone from them."""
        if step is None:
            return ()
        was, _ = images.of_case(step.facts, hidden.get(step.pk, {}), self.record)
        return was.keys()

    def _amended(self, entry: Entry) -> Iterator[str]:
        for column, fields in self.columns.items():
            if column.key in entry.facts["changed"]:
                yield from (field.attname for field in fields)

    def _personal(self) -> Iterator[str]:
        for fields in self.columns.values():
            yield from (field.attname for field in fields if images.is_personal(field))

    def _words(
        self, column: Typed, fields: Sequence[Field], change: Change, values: Facts
    ) -> str | None:
        """The column of a copy of the record that holds these values; None where one of them is not known, or names a
        row that this person may not read."""
        copied, known = copy(self.record), change.beside | values
        for one in fields:
            if isinstance(column, Person) and isinstance(one, ForeignKey):
                setattr(copied, one.name, None)  # told by the words under which she stood there
                continue
            if one.attname in change.unknown and one.attname not in values:
                return None
            if one.attname not in known:
                continue
            value: Any = known[one.attname]
            if isinstance(one, ForeignKey) and value is not None:
                value = self.rows[one.name].get(value)
                if value is None:
                    return None
            setattr(copied, one.name, value)
        return column.shown(copied)

    def _named(self) -> Mapping[str, Mapping[Any, Model]]:
        """The rows that the changes name, by foreign key: one question each. What the record itself names is fetched
        before it is copied."""
        links = {
            field.attname: field
            for column, fields in self.columns.items()
            for field in fields
            if isinstance(field, ForeignKey) and not isinstance(column, Person)
        }
        keys: dict[str, set[Any]] = defaultdict(set)
        for change in self.changes.values():
            for values in (change.was, change.now, change.beside):
                for name in values.keys() & links.keys():
                    keys[name].add(values[name])
        found: dict[str, Mapping[Any, Model]] = defaultdict(dict)
        for name, wanted in keys.items():
            link = links[name]
            getattr(self.record, link.name)
            asked = wanted - {None}
            found[link.name] = link.related_model._default_manager.in_bulk(asked) if asked else {}
        return found


def _fields(column: Typed, record: Model) -> tuple[Field, ...]:
    """The columns of the table that a column of the register holds, () for what is none of its own."""
    of_table = {field.name: field for field in record._meta.concrete_fields}
    names = (*column.attributes, *([column.kept_in] if column.kept_in else []))
    if STAGE in names or not {*names} <= of_table.keys():
        return ()
    return tuple(of_table[name] for name in names)
