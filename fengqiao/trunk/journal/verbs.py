"""Verbs: what may be said in the journal, and what each one hides.

A verb is declared with its label, a sentence and the facts it carries. Facts named in `hides` are
personal: the chain holds only a salted commitment to them, the value stands in a table of its own and
can be erased. A fact that is not declared raises, so nobody hashes a name in clear by habit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class UndeclaredVerb(LookupError):
    """An act used a verb, or a fact, that no declaration names."""


@dataclass(frozen=True)
class Verb:
    """One declared verb: `matter.verb`, its label, and the facts it may carry."""

    key: str
    label: str
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    sentence: str = ""

    def said(self) -> str:
        return self.sentence or self.label


_declared: dict[str, Verb] = {}


def declare(verbs: Iterable[Verb]) -> None:
    """This will take the list of verbs the product knows (project/catalogue.py names them all)."""
    for verb in verbs:
        known = _declared.get(verb.key)
        if known is not None and known != verb:
            raise ValueError(f"动词 {verb.key} 有两个不同的声明")
        _declared[verb.key] = verb


def verb(key: str) -> Verb:
    """The declaration of a verb. Raises UndeclaredVerb."""
    try:
        return _declared[key]
    except KeyError:
        raise UndeclaredVerb(f"动词 {key} 没有声明") from None


def declared() -> tuple[Verb, ...]:
    return tuple(_declared.values())
