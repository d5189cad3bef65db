"""Search by any word, also of two characters, within the open scope.

    listeners.when("disputes.register", search.indexing("disputes.dispute", queries.documents))
    search.find("漏水")                      newest first, complete: what contains the word is found

Chinese has no spaces: words are found by bigrams of characters (an index for trigrams finds nothing for a
word of two, a segmenter misses names). The package imports no model while Django collects its apps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .document import Document, DocumentOfNew, DocumentsOf, Told

if TYPE_CHECKING:
    from .lookup import Hit


def index(documents: Iterable[Document]) -> int:
    """This will put documents into the index, new ones and changed ones. Call it in a deed."""
    from . import upkeep

    return upkeep.index(documents)


def drop(subjects: Iterable[UUID]) -> int:
    """This will take subjects out of the index. Call it in a deed."""
    from . import upkeep

    return upkeep.drop(subjects)


def find(text: str, limit: int = 30, kinds: Collection[str] | None = None) -> list[Hit]:
    """This will find what contains every word of the text, newest first, within the open scope."""
    from . import lookup

    return lookup.find(text, limit, kinds)


def titles(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of subjects, those in the index and in scope: one query whatever their kinds."""
    from . import lookup

    return lookup.titles(subjects)


def named(subjects: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """The kinds and titles of subjects, those in the index and in scope: one query."""
    from . import lookup

    return lookup.named(subjects)


def subject(pk: UUID) -> tuple[str, UUID, str] | None:
    """The kind, id and title of a subject in the index and in scope, or None: how a matter names a record
    of another without knowing it."""
    from . import lookup

    return lookup.subject(pk)


def indexing(
    kind: str, documents_of: DocumentsOf, document_of_new: DocumentOfNew | None = None
) -> Callable[[Sequence[Any]], None]:
    """This will give a listener that keeps the index true for one kind of subject ("app.model")."""
    from . import upkeep

    return upkeep.indexing(kind, documents_of, document_of_new)


__all__ = [
    "Document",
    "DocumentOfNew",
    "DocumentsOf",
    "Told",
    "drop",
    "find",
    "index",
    "indexing",
    "named",
    "subject",
    "titles",
]
