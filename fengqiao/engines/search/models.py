"""What the index keeps. Derived: it can be made again from the matters' rows at any time."""

from __future__ import annotations

import threading
import time
from typing import Any

from django.db import models

from fengqiao.trunk.journal.bases import PlacedModel

_last = 0
_lock = threading.Lock()


def next_slot() -> int:
    """Nanoseconds of the clock, always rising in this process: newest first is an order of slots.

    SQLite's full-text table knows rows by an integer alone. Its own row numbers may change with VACUUM, a
    counter would be one more thing to lock.
    """
    global _last
    with _lock:
        _last = max(_last + 1, time.time_ns())
        return _last


class Tokens(models.TextField):
    """Tokens set apart by blanks: a text that SQLite's full-text table stands over, a tsvector on PostgreSQL."""

    def db_type(self, connection: Any) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)


class SearchDocument(PlacedModel):
    """Title and text of one subject, as they are shown and (folded) as words are rechecked; its tokens."""

    subject_kind = models.CharField("对象种类", max_length=64)
    subject = models.UUIDField("对象")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("内容", blank=True)
    folded = models.TextField(blank=True)
    grams = Tokens(blank=True, editable=False)
    slot = models.BigIntegerField(default=next_slot)

    class Meta(PlacedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "subject"], name="search_subject_once"),
            models.UniqueConstraint(fields=["office", "slot"], name="search_slot_once"),
        ]

    def __str__(self) -> str:
        return self.title
