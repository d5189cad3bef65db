"""What an office's words are: by code, offered on a day, under all their spellings; what was suggested to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from . import lists, memory
from .lists import Given, Seed
from .models import Answer, Term


def words(office: UUID, key: str) -> Mapping[str, Term]:
    """{code: word} of a list in the office's order, those it retired too."""
    return memory.once(
        ("words", office, key), lambda: {one.code: one for one in lists.of_key(key).all(office)}
    )


def label(office: UUID, key: str, code: str) -> str:
    """What the office calls a word; a code that it does not have is its own label."""
    word = words(office, key).get(code)
    return word.label if word is not None else code


def labels(office: UUID, key: str) -> dict[str, str]:
    """{code: label} of every word of a list, for filters and figures."""
    return {code: word.label for code, word in words(office, key).items()}


def product_labels(office: UUID, key: str) -> dict[str, str]:
    """The same of the product's own words alone: what figures count by."""
    return {code: word.label for code, word in words(office, key).items() if not word.is_own}


def offered(office: UUID, key: str, on: date, besides: str = "") -> list[tuple[str, str]]:
    """(code, label) of the words that a new record may say on a day; `besides`: one that stands already."""
    found = words(office, key)
    return [
        (code, word.label) for code, word in found.items() if word.is_offered(on) or code == besides
    ]


def all_choices(office: UUID, key: str) -> list[tuple[str, str]]:
    """(code, label) of every word, for a filter: what is no longer offered says so."""
    return [(code, in_full(word)) for code, word in words(office, key).items()]


class Called(Protocol):
    """A word, or as much of it as a filter needs."""

    @property
    def label(self) -> str: ...
    @property
    def ended_on(self) -> date | None: ...


def in_full(word: Called) -> str:
    """A word's label; one that is offered no longer says so."""
    return f"{word.label}（已停用）" if word.ended_on is not None else word.label


def spelled(office: UUID, key: str) -> dict[str, str]:
    """{what is written: code}: labels and the office's spellings; of two words that were called alike, the one
    in use."""

    def made() -> dict[str, str]:
        found: dict[str, str] = {}
        standing = sorted(words(office, key).values(), key=lambda one: one.ended_on is not None)
        for word in standing:
            for name in (word.label, *word.spellings):
                found.setdefault(name, word.code)
        return found

    return memory.once(("spelled", office, key), made)


def spelled_anew(office: UUID, key: str) -> dict[str, str]:
    """The same without what the product says itself: for readers with a vocabulary of their own."""
    known = {str(one.label): one.value for one in getattr(lists.of_key(key), "words", ())}
    return {said: code for said, code in spelled(office, key).items() if known.get(said) != code}


def suggested(office: UUID, among: Iterable[Given]) -> dict[str, list[Seed]]:
    """{list: what later versions brought and nobody answered}, for what is given to an office once."""
    missing = {one.key: list(one.missing(office)) for one in among}
    answered = set(
        Answer.objects.filter(office=office, list__in=[key for key in missing if missing[key]])
        .values_list("list", "code")
        .iterator()
    )
    return {
        key: left
        for key, seeds in missing.items()
        if (left := [one for one in seeds if (key, one.code) not in answered])
    }
