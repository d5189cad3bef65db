"""What the index keeps of a subject, and what tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

# What a matter tells about its subjects: (id, path, title, text) for each that still exists.
Told = tuple[UUID, str, str, str]
DocumentsOf = Callable[[Iterable[UUID]], Iterable[Told]]
# The same from the rows that one act has just made, without reading them back.
DocumentOfNew = Callable[[Iterable[Any]], Told]


@dataclass(frozen=True)
class Document:
    """What the index keeps of a subject. Whoever may see the place may find the text: no notes here."""

    subject_kind: str
    subject: UUID
    office: UUID
    path: str
    title: str
    text: str
