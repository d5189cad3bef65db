"""The entries of one record, read once for all that a page says of it: its steps, what may be taken back, its timeline.

Outside `once` each asks for itself: what an act has just said must be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from .models import Entry

_read: ContextVar[dict[UUID, list[Entry]] | None] = ContextVar("fengqiao_recall", default=None)


@contextmanager
def once() -> Iterator[None]:
    """This will let the block read the entries of a record once. For pages: no act may stand inside."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def entries_of(record: Any) -> list[Entry]:
    """What the journal says of a record, in the order it was said."""
    read = _read.get()
    if read is None or record.pk not in read:
        said = list(Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq"))
        if read is None:
            return said
        read[record.pk] = said
    return list(read[record.pk])
