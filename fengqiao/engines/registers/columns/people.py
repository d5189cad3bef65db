"""Who: someone of the office's staff, or a name that is written only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from fengqiao.trunk.people import queries as people
from fengqiao.trunk.people.models import Person as Staff
from fengqiao.ui import fields

from ..headings import Holds
from .base import Frame, Typed, words

MINE = "me"


@dataclass(frozen=True, kw_only=True, eq=False)
class Person(Typed):
    """A person: the foreign key `key` when exactly one of the staff bears the name, and `<key>_text`, the
    name as it was written, always. The value is (person or None, name).

    A record's model has both: `presenter = ForeignKey(Person, PROTECT, null=True, related_name="+")` and
    `presenter_text = CharField(max_length=60, blank=True)`."""

    personal: bool = True
    holds: Holds = Holds.NAMES

    def asked(self, frame: Frame) -> forms.Field:
        names = sorted(_staff(frame))
        return self._asked(fields.Text, max_length=60, widget=WithNames(names))

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return self.understood(cleaned, frame) if cleaned else (None, "")

    def begun(self, frame: Frame) -> Any:
        return self.default[1] if self.default else ""

    def initial(self, record: Any) -> str:
        return getattr(record, f"{self.key}_text")

    def understood(self, cell: Any, frame: Frame) -> tuple[Staff | None, str]:
        name = words(cell)[:60]
        known = _staff(frame).get(name, [])
        return (known[0] if len(known) == 1 else None), name

    def of(self, record: Any) -> Any:
        return getattr(record, self.key), getattr(record, f"{self.key}_text")

    def put(self, record: Any, value: Any) -> None:
        person, name = value or (None, "")
        setattr(record, self.key, person)
        setattr(record, f"{self.key}_text", name)

    @property
    def attributes(self) -> tuple[str, ...]:
        return (self.key, f"{self.key}_text")

    def text(self, value: Any) -> str:
        return value[1] if value else ""

    @property
    def worded(self) -> str:
        return f"{self.key}_text"

    @property
    def alike(self) -> bool:
        return True

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        if not self.filtered or frame.actor is None:
            return {}
        whose = [("", "不限"), (MINE, "我自己")]
        person = frame.actor.person
        return {
            self.key: forms.TypedChoiceField(
                label=self.label,
                choices=whose,
                coerce=lambda said: person,
                empty_value=None,
                required=False,
            )
        }

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Any]) -> QuerySet:
        person = chosen.get(self.key)
        return rows.filter(**{self.key: person}) if person else rows

    def named(self, name: str, keys: set[Any], frame: Frame) -> dict[Any, Any]:
        """A list shows the name that the record keeps; nobody is looked up."""
        return {}

    @property
    def joins(self) -> tuple[str, ...]:
        return (self.key,)


class WithNames(forms.TextInput):
    """A line to write a name in; the staff's names are offered."""

    template_name = "registers/_names.html"

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(attrs={"autocomplete": "off"})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        listed = f"{(attrs or {}).get('id', name)}_names"
        context = super().get_context(name, value, {**(attrs or {}), "list": listed})
        return context | {"names": self.names, "listed": listed}


def _staff(frame: Frame) -> dict[str, list[Staff]]:
    def found() -> dict[str, list[Staff]]:
        by_name: dict[str, list[Staff]] = {}
        for person in people.staff(frame.office):
            by_name.setdefault(person.name, []).append(person)
        return by_name

    return frame.once("staff", found)
