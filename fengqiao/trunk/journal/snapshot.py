"""Reading one moment of the whole database, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """This will let the block read what stood when it began, whatever is written meanwhile; nobody who writes waits
    for it, and it may write nothing. Within a transaction it is the moment of that transaction."""
    if connection.in_atomic_block:
        yield
        return
    with connection.reading(), transaction.atomic():  # type: ignore[attr-defined]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
