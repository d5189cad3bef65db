"""An audience of persons: who may read a confidence, fixed when it is written (decision 0040).

    readers = models.TextField("知悉人员", blank=True, default="")
    note.readers = audience.of([by.person, case.handler_id])
    notes.filter(audience.holds(actor.person))

Kept as text, ids in order with a blank between them: one column that both engines search.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q


def of(persons: Iterable[UUID | None]) -> str:
    """The persons as they are kept."""
    return " ".join(sorted({str(person) for person in persons if person}))


def joined(readers: str, person: UUID) -> str:
    """The same with one more."""
    return " ".join(sorted({*readers.split(), str(person)}))


def holds(person: UUID | None) -> Q:
    """The rows whose audience a person is in; for nobody, none."""
    return Q(readers__contains=str(person)) if person else Q(pk=None)
