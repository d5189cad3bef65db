"""What the pages of the office's words show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.forms import Form
from django.utils import timezone

from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import STREET, Actor

from . import lists, queries
from .bases import Word
from .lists import Given, Listed, RollUp, Seed

Labels = Mapping[str, Mapping[str, str]]  # of each roll-up: what its codes are called


@dataclass(frozen=True)
class Front:
    """A list on the first page: how many words it has, how many of them are the office's own, what is suggested."""

    listed: Listed
    words: int
    own: int
    suggested: int


@dataclass(frozen=True)
class Suggested:
    """What a later version brings along for one list."""

    given: Given
    seeds: Sequence[Seed]


@dataclass(frozen=True)
class Line:
    """A word on the page of its list; `counts_as`: the label of each roll-up, and what it counts as."""

    word: Word
    counts_as: tuple[tuple[str, str], ...]
    state: str
    place: int


@dataclass(frozen=True)
class WordPage:
    """A word with a form for each thing that is done with it; `asked` is the one that was sent and refused."""

    listed: Listed
    line: Line
    forms: Mapping[str, Form]
    asked: Form | None
    kept: str | None
    former: Sequence[str]


def fronts(office: UUID, suggestions: Iterable[Suggested]) -> Iterator[Front]:
    suggested = {one.given.key: len(one.seeds) for one in suggestions}
    for listed in lists.declared():
        words = listed.all(office)
        own = sum(1 for word in words if word.is_own)
        yield Front(listed, len(words), own, suggested.get(listed.key, 0))


def answered_by(actor: Actor) -> list[Given]:
    """What of all that is given to an office this person answers for it: whose post is at the street itself."""
    return [one for one in lists.given() if actor.may(one.power, STREET)]


def suggestions(actor: Actor) -> list[Suggested]:
    """What is suggested to whom may answer it."""
    given = answered_by(actor)
    suggested = queries.suggested(actor.office, given)
    return [Suggested(one, suggested[one.key]) for one in given if one.key in suggested]


def waiting(actor: Actor) -> int:
    """How many suggestions wait for this person's answer."""
    return sum(len(one.seeds) for one in suggestions(actor))


def lines(listed: Listed, office: UUID) -> list[Line]:
    """Every word of a list in its order."""
    labels, today = _labels(listed.rolls, office), timezone.localdate()
    return [
        Line(word, tuple(_counts_as(listed, word, labels)), _state(word, today), place)
        for place, word in enumerate(listed.all(office), start=1)
    ]


def of_word(
    listed: Listed, line: Line, forms: Mapping[str, Form], asked: Form | None = None
) -> WordPage:
    word = line.word
    labels = _labels(listed.rolls, word.office)
    return WordPage(
        listed=listed,
        line=line,
        forms=forms,
        asked=asked,
        kept=listed.kept(word),
        former=[f"{until} 以前：{_said(held, labels)}" for until, held in word.earlier],
    )


def entries(word: Word) -> Iterable[Entry]:
    """What was done with a word, the last first."""
    return Entry.objects.filter(office=word.office, subject=word.pk).order_by("-seq")


def changes(listed: Listed, office: UUID) -> Callable[[Entry], Iterator[str]]:
    """What an entry did to a word of a list, in words; what its codes are called is asked once."""
    labels = _labels(listed.rolls, office)
    return lambda entry: _changed(entry, labels)


def _labels(rolls: Sequence[RollUp], office: UUID) -> Labels:
    return {roll.key: roll.labels(office) for roll in rolls}


def _counts_as(listed: Listed, word: Word, labels: Labels) -> Iterator[tuple[str, str]]:
    for roll in listed.rolls:
        code = roll.held(word)
        yield roll.label, labels[roll.key].get(code, code)


def _state(word: Word, today: date) -> str:
    if word.ended_on is not None:
        return f"{word.ended_on:%Y-%m-%d} 起停用"
    if word.begins_on is not None and word.begins_on > today:
        return f"{word.begins_on:%Y-%m-%d} 起用"
    return ""


def _changed(entry: Entry, labels: Labels) -> Iterator[str]:
    """What an entry did to a word: from what to what, or what was added."""
    facts = entry.facts
    before, after = (_said(facts.get(key), labels) for key in ("before", "after"))
    if "before" in facts:
        since = f"（{facts['since']} 起）" if facts.get("since") else ""
        yield f"{before or '没有'} → {after or '没有'}{since}"
    elif after:
        counts_as = _said(facts.get("counts_as"), labels)
        yield f"{after}（{counts_as}）" if counts_as else after


def _said(said: str | int | list[str] | dict[str, str] | None, labels: Labels) -> str:
    """What an entry holds, as people read it."""
    if isinstance(said, dict):
        return "，".join(labels.get(key, {}).get(code) or code for key, code in said.items())
    if isinstance(said, list):
        return "、".join(said)
    if isinstance(said, int):
        return f"第 {said} 个"
    return said or ""
