"""Sentences: what a matter says of a period in words, with figures for its numbers.

    Sentence("disputes.summary", "排查化解矛盾纠纷情况", summary)       # summary(asked) -> Told

project/catalogue.py names them all; a report's text calls one by its key. A sentence that may not be said
names what stops it (未发生… without a declaration), and then it is not said at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from .measures import Number
from .periods import Period


@dataclass(frozen=True)
class Part:
    """A paragraph, with a heading of its own or none. In `text` figures stand as chips (chips.py). `opens` is
    the page of the record that says it: (URL name, its id). `measured` is the figure that shows it, with the
    target it was given."""

    text: str
    heading: str = ""
    opens: tuple[str, UUID] | None = None
    measured: str = ""
    target: str = ""
    done: str = ""


@dataclass(frozen=True)
class Told:
    """What is said, and what stops it: while something stops it nothing is said."""

    parts: tuple[Part, ...] = ()
    stops: tuple[str, ...] = ()


class Asked(Protocol):
    """Of whom and when a sentence is asked, within the open scope: `period.on` is the day it is said. What
    `value` has read is not read again by the chips of the sentence."""

    @property
    def office(self) -> UUID: ...
    @property
    def period(self) -> Period: ...
    def value(self, key: str) -> Number | None: ...


@dataclass(frozen=True, eq=False)
class Sentence:
    """A thing that a matter can say of a period. `proves` is the key of the figure whose number alone may not be
    written: the page of the figure shows the sentence, and a claim that the figure must prove asks it."""

    key: str
    label: str
    of: Callable[[Asked], Told]
    proves: str = ""


_known: dict[str, Sentence] = {}


def declare(sentences: Iterable[Sentence]) -> None:
    """This will take the list of sentences the product knows (project/catalogue.py names them all)."""
    for one in sentences:
        if _known.setdefault(one.key, one) is not one:
            raise ValueError(f"句子 {one.key} 声明了两次")


def known() -> Mapping[str, Sentence]:
    return _known


def proving(figure: str) -> Sentence | None:
    """The sentence that stands where a figure's number alone may not."""
    return next((one for one in _known.values() if one.proves == figure), None)


def said(text: str) -> Told:
    """A sentence that is one paragraph."""
    return Told((Part(text),))
