"""Keeping the index true: documents in, changed and out, in bulk, in the deed that changed the subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from fengqiao.trunk.journal import gate, labels
from fengqiao.trunk.journal.bulk.maker import maker
from fengqiao.trunk.journal.deeds import Said

from . import engines, grams
from .document import Document, DocumentOfNew, DocumentsOf, Told
from .models import SearchDocument

BATCH = 500
KEPT = ("path", "subject_kind", "title", "text", "folded", "grams")


def index(documents: Iterable[Document]) -> int:
    """Meaning: `search.index`. Returns how many documents were written."""
    count = 0
    for given in _batches(documents):
        some = list({document.subject: document for document in given}.values())
        standing = _standing(some)
        rows = [_row(document, standing.get(document.subject)) for document in some]
        SearchDocument.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["office", "subject"],
            update_fields=KEPT,
        )
        engines.erase([_tokened(row) for row in standing.values()])
        engines.put([_tokened(row) for row in rows])
        count += len(rows)
    return count


def _index_new(documents: Iterable[Document]) -> None:
    """The same for what the running deed made: nothing stands of it, and nobody else can know of it."""
    for some in _batches(documents):
        rows = [_row(document) for document in some]
        SearchDocument.objects.insert_made(rows)
        engines.put([_tokened(row) for row in rows])


def drop(subjects: Iterable[UUID]) -> int:
    """Meaning: `search.drop`. Returns how many documents were taken out."""
    dropped = 0
    for some in _batches(subjects):
        standing = SearchDocument.objects.filter(subject__in=some)
        engines.erase(list(standing.values_list("slot", "grams")))
        dropped += standing.delete()[0]
    return dropped


def indexing(
    kind: str, documents_of: DocumentsOf, document_of_new: DocumentOfNew | None = None
) -> Callable[[Sequence[Said]], None]:
    """Meaning: `search.indexing`. A subject that is gone is dropped. What an import has just made is told from
    the rows in hand: reading fifty thousand back costs more than indexing them."""

    def keep(said: Sequence[Said]) -> None:
        touched = _touched(said, kind)
        if document_of_new is not None:
            for office, told in _made(said, kind, touched, document_of_new).items():
                _index_new(Document(kind, key, office, *rest) for key, *rest in told)
        for office, subjects in touched.items():
            for some in _batches(subjects):
                gate.hold(partial(_keep, kind, office, some, documents_of))  # they are read back

    return keep


def _made(
    said: Sequence[Said], kind: str, touched: Mapping[UUID, dict[UUID, int]], of_new: DocumentOfNew
) -> dict[UUID, list[Told]]:
    """What is told, by office, of subjects that one act of many made and no other touched; they are taken off."""
    found: dict[UUID, list[Told]] = defaultdict(list)
    for one in said if len(said) > 1 else ():
        subject = one.subject
        made = one.rows.get((type(subject), subject.pk)) if _is(subject, kind) else None
        if made is not None and touched[subject.office].get(subject.pk) == 1:
            found[subject.office].append(of_new(one.rows.values()))
            del touched[subject.office][subject.pk]
    return found


def _keep(kind: str, office: UUID, subjects: Sequence[UUID], documents_of: DocumentsOf) -> None:
    found = [
        Document(kind, key, office, path, title, text)
        for key, path, title, text in documents_of(subjects)
    ]
    index(found)
    drop(set(subjects) - {document.subject for document in found})


def _touched(said: Sequence[Said], kind: str) -> dict[UUID, dict[UUID, int]]:
    """The subjects of that kind, by office, each with how many acts touched it: those the entries are about,
    and those whose rows they wrote."""
    found: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for one in said:
        keys = {key for model, key in one.rows if labels.of(model) == kind}
        if _is(one.subject, kind):
            keys.add(one.subject.pk)
        acts = found[one.subject.office] if keys else {}
        for key in keys:
            acts[key] = acts.get(key, 0) + 1
    return found


def _is(subject: Any, kind: str) -> bool:
    return labels.of(type(subject)) == kind


def _standing(documents: Sequence[Document]) -> dict[UUID, SearchDocument]:
    """The documents of subjects that are in the index already: they keep their id and slot."""
    subjects = [document.subject for document in documents]
    found = SearchDocument.objects.filter(subject__in=subjects)
    return {row.subject: row for row in found.only("subject", "slot", "grams")}


def _row(document: Document, standing: SearchDocument | None = None) -> SearchDocument:
    kept = {} if standing is None else {"id": standing.pk, "slot": standing.slot}
    title = document.title[:200]
    folded = grams.fold(title), grams.fold(document.text)
    tokens = grams.of_folded(*folded) | {grams.of_office(document.office)}
    return maker(SearchDocument)(
        office=document.office,
        path=document.path,
        subject_kind=document.subject_kind,
        subject=document.subject,
        title=title,
        text=document.text,
        folded="\n".join(folded),
        grams=" ".join(sorted(tokens)),
        **kept,
    )


def _tokened(row: SearchDocument) -> tuple[int, str]:
    return row.slot, row.grams


def _batches(things: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists of BATCH things, taken one after the other: a whole office need not fit into memory."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch
