"""Who acts: a person on the posts that hold today, with their powers and reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from fengqiao.trunk.journal import scope

from . import powers, queries
from .models import Account, Person, Post

STREET = ""  # the path that only a post of the street itself reaches


class Denied(PermissionError):
    """The person is known but lacks the power; the text says so to her."""

    def __init__(self, power: str) -> None:
        self.power = power
        super().__init__(
            f"您的岗位没有“{powers.label(power)}”的权限。如确需办理，请联系本单位管理员。"
        )


@dataclass(frozen=True)
class Seat:
    """One post that holds: where it reaches and what it allows."""

    post: UUID | None
    path: str
    role: str
    title: str
    powers: frozenset[str]


@dataclass(frozen=True)
class Actor:
    """A person acting. `post` is the post under which the act is written; `seats` are all that hold.
    `system_user` is the operating system's account behind a command, and stands among the entry's facts."""

    office: UUID
    person: UUID | None
    name: str
    seats: tuple[Seat, ...] = ()
    post: UUID | None = None
    on_behalf_of: UUID | None = None
    system_user: str = ""

    def may(self, power: str, path: str | None = None) -> bool:
        """Whether a post that holds gives the power, at that place when a path is given."""
        powers.label(power)
        return any(self._allows(seat, power, path) for seat in self.seats)

    def under(self, power: str, path: str | None = None) -> Actor:
        """The same person, acting under the post that gives the power. Raises Denied."""
        powers.label(power)
        for seat in self.seats:
            if self._allows(seat, power, path):
                return replace(self, post=seat.post)
        raise Denied(power)

    def scope(self) -> scope.Scope:
        """The union of the posts that reach into places; of all posts where none does. It is the
        person's own: what is kept from her is not in it."""
        reaching = [seat for seat in self.seats if powers.reach(seat.powers)] or self.seats
        reaches = tuple(scope.Reach(self.office, seat.path) for seat in reaching)
        return scope.Scope(reaches, person=self.person)

    @property
    def roles(self) -> set[str]:
        return {seat.role for seat in self.seats}

    @staticmethod
    def _allows(seat: Seat, power: str, path: str | None) -> bool:
        reaches = path is None or seat.path.count("/") <= 1 or path.startswith(seat.path)
        return power in seat.powers and reaches


def seats(posts: Sequence[Post]) -> tuple[Seat, ...]:
    return tuple(
        Seat(post.pk, post.path, post.role, str(post), powers.of_role(post.role)) for post in posts
    )


def of_person(person: Person, on: date) -> Actor:
    """This will give the actor for a person on a day. Call it in the scope of the person's office."""
    holding = queries.posts_on(on, [person.pk])
    return Actor(person.office, person.pk, person.name, seats(list(holding)))


def of_account(account: Account, on: date) -> Actor:
    """This will give the actor for an account; opens the office's scope to read person and posts."""
    with scope.office(account.office):
        holding = list(queries.posts_on(on, [account.person]).select_related("person"))
        person = holding[0].person if holding else Person.objects.get(pk=account.person)
        return Actor(person.office, person.pk, person.name, seats(holding))


def command_line(office: UUID, system_user: str = "") -> Actor:
    """The person 系统（命令行） of an office: administrative powers only."""
    with scope.office(office):
        person = Person.objects.get(office=office, is_system=True)
    role = powers.COMMAND_LINE
    seat = Seat(None, "", role, person.name, powers.of_role(role))
    return Actor(office, person.pk, person.name, (seat,), system_user=system_user)
