"""Who is meant: a person of the office is chosen, never found by a name that two of them bear.

    roster = Roster(office, on)
    roster.choose("周调解")                    Chosen(that person, "周调解"): one bears the name
    roster.choose("王强")                      raises Several: 有 2 位王强，请选是哪一位：…
    roster.choose("王强（北关社区网格长）")      Chosen(that 王强, "王强（北关社区网格长）")
    roster.choose("某物业经理")                 Chosen(None, "某物业经理"): nobody bears it, it stays text
    roster.taken("王强")                       Chosen(None, "王强"): a sheet cannot be asked

What is kept as text beside the person says which one is meant, wherever it is read again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from fengqiao.ground import signs

from . import queries
from .models import Person, Post

LONGEST = 60
_MOST_POSTS = 2


class Several(ValueError):
    """Several people bear the name; the text asks which of them is meant."""

    def __init__(self, name: str, labels: list[str]) -> None:
        super().__init__(f"有 {len(labels)} 位{name}，请选是哪一位：{'、'.join(labels)}")


@dataclass(frozen=True)
class Chosen:
    """Who was chosen, and the words for it; without a person the words alone stand."""

    person: Person | None
    text: str

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def may_be(self, other: Chosen) -> bool:
        """Whether both may be one: by who they are where both were chosen, by their names where one is only
        written."""
        if self.person is not None and other.person is not None:
            return bool(self.person.pk == other.person.pk)
        return bool(self) and _plain(self._name) == _plain(other._name)

    @property
    def _name(self) -> str:
        return self.person.name if self.person else self.text


NOBODY = Chosen(None, "")


class Roster:
    """The people of an office, with the posts that hold on a day. Made once a request or an import: one
    question for the people, one for the posts where they are asked for. `name`: those of this name alone."""

    def __init__(self, office: UUID, on: date | None = None, *, name: str = "") -> None:
        self.on = on or timezone.localdate()
        self._asked = queries.staff(office).filter(**({"name": name} if name else {}))

    def choose(self, given: str) -> Chosen:
        """Who is meant by a name, or by a name with its post. Raises Several."""
        chosen = self.taken(given)
        if chosen.person is None and (bearers := self._named.get(_plain(given), [])):
            raise Several(bearers[0].name, [self.said(person) for person in bearers])
        return chosen

    def taken(self, given: str) -> Chosen:
        """The same where nobody can be asked: a name that two bear stays text."""
        plain = _plain(given)
        bearers = self._named.get(plain, [])
        person = bearers[0] if len(bearers) == 1 else self._labelled.get(plain)
        return Chosen(person, self.said(person) if person else given.strip()[:LONGEST])

    def chosen(self, key: UUID | str | None) -> Chosen:
        """The person of an id as if chosen; NOBODY for an id that none of them has."""
        person = self._by_key.get(str(key))
        return Chosen(person, self.said(person)) if person else NOBODY

    def said(self, person: Person) -> str:
        """The words for a person: the name, with the post where another bears it too."""
        return self._labels.get(person.pk, person.name)

    def suggestions(self) -> list[tuple[str, str]]:
        """Each person as (the words to choose them by, their posts), in the order of names."""
        return [(self.said(person), self.posts_of(person)) for person in self._people]

    def choices(self) -> list[tuple[str, str]]:
        """Each person as (key, words with the post), for a list to choose from."""
        return [(str(person.pk), self._with_posts(person)) for person in self._people]

    def posts_of(self, person: Person) -> str:
        """The posts of a person on the day, in words."""
        posts = [_post_in_words(post) for post in self._posts[person.pk]][:_MOST_POSTS]
        return "、".join(posts) or "现在没有岗位"

    def _with_posts(self, person: Person) -> str:
        return self._labels.get(person.pk) or f"{person.name}（{self.posts_of(person)}）"

    @cached_property
    def _people(self) -> list[Person]:
        return list(self._asked)

    @cached_property
    def _by_key(self) -> dict[str, Person]:
        return {str(person.pk): person for person in self._people}

    @cached_property
    def _named(self) -> dict[str, list[Person]]:
        named: dict[str, list[Person]] = defaultdict(list)
        for person in self._people:
            named[_plain(person.name)].append(person)
        return dict(named)

    @cached_property
    def _posts(self) -> dict[UUID, list[Post]]:
        held: dict[UUID, list[Post]] = defaultdict(list)
        posts = queries.posts_on(self.on, [person.pk for person in self._people])
        for post in posts.select_related("division"):
            held[post.person_id].append(post)
        return held

    @cached_property
    def _labels(self) -> dict[UUID, str]:
        """What tells the bearers of one name apart, for those who are not alone with it."""
        return dict(
            pair
            for bearers in self._named.values()
            if len(bearers) > 1
            for pair in self._told_apart(bearers)
        )

    @cached_property
    def _labelled(self) -> dict[str, Person]:
        return {_plain(self._labels[p.pk]): p for p in self._people if p.pk in self._labels}

    def _told_apart(self, bearers: list[Person]) -> Iterator[tuple[UUID, str]]:
        """By the post; by the order in which they were entered where that is the same too."""
        room = LONGEST - len(bearers[0].name) - len("（，第99位登记）")
        posts = [self.posts_of(person)[:room] for person in bearers]
        alike = Counter(_plain(said) for said in posts)
        for number, (person, said) in enumerate(zip(bearers, posts, strict=True), start=1):
            nth = f"，第{number}位登记" if alike[_plain(said)] > 1 else ""
            yield person.pk, f"{person.name}（{said}{nth}）"


def said_of(person: Person) -> str:
    """The words for one person of the office: the name, with the post where another bears it too."""
    return Roster(person.office, name=person.name).said(person)


def _post_in_words(post: Post) -> str:
    """Where and what: 北关社区网格长; of the office itself only what."""
    place = "" if post.division.parent_id is None else post.division.name
    return str(post) if place in str(post) else f"{place}{post}"


def _plain(text: str) -> str:
    """A name as it is compared."""
    return signs.folded_name(text or "")
