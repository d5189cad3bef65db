"""What may be done to several records at once: each is seen first, before and after, then all are done in one deed.

    Bulk(key="handler", label="交给别人", power="disputes.amend", column="谁办理",
         form=HandForm, now=…, then=…, refuses=…, do=…)

A register offers its own kinds (one value for all, taking out of the count); a matter adds others to its shelf.
What cannot be done is named with its reason before the press and left out; what is done is what was shown, and all
of it or nothing: where one record turns out to be impossible at the press, none is changed and that one is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from fengqiao.ground import hashes
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from .columns import Text
from .register import Register
from .rules import NotChanged

LENGTH = 16  # hex signs of a line's mark
ELSEWHERE = "不在您可以办理的范围内"
AS_IT_IS = "现在就是这样，不用再办"

Said = forms.Form | None  # what was asked, where it was answered and is valid


def nothing_against(record: Any, said: Said, by: Actor) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True, eq=False)
class Bulk:
    """One thing that may be done to several records at once.

    `form(by, data)`: what is asked once for all of them. `now(record)` and `then(record, said)`: what the preview
    shows of a record under `column`; "" while it is not known. `refuses(record, said, by)`: why this record cannot,
    or None. `do(record, said, by)` does it to one; it raises NotChanged. `power` is what it takes, at the place of
    each record.
    """

    key: str
    label: str
    power: str
    column: str
    form: Callable[[Actor, Any], forms.Form]
    then: Callable[[Any, Said], str]
    do: Callable[[Any, forms.Form, Actor], object]
    now: Callable[[Any], str] = lambda record: ""
    refuses: Callable[[Any, Said, Actor], str | None] = nothing_against
    is_grave: bool = False


@dataclass(frozen=True)
class Line:
    """One record in the preview. `why`: why it cannot be done; it is left out then."""

    record: Any
    name: str
    told: str
    now: str
    then: str
    why: str

    @property
    def mark(self) -> str:
        """What a person saw of it: the press does this and nothing else."""
        seen = hashes.canonical([str(self.record.pk), self.now, self.then])
        return hashes.sha256_hex(seen)[:LENGTH]

    @property
    def seen(self) -> str:
        return f"{self.record.pk}:{self.mark}"


class NotAll(NotChanged):
    """One of the records could not be done after all, so none was."""

    def __init__(self, record: UUID, why: str) -> None:
        self.record, self.why = record, why
        super().__init__(why)


def lines(
    bulk: Bulk, register: Register, records: Iterable[Any], said: Said, by: Actor
) -> list[Line]:
    """What would become of each record."""
    tells = _telling(register)
    return [
        Line(
            record,
            register.name_of(record),
            tells.shown(record) if tells is not None else "",
            now,
            then,
            _why(bulk, register, record, said, by) or (AS_IT_IS if then and then == now else ""),
        )
        for record in records
        for now, then in [(bulk.now(record), bulk.then(record, said))]
    ]


def do(bulk: Bulk, records: Sequence[Any], said: forms.Form, *, by: Actor) -> int:
    """This will do it to every record, in one deed. Raises NotAll, Denied."""
    with deed():
        for record in records:
            try:
                bulk.do(record, said, by)
            except NotChanged as why:
                raise NotAll(record.pk, str(why)) from why
    return len(records)


def _why(bulk: Bulk, register: Register, record: Any, said: Said, by: Actor) -> str:
    if not by.may(bulk.power, register.place_of(record)):
        return ELSEWHERE
    return bulk.refuses(record, said, by) or ""


def _telling(register: Register) -> Text | None:
    """The column that says what a record is about, beside its name."""
    several = (one for one in register.typed if isinstance(one, Text) and one.lines > 1)
    return next((one for one in several if one.listed and one.key != register.title), None)
