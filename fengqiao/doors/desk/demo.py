"""The demo office's own way in: its people stand on the login page, on this machine only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import queries as people
from fengqiao.trunk.people.models import Account, Person

BECAUSE = "登录页列出演示街道的人"


@dataclass(frozen=True)
class Member:
    """One of the demo office's people, as the login page names her."""

    account: str
    name: str
    posts: str


def cast() -> list[Member]:
    """The people of the demo office; empty in every mode but `local`."""
    accounts = _accounts()
    if not accounts:
        return []
    with scope.everywhere(because=BECAUSE):
        persons = Person.objects.in_bulk([account.person for account in accounts])
        posts = defaultdict(list)
        for post in people.posts_on(timezone.localdate(), list(persons)):
            posts[post.person_id].append(str(post))
    return [
        Member(str(a.pk), persons[a.person].name, "、".join(posts[a.person]))
        for a in accounts
        if a.person in persons
    ]


def account(key: str) -> Account | None:
    """The demo account of that id, or None where there is no demo login."""
    return next((found for found in _accounts() if str(found.pk) == key), None)


def _accounts() -> list[Account]:
    """Open accounts made for the demo, of an office that is one: both marks must stand."""
    if settings.MODE != "local":
        return []
    found = list(Account.objects.filter(is_demo=True, is_active=True).order_by("pk"))
    if not found:
        return []
    with scope.everywhere(because=BECAUSE):
        offices: set[UUID] = set(Office.objects.filter(is_demo=True).values_list("pk", flat=True))
    return [account for account in found if account.office in offices]
