"""A block being written: how it reads, what it may name, what was done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm
from django.urls import reverse

from fengqiao.engines.figures import chips, lookup, sentences
from fengqiao.engines.figures.chips import Piece, chip, chips_in
from fengqiao.engines.figures.pages.lines import Group, by_matter
from fengqiao.trunk.journal.models import Entry

from .. import composition, queries
from ..composition import Draft
from ..manuscript import Text
from . import entries
from .entries import Act

_WORDS = re.compile(r"[\u4e00-\u9fff]+$")
_LEADS = re.compile(r"^(?:全年|共|累计|已|现有|现|目前|其中)+")


@dataclass(frozen=True)
class Writing:
    """What the page of a block shows beside its form. `used` are (as it is written, what it is, what it reads);
    `words` and `sentences` (chip, what it stands for); the palette's rows (chip, label, unit)."""

    year: int
    reads: tuple[tuple[Piece, ...], ...]
    used: tuple[tuple[str, str, str], ...]
    words: tuple[tuple[str, str], ...]
    palette: tuple[Group[tuple[str, str, str]], ...]
    sentences: tuple[tuple[str, str], ...]
    history: tuple[Act, ...]
    back: str


def writing(draft: Draft, form: BaseForm, text: Text | None) -> Writing:
    """This will read what a form holds, as far as it is a text."""
    source = form["text"].value() or "" if "text" in form.fields else ""
    return Writing(
        draft.year,
        tuple(one.pieces for one in composition.paragraphs(source, draft.reader)),
        tuple(_used(source, draft)),
        tuple((f"{{{{{name}}}}}", said) for name, said in draft.layout.words.items()),
        tuple(_palette(draft)),
        tuple((chip(one.key), one.label) for one in sentences.known().values()),
        _history(text, draft),
        reverse("annual:draft", args=[draft.year]),
    )


def guessed(before: str) -> str:
    """What a number seems to be, by the words before it: 全年接待来访 is 接待来访."""
    found = _WORDS.search(before.strip())
    return _LEADS.sub("", found[0])[-20:] if found else ""


def _used(source: str, draft: Draft) -> Iterator[tuple[str, str, str]]:
    """(as it is written, what it is, what it reads) of every chip of the text."""
    for inside in dict.fromkeys(chips_in(source)):
        written = f"{{{{{inside}}}}}"
        pieces = draft.reader.read(written)
        label = next((p.bound.named for p in pieces if p.bound), "")
        lacks = next((p.lacks for p in pieces if p.lacks), "")
        yield written, label or lacks, chips.plain(pieces)


def _palette(draft: Draft) -> Iterator[Group[tuple[str, str, str]]]:
    """Every figure with its chip, matter by matter."""
    for group in by_matter(lookup.every(draft.office.pk)):
        chipped = ((chip(one.key), one.label, one.unit) for one in group.figures)
        yield Group(group.label, tuple(chipped))


def _history(text: Text | None, draft: Draft) -> tuple[Act, ...]:
    if text is None or text.pk is None:
        return ()
    return tuple(entries.told(queries.history(text.pk, draft.office.pk), _before).values())


def _before(entry: Entry) -> list[str]:
    said = entry.facts.get("before")
    return [f"原来：{said}"] if said else []
