"""Finding: a query in words, the hits with the place where they say it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from fengqiao.trunk.journal import scope

from . import engines, grams
from .models import SearchDocument

AROUND = 24


@dataclass(frozen=True)
class Hit:
    """One subject found. `parts` is the snippet in pieces: (text, whether it is a word of the query)."""

    subject_kind: str
    subject: UUID
    title: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def snippet(self) -> str:
        return "".join(text for text, _ in self.parts)


def find(text: str, limit: int = 30, kinds: Collection[str] | None = None) -> list[Hit]:
    """Meaning: `search.find`. Every word must occur; the scope is applied by the same statement."""
    words = grams.words(text)
    if not words:
        return []
    tokens: set[str] = set()
    prefixes: set[str] = set()
    for word in words:
        pairs, prefix = grams.of_word(word)
        tokens |= pairs
        prefixes |= {prefix} - {""}
    documents = SearchDocument.objects.defer("folded", "grams")
    if kinds is not None:
        documents = documents.filter(subject_kind__in=list(kinds))
    offices = {grams.of_office(reach.office) for reach in scope.current().reaches}
    long = [word for word in words if len(word) > 2]
    found = engines.matching(documents, offices, tokens, prefixes, long)
    return [_hit(document, words) for document in found[:limit]]


def titles(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """Meaning: `search.titles`."""
    return {key: title for key, (_, title) in named(subjects).items()}


def named(subjects: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Meaning: `search.named`."""
    found = SearchDocument.objects.filter(subject__in=list(subjects))
    rows = found.values_list("subject", "subject_kind", "title")
    return {key: (kind, title) for key, kind, title in rows}


def subject(pk: UUID) -> tuple[str, UUID, str] | None:
    """Meaning: `search.subject`."""
    found = SearchDocument.objects.filter(subject=pk).first()
    return (found.subject_kind, found.subject, found.title) if found is not None else None


def _hit(document: SearchDocument, words: Sequence[str]) -> Hit:
    return Hit(
        document.subject_kind, document.subject, document.title, _parts(document.text, words)
    )


def _parts(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The words marked, with a little text around the first; without one, how the text begins."""
    spans = _spans(text, words)
    start = max(spans[0][0] - AROUND, 0) if spans else 0
    end = min((spans[0][1] if spans else start) + 3 * AROUND, len(text))
    parts: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        parts += [(text[at:first], False), (text[first:last], True)]
        at = last
    parts += [(text[at:end], False)] + ([("…", False)] if end < len(text) else [])
    return tuple(part for part in parts if part[0])


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the folded words stand in the text as it was written."""
    folded, place = "", []
    for index, letter in enumerate(text):
        plain = grams.fold(letter)
        folded += plain
        place += [index] * len(plain)
    spans = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            spans.append((place[at], place[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    return sorted(spans)
