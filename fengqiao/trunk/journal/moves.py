"""A record that stands at another place from now on: what is about it goes along, and the place that it left
remembers the day (decision 0035).

Rows that can be written are moved; entries stay as they were hashed, and are read by where their subject stands.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from . import gate, seal
from .models import Move


def carry(record: Any, left: str, *, on: date, number: str = "") -> None:
    """This will take what is about a record (deadlines, files) from the place that it left to where it stands, and
    remember the move. Call it in the act that moved the record, by who sees both places."""
    if gate.deed_open.get() is None:
        raise gate.NoAct("移到另一个辖区必须在 act() 之内")
    for model in _about_subjects():
        for row in model.objects.filter(office=record.office, subject=record.pk):
            bring(row, record)
    moves: QuerySet = QuerySet(Move).filter(office=record.office, subject=record.pk)
    with seal.permitted():
        moves.filter(path__in=(left, record.path)).delete()
        moves.update(stands=record.path)
        Move.objects.create(
            office=record.office,
            path=left,
            subject_kind=record._meta.label_lower,
            subject=record.pk,
            stands=record.path,
            moved_on=on,
            number=number,
        )


def bring(row: Any, record: Any) -> None:
    """This will place a row where its record stands."""
    row.path = record.path
    row.save(update_fields=["office", "path"])


def of(subject: UUID) -> Move | None:
    """That a subject left a place of the open scope: the last time, or None."""
    return next(iter(of_these([subject])), None)


def of_these(subjects: Collection[UUID]) -> list[Move]:
    """The last time that each of some subjects left a place of the open scope; those that never did are left out."""
    left = Move.objects.filter(subject__in=list(subjects)).order_by("moved_on", "id")
    return [*{one.subject: one for one in left}.values()]


@cache
def _about_subjects() -> tuple[Any, ...]:
    """The nouns whose rows are about a subject and go where it goes; the journal's own stay as written."""
    return tuple(
        model
        for model in apps.get_models()
        if getattr(model, "follows_subject", False) and getattr(model, "gate", "") != "journal"
    )
