"""Lists of words: those that begin with the words of an enum, and whatever else an office is given once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import TextChoices

from fengqiao.trunk.people.actors import Actor

from . import memory
from .bases import Word, next_code
from .models import Term


@dataclass(frozen=True)
class Seed:
    """Something that the product brings along: its code, what it is called, and a line about it."""

    code: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class RollUp:
    """What words of a list count as: an attribute of the word, and what it may hold, as (code, label).

    `of` and `put` are for an attribute that is no code itself; `known` says what codes are called that may be
    chosen no longer.
    """

    key: str
    label: str
    choices: Callable[[UUID], Sequence[tuple[str, str]]]
    hint: str = ""
    of: Callable[[Any], str] | None = None
    put: Callable[[Any, str], None] | None = None
    known: Callable[[UUID], Sequence[tuple[str, str]]] | None = None

    def labels(self, office: UUID) -> dict[str, str]:
        return dict((self.known or self.choices)(office))

    def held(self, word: Any) -> str:
        return self.of(word) if self.of is not None else str(getattr(word, self.key))

    def hold(self, word: Any, code: str) -> None:
        if self.put is not None:
            self.put(word, code)
        else:
            setattr(word, self.key, code)


class Given(Protocol):
    """Whatever an office is given once: what it was not given, and how one of these is entered."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def power(self) -> str: ...
    def missing(self, office: UUID) -> Sequence[Seed]: ...
    def enter(self, by: Actor, code: str) -> None: ...


class Listed(Given, Protocol):
    """A list of words, whatever its rows stand in."""

    @property
    def rolls(self) -> tuple[RollUp, ...]: ...
    @property
    def later(self) -> frozenset[str]: ...
    def all(self, office: UUID) -> list[Any]: ...
    def locked(self, office: UUID) -> list[Any]: ...
    def new(self, office: UUID, words: Sequence[Word]) -> Any: ...
    def kept(self, word: Any) -> str | None: ...
    def needed_by(self, word: Any) -> str | None: ...


@dataclass(frozen=True, kw_only=True, eq=False)
class Seeded:
    """What an office was given once and then keeps itself. What a later version brings besides is suggested to an
    office that stands, and never written by itself.

    `power`: who answers. `lacking(office)`: what the office was not given. `entered(by, code)`: this will write one
    of them, in the deed of the answer; may refuse with NotSaid.
    """

    key: str
    label: str
    power: str
    lacking: Callable[[UUID], Sequence[Seed]]
    entered: Callable[[Actor, str], None]
    hint: str = ""

    def missing(self, office: UUID) -> Sequence[Seed]:
        return self.lacking(office)

    def enter(self, by: Actor, code: str) -> None:
        self.entered(by, code)


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """A list that begins with the words of an enum. Its codes are what procedures, figures and returns know; each
    word of the office counts as one of them.

    `later`: codes that came with a later version than the list itself: they are suggested to an office that
    stands, and stand in a new one from its founding.
    """

    key: str
    label: str
    words: type[TextChoices]
    hint: str = ""
    power: str = "terms.arrange"
    later: frozenset[str] = frozenset()

    @property
    def rolls(self) -> tuple[RollUp, ...]:
        return (RollUp("rolls_up_to", "算作", lambda office: self._kinds(office)),)

    def _kinds(self, office: UUID) -> list[tuple[str, str]]:
        """The product's own words, as the office calls them."""
        return [(one.code, one.label) for one in self.all(office) if not one.is_own]

    def all(self, office: UUID) -> list[Term]:
        """Every word of the office in its order, those it retired too. What it left as it is has no row yet."""
        rows = dict(memory.rows(office).get(self.key, {}))
        taken = memory.taken(office, self.key) if self.later else frozenset()
        found = [
            rows.pop(one.value) if one.value in rows else self._word(office, one, place)
            for place, one in enumerate(self.words, start=1)
            if one.value not in self.later or one.value in taken
        ]
        return sorted([*found, *rows.values()], key=lambda one: (one.position, one.code))

    def _word(self, office: UUID, one: Any, place: int) -> Term:
        said = {"code": one.value, "rolls_up_to": one.value, "label": str(one.label)}
        return Term(office=office, list=self.key, position=place, **said)

    def locked(self, office: UUID) -> list[Term]:
        """The same, as it stands now, its rows locked."""
        memory.forget()
        list(Term.objects.select_for_update().filter(office=office, list=self.key))
        return self.all(office)

    def new(self, office: UUID, words: Sequence[Word]) -> Term:
        """A word that the office adds: its code is given once and for ever."""
        return Term(office=office, list=self.key, code=next_code(words), rolls_up_to="")

    def kept(self, word: Any) -> str | None:
        """Why what a word counts as may not be changed, or None."""
        return None if word.is_own else "这是系统自带的词，算作它自己；要另算，请添一个本单位的词"

    def needed_by(self, word: Any) -> str | None:
        """Why a word may not be retired, or None."""
        return None

    def missing(self, office: UUID) -> list[Seed]:
        taken = memory.taken(office, self.key) if self.later else frozenset()
        return [
            Seed(one.value, str(one.label))
            for one in self.words
            if one.value in self.later and one.value not in taken
        ]

    def enter(self, by: Actor, code: str) -> None:
        """Nothing but the answer is written: the word stands with the product's own from then on."""


_declared: dict[str, Listed] = {}
_given: dict[str, Given] = {}


def declare(lists: Iterable[Listed], others: Iterable[Given]) -> None:
    """This will take the lists of words that the product knows (project/catalogue.py names them all), and what
    else is given to an office once."""
    _declared.update({one.key: one for one in lists})
    _given.update({one.key: one for one in (*_declared.values(), *others)})


def declared() -> tuple[Listed, ...]:
    return tuple(_declared.values())


def of_key(key: str) -> Listed:
    """The list of that key. Raises KeyError."""
    return _declared[key]


def given() -> tuple[Given, ...]:
    """Whatever an office is given once, lists of words first."""
    return tuple(_given.values())
