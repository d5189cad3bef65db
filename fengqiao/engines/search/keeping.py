"""Keeping the index true: documents in, changed and out, in bulk, in the deed that changed the subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from fengqiao.trunk.journal.acts import Said
from fengqiao.trunk.journal.making import making

from . import Document, DocumentsOf, engines, grams
from .models import SearchDocument

BATCH = 500
KEPT = ("path", "subject_kind", "title", "text", "folded")


def index(documents: Iterable[Document]) -> int:
    """Meaning: `search.index`. Returns how many documents were written."""
    count = 0
    for given in _batches(documents):
        some = list({document.subject: document for document in given}.values())
        standing = _standing(some)
        rows = [_row(document, *standing.get(document.subject, ())) for document in some]
        SearchDocument.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["office", "subject"],
            update_fields=KEPT,
        )
        engines.erase([slot for _, slot in standing.values()])
        engines.write([(row.slot, row.pk, _tokens(row)) for row in rows])
        count += len(rows)
    return count


def drop(subjects: Iterable[UUID]) -> int:
    """Meaning: `search.drop`. Returns how many documents were taken out."""
    dropped = 0
    for some in _batches(subjects):
        standing = SearchDocument.objects.filter(subject__in=some)
        engines.erase(list(standing.values_list("slot", flat=True)))
        dropped += standing.delete()[0]
    return dropped


def indexing(kind: str, documents_of: DocumentsOf) -> Callable[[Sequence[Said]], None]:
    """Meaning: `search.indexing`. A subject that is gone is dropped."""

    def keep(said: Sequence[Said]) -> None:
        for office, subjects in _touched(said, kind).items():
            for some in _batches(subjects):
                _keep(kind, office, some, documents_of)

    return keep


def _keep(kind: str, office: UUID, subjects: Sequence[UUID], documents_of: DocumentsOf) -> None:
    found = [
        Document(kind, key, office, path, title, text)
        for key, path, title, text in documents_of(subjects)
    ]
    index(found)
    drop(set(subjects) - {document.subject for document in found})


def _touched(said: Sequence[Said], kind: str) -> dict[UUID, dict[UUID, None]]:
    """The subjects of that kind, by office: those the entries are about, and those whose rows they wrote."""
    found: dict[UUID, dict[UUID, None]] = defaultdict(dict)
    for one in said:
        if one.subject._meta.label_lower == kind:
            found[one.subject.office][one.subject.pk] = None
        for model, key in one.rows:
            if model._meta.label_lower == kind:
                found[one.subject.office][key] = None
    return found


def _standing(documents: Sequence[Document]) -> dict[UUID, tuple[UUID, int]]:
    """Subjects that are in the index already, with the id and the slot that they keep."""
    subjects = [document.subject for document in documents]
    found = SearchDocument.objects.filter(subject__in=subjects)
    return {s: (key, slot) for s, key, slot in found.values_list("subject", "pk", "slot")}


def _row(document: Document, key: UUID | None = None, slot: int | None = None) -> SearchDocument:
    kept = {} if slot is None else {"id": key, "slot": slot}
    title = document.title[:200]
    return making(SearchDocument)(
        office=document.office,
        path=document.path,
        subject_kind=document.subject_kind,
        subject=document.subject,
        title=title,
        text=document.text,
        folded=f"{grams.fold(title)}\n{grams.fold(document.text)}",
        **kept,
    )


def _tokens(row: SearchDocument) -> set[str]:
    return grams.of_text(row.title, row.text) | {grams.of_office(row.office)}


def _batches(things: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists of BATCH things, taken one after the other: a whole office need not fit into memory."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch
