"""Repairs: rows that an upgrade of earlier days made look changed, explained one by one and answered for anew.

Before entries named the shape of their rows, a digest was compared with all fields of the day on which somebody
looked: a column that came with a value of its own, or a renamed one, made old rows differ. Such a row is explained
when without the columns of a later day, and under the names of then, it has the very digest that its entry holds,
and those columns still hold what the migration put there. Only then a new entry answers for it, with its shape.
What cannot be explained so stays named as changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from fengqiao.ground.documents import Document
from fengqiao.ground.portions import portions

from . import chain, digests, rows, shapes
from .acts import Acting, Subject, act, deed
from .rows import Differing
from .shapes import Shape
from .verbs import Verb

VERBS = (Verb("journal.mend", "核实升级造成的不符", shows=("rows",)),)
AT_ONCE = 500  # rows that one entry answers for
REASON = (
    "以前的升级给这些行添了栏目或改了栏目的名称；去掉后来的栏目、按当时的名称，摘要与当时的记录一致"
)


class Broken(Exception):
    """The entries themselves are not whole: nothing may be mended on top of them."""


@dataclass(frozen=True)
class Explained:
    """A row that stands as it was written, and what makes it look otherwise: the columns of a later day that hold
    something, and (then, today) of the renamed ones."""

    row: models.Model
    digest: str
    was: Shape
    later: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    @property
    def office(self) -> UUID:
        return self.row.office  # type: ignore[attr-defined]

    def told(self) -> Document:
        return {
            "model": self.row._meta.label_lower,
            "id": str(self.row.pk),
            "was": [self.was.label, self.was.version],
            "later": list(self.later),
            "renamed": [list(one) for one in self.renamed],
        }


@dataclass(frozen=True)
class Found:
    """What differs: rows that can be explained, and those that cannot."""

    explained: tuple[Explained, ...]
    changed: tuple[Differing, ...]


def look(offices: Iterable[UUID] | None = None) -> Found:
    """This will verify as `chain.verify` does, and explain what it can of the rows that differ. Raises Broken."""
    seen = chain.examine(offices)
    if seen.first_bad is not None:
        raise Broken(seen.first_bad.why)
    explained, changed = [], []
    for one in seen.differing:
        why = _explained(one)
        if why is None:
            changed.append(one)
        else:
            explained.append(why)
    return Found(tuple(explained), tuple(changed))


def mend(office: Subject, found: Sequence[Explained], *, by: Acting) -> int:
    """This will answer for the explained rows of an office anew, all in one deed; each is locked and proven once
    more. Returns how many."""
    own = [one for one in found if one.office == office.office]
    with deed() as running:
        proven = list(_still(own))
        for some in portions(proven, AT_ONCE):
            with act("journal.mend", on=office, by=by, reason=REASON) as facts:
                for one in some:
                    running.note(type(one.row), one.row.pk, one.row)
                facts["rows"] = [list(one.told().values()) for one in some]
    return len(proven)


def _still(found: Iterable[Explained]) -> Iterator[Explained]:
    """Those that are still what they were when they were looked at, each locked."""
    for one in found:
        model = type(one.row)
        row = model._base_manager.select_for_update().filter(pk=one.row.pk).first()
        again = _proven(row, one.digest, one.was) if row is not None else None
        if again is not None:
            yield again


def _explained(one: Differing) -> Explained | None:
    written = one.written
    if one.row is None or written is None or not written.digest or written.version is not None:
        return None
    for shape in shapes.earlier(type(one.row)):
        if shape.label == written.label and (why := _proven(one.row, written.digest, shape)):
            return why
    return None


def _proven(row: models.Model, digest: str, was: Shape) -> Explained | None:
    if not rows.has(row, digest, was) or not all(_as_it_came(row, name) for name in was.later):
        return None
    later = tuple(name for name in was.later if getattr(row, name) not in (None, "", [], {}))
    renamed = tuple((one.said, one.attname) for one in was.covered if one.said != one.attname)
    return Explained(row, digest, was, later, renamed)


def _as_it_came(row: models.Model, attname: str) -> bool:
    """Whether a column of a later day holds nothing, or what the migration that added it put there."""
    value = getattr(row, attname)
    field = next(one.field for one in shapes.now(type(row)).covered if one.attname == attname)
    given = shapes.filled(type(row), attname)
    return value in (None, "", [], {}) or digests.plain(value, field) == digests.plain(given, field)
