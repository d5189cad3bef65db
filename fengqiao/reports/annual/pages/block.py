"""A block being written: how it reads, what it may name, what was done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from fengqiao.engines.figures import chips, lookup, sentences
from fengqiao.engines.figures.chips import chip, chips_in
from fengqiao.engines.figures.pages.lines import Group, by_matter
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.people.models import Person

from .. import composition, queries
from ..composition import Draft
from ..manuscript import Text

_WORDS = re.compile(r"[\u4e00-\u9fff]+$")
_LEADS = re.compile(r"^(?:全年|共|累计|已|现有|现|目前|其中)+")


def writing(draft: Draft, form: Any, text: Text | None) -> dict[str, Any]:
    """What the page of a block shows beside its form."""
    source = form["text"].value() or "" if "text" in form.fields else ""
    return {
        "year": draft.year,
        "draft": draft,
        "reads": [one.pieces for one in composition.paragraphs(source, draft.reader)],
        "used": list(_used(source, draft)),
        "words": [(f"{{{{{name}}}}}", said) for name, said in draft.layout.words.items()],
        "palette": list(_palette(draft)),
        "sentences": [(chip(one.key), one.label) for one in sentences.known().values()],
        "history": _history(text, draft),
        "back": reverse("annual:draft", args=[draft.year]),
    }


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


def _history(text: Text | None, draft: Draft) -> list[dict[str, Any]]:
    if text is None or text.pk is None:
        return []
    entries = list(queries.history(text.pk, draft.office.pk))
    people = Person.objects.in_bulk({entry.by for entry in entries if entry.by})
    return [
        {
            "day": entry.happened_on,
            "sentence": verbs.verb(entry.verb).said(),
            "by": people.get(entry.by, ""),
            "lines": [f"原来：{entry.facts['before']}"] if entry.facts.get("before") else [],
        }
        for entry in entries
    ]
