"""Who: someone of the office's staff, or a name that is written only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from fengqiao.trunk.people.forms import PersonField
from fengqiao.trunk.people.models import Person as Staff
from fengqiao.trunk.people.roster import Chosen, Roster

from ..headings import Holds
from ..rows import Value
from .base import Frame, Naming, words

MINE = "me"


@dataclass(frozen=True, kw_only=True, eq=False)
class Person(Naming):
    """A person: the foreign key `key` where one of the staff was chosen, and `<key>_text`, the words for
    whoever it is, always. The value is (person or None, words). Who bears a name alone is chosen by it; where
    two do, the form asks, and a sheet's cell stays text (trunk/people/roster.py).

    A record's model has both: `presenter = ForeignKey(Person, PROTECT, null=True, related_name="+")` and
    `presenter_text = CharField(max_length=60, blank=True)`."""

    personal: bool = True
    holds: Holds = Holds.NAMES

    def asked(self, frame: Frame) -> forms.Field:
        return self._asked(PersonField).among(_roster(frame))

    def let_stand(self, field: Any, held: Chosen | None, frame: Frame) -> None:
        field.stands = held.text if held and held.person is None else ""

    def given(self, cleaned: Chosen, frame: Frame) -> Any:
        return cleaned.person, cleaned.text

    def begun(self, frame: Frame) -> Any:
        return self.default[1] if self.default else ""

    def initial(self, record: Any) -> Chosen:
        return Chosen(*self.of(record))

    def understood(self, cell: Any, frame: Frame) -> tuple[Staff | None, str]:
        chosen = _roster(frame).taken(words(cell))
        return chosen.person, chosen.text

    def of(self, record: Any) -> Any:
        return getattr(record, self.key), getattr(record, f"{self.key}_text")

    def lay(self, record: Any, value: Any) -> None:
        person, name = value or (None, "")
        setattr(record, f"{self.key}_id", person and person.pk)
        setattr(record, f"{self.key}_text", name)

    def put(self, record: Any, value: Any) -> None:
        """The same person keeps the words under which she stands there."""
        person, name = value or (None, "")
        stands = getattr(record, f"{self.key}_text")
        if person is not None and stands and getattr(record, f"{self.key}_id") == person.pk:
            return
        setattr(record, self.key, person)
        setattr(record, f"{self.key}_text", name)

    @property
    def attributes(self) -> tuple[str, ...]:
        return (self.key, f"{self.key}_text")

    def text(self, value: Any) -> str:
        return value[1] if value else ""

    def apart(self, value: Any) -> Any:
        """Who it is, where one was chosen; the words where nobody was."""
        person, name = value or (None, "")
        return [str(person.pk), ""] if person else ["", name]

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

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        person = chosen.get(self.key)
        return rows.filter(**{self.key: person}) if person else rows

    def named(self, name: str, keys: set[Any], frame: Frame) -> dict[Any, Any]:
        """A list shows the name that the record keeps; nobody is looked up."""
        return {}

    @property
    def joins(self) -> tuple[str, ...]:
        return (self.key,)


def _roster(frame: Frame) -> Roster:
    found: Roster = frame.once("roster", lambda: Roster(frame.office))
    return found
