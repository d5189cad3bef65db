"""Verbs of integrity beside its ledgers: notices, which nobody reads unseen, and posts made of declarations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures.registration import Registration
from fengqiao.ground.documents import Facts
from fengqiao.ground.spans import say_span
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person, Post
from fengqiao.trunk.people.roster import Roster, Several

from .models import Declaration, Notice

NOTICES = "integrity.notices"
SEATS = "people.manage"
HIDDEN = ("number", "organ", "received_on", "period")


def _void(notice: Notice, by: Actor, facts: Facts) -> None:
    """It was entered by mistake, and counts no more."""
    notice.voided_on = timezone.localdate()


RECEIPT = Registration(
    adds="integrity.record_notice",
    takes_back="integrity.take_back_notice",
    power=NOTICES,
    address=lambda notice: reverse("integrity:take_back_notice", args=[notice.pk]),
    is_void=lambda notice: notice.voided_on is not None,
    void=_void,
)
VERBS = (
    Verb("integrity.record_notice", "登记通报收文", hides=HIDDEN),
    Verb("integrity.void_notice", "作废通报收文"),
    RECEIPT.verb("登记通报收文"),
    Verb("integrity.open_notices", "查看通报收文"),  # of before the access log
    Verb("integrity.seat", "按声明补建领导干部岗位", shows=("post",)),
)


class Ambiguous(ValueError):
    """A name that several of the staff bear: a person must say which one is meant."""


def record_notice(
    *, number: str, organ: str, received_on: date, period: tuple[date, date], by: Actor, id: UUID
) -> Notice:
    """This will record that a notice came: never its text. `id` makes it once. Raises Denied."""
    by = by.under(NOTICES)
    with deed():
        if (known := Notice.objects.filter(pk=id).first()) is not None:
            return known
        first, last = period
        notice = Notice(
            id=id,
            office=by.office,
            number=number,
            organ=organ,
            received_on=received_on,
            starts_on=first,
            ends_on=last,
        )
        with act("integrity.record_notice", on=notice, by=by, happened_on=received_on) as facts:
            notice.save(force_insert=True)
            facts |= {"number": number, "organ": organ, "received_on": received_on.isoformat()}
            facts["period"] = say_span(first, last)
    return notice


def void_notice(notice: Notice, *, by: Actor, reason: str) -> Notice:
    """This will take a notice that was entered by mistake out of the count. Raises Denied."""
    by = by.under(NOTICES)
    with deed():
        notice = Notice.objects.select_for_update().get(pk=notice.pk)
        if notice.voided_on is None:
            with act("integrity.void_notice", on=notice, by=by, reason=reason) as facts:
                _void(notice, by, facts)
                notice.save(update_fields=["voided_on"])
    return notice


def seat(declarations: Iterable[Declaration], *, still: bool, by: Actor) -> list[Post]:
    """This will make leaders' posts of those who declared, and put the declarations to the persons.

    A post begins with the first declared day; it holds on where they are `still` in office, else it ends
    with the last declared day. All in one deed. Raises Denied, and Ambiguous for a name that several bear.
    """
    by = by.under(SEATS)
    named: dict[tuple[UUID | None, str], list[Declaration]] = defaultdict(list)
    for one in declarations:
        named[one.person_id, one.person_text].append(one)
    roster = Roster(by.office)
    with deed():
        return [_seat(several, roster, still, by) for several in named.values()]


def _seat(declared: list[Declaration], roster: Roster, still: bool, by: Actor) -> Post:
    last = max(one.ends_on for one in declared)
    person = declared[0].person or _person(declared[0].person_text, roster, by)
    post = people.appoint(
        person,
        division=divisions.root(by.office),
        role="leader",
        title=declared[-1].post_title[:40],
        is_leader=True,
        starts_on=min(one.starts_on for one in declared),
        ends_on=None if still else last + timedelta(days=1),
        by=by,
    )
    for one in declared:
        one.person = person
        with act("integrity.seat", on=one, by=by) as facts:
            one.save(update_fields=["person"])
            facts["post"] = str(post.pk)
    return post


def _person(name: str, roster: Roster, by: Actor) -> Person:
    """Who bears a name that is only written; someone new where nobody does."""
    try:
        known = roster.choose(name).person
    except Several as asked:
        raise Ambiguous(f"{asked}；请打开声明更正，选好再补建") from None
    return known or people.enter(divisions.office(by.office), name=name, by=by)
