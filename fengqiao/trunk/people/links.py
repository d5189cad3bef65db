"""One-time links for accounts that are in use: who may have one made, and what the owner is told (decision 0041).

A link opens its owner's cases to whoever holds it. So one administrator asks and another makes it; where there is no
other, the command on the machine does. What was asked and what was told stand in the journal, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from fengqiao.trunk.journal.models import Entry

from . import chronicle, powers
from .models import Account, Person, Post

MANAGES = "people.manage"
ASKED, MADE, KNOWN = "people.ask_link", "people.invite", "people.know_links"
WAITS = timedelta(days=3)


@dataclass(frozen=True)
class Made:
    """A link that was made for an account in use: when, and by whom."""

    at: datetime
    by: str


@dataclass(frozen=True)
class Ask:
    """An administrator's wish for a link, which waits for another: for whom, by whom."""

    person: Person
    by: UUID | None
    name: str


def is_in_use(account: Account) -> bool:
    """Whether somebody has come in by it: before that there is nothing that a link could open."""
    return account.last_login is not None or account.has_usable_password()


def managing(office: UUID, on: date) -> QuerySet[Post]:
    """The posts that keep accounts from a day on without end, of persons who can log in."""
    roles = [key for key, _ in powers.staff_choices() if MANAGES in powers.of_role(key)]
    active = Account.objects.filter(office=office, is_active=True).values("person")
    holding = Post.objects.filter(office=office, role__in=roles, starts_on__lte=on, ends_on=None)
    return holding.filter(person__in=active)


def confirmers(person: UUID, by: UUID | None) -> QuerySet[Post]:
    """The posts of who may make the link that one administrator asks for: neither she nor the owner."""
    office = Person.objects.get(pk=person).office
    return managing(office, timezone.localdate()).exclude(person__in=[person, by])


def asked(person: Person) -> Ask | None:
    """The wish that waits for a person's account, or None: made since, or too old."""
    said = Entry.objects.filter(subject=person.pk, verb__in=(ASKED, MADE)).order_by("-seq").first()
    if said is None or said.verb != ASKED or timezone.now() - said.recorded_at > WAITS:
        return None
    return Ask(person, said.by, chronicle.names_of([said.by]).get(said.by, ""))


def waiting(by: UUID | None, office: UUID) -> list[Ask]:
    """The wishes of others that wait for this administrator."""
    since = timezone.now() - WAITS
    said = Entry.objects.filter(office=office, verb=ASKED, recorded_at__gte=since)
    people = Person.objects.filter(pk__in=said.exclude(by=by).exclude(subject=by).values("subject"))
    return [ask for one in people if (ask := asked(one)) is not None and ask.by != by]


def untold(person: UUID) -> list[Made]:
    """The links that were made for somebody's account in use, and that she has not said she knows of."""
    said = Entry.objects.filter(subject=person, verb__in=(MADE, KNOWN)).order_by("-seq")
    made = []
    for entry in said:
        if entry.verb == KNOWN:
            break
        if entry.facts.get("in_use"):
            made.append(entry)
    names = chronicle.names_of(entry.by for entry in made)
    return [Made(entry.recorded_at, names.get(entry.by, "")) for entry in made]
