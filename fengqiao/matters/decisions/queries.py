"""Named querysets of decisions. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from .models import Decision, Gate, NormativeDocument, Opinion, Review
from .words import PASSED, UNDECIDED, ReviewMatter, Source


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def decisions() -> QuerySet[Decision]:
    """Decisions with what a page of them shows, in a constant number of queries."""
    return Decision.objects.prefetch_related(Prefetch("gates", Gate.objects.order_by("id")))


def counted() -> QuerySet[Decision]:
    """Everything that counts: what was voided does not."""
    return Decision.objects.filter(voided_on=None)


def begun_by(actor: Actor) -> QuerySet[Decision]:
    """Undecided ones that this person entered."""
    began = Entry.objects.filter(
        office=OuterRef("office"),
        subject=OuterRef("pk"),
        verb="decisions.add_decision",
        by=actor.person,
    )
    return decisions().filter(Exists(began), voided_on=None, stage__in=UNDECIDED)


def decided_in(period: Span) -> QuerySet[Decision]:
    """Decided in the period. The table itself holds that each was reviewed before."""
    return counted().filter(decided_on__gte=period.start, decided_on__lt=period.end)


def reviewed_in(period: Span) -> QuerySet[Decision]:
    """Decided in the period after a passed legality review."""
    return decided_in(period).filter(review_conclusion__in=PASSED)


def discussed_in(period: Span) -> QuerySet[Decision]:
    """Decided in the period, or said by an old ledger to have been discussed then without a passed review."""
    claimed = Q(claimed_on__gte=period.start, claimed_on__lt=period.end, decided_on=None)
    decided = Q(decided_on__gte=period.start, decided_on__lt=period.end)
    return counted().filter(decided | claimed)


def major_in(period: Span) -> QuerySet[Decision]:
    return decided_in(period).filter(is_major_admin=True)


def reviews() -> QuerySet[Review]:
    """Legality reviews with the day they count by: when they were finished; where an old ledger does not
    say, the day of the decision that they came before."""
    counted_on = Coalesce(F("finished_on"), F("decision__decided_on"))
    return Review.objects.annotate(counted_on=counted_on).select_related("decision")


def reviews_in(period: Span) -> QuerySet[Review]:
    """Legality reviews that came to a conclusion in the period, whatever it was."""
    concluded = reviews().filter(voided_on=None, decision__voided_on=None).exclude(conclusion="")
    return concluded.filter(counted_on__gte=period.start, counted_on__lt=period.end)


def contract_reviews_in(period: Span) -> QuerySet[Review]:
    return reviews_in(period).filter(matter_kind=ReviewMatter.CONTRACT)


def adviser_opinions() -> QuerySet[Opinion]:
    return Opinion.objects.filter(source=Source.ADVISER, voided_on=None)


def adviser_opinions_in(period: Span, form: str) -> QuerySet[Opinion]:
    given = adviser_opinions().filter(form=form)
    return given.filter(given_on__gte=period.start, given_on__lt=period.end)


def documents_issued_in(period: Span) -> QuerySet[NormativeDocument]:
    return NormativeDocument.objects.filter(
        voided_on=None, issued_on__gte=period.start, issued_on__lt=period.end
    )


def opinions_of(decision: Decision) -> QuerySet[Opinion]:
    return Opinion.objects.filter(decision=decision).order_by("given_on", "id")


def review_of(decision: Decision) -> Review | None:
    """The legality review of a decision: one, whatever number of rounds it took."""
    return Review.objects.filter(decision=decision).order_by("id").first()


def documents(ids: Iterable[UUID]) -> list[tuple[UUID, str, str, str]]:
    """What the search index keeps of decisions: (id, path, title, text). Opinions and dissent stay out."""
    rows = counted().filter(pk__in=list(ids))
    return [
        (
            one.pk,
            one.path,
            f"{one.number} {one.title}",
            " ".join(filter(None, (one.title, one.own_number, one.proposer, one.grounds))),
        )
        for one in rows
    ]
