"""Named querysets of disputes. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fengqiao.trunk.files import queries as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import audience
from fengqiao.trunk.people.actors import Actor

from .models import (
    Dispute,
    DisputeType,
    Note,
    Party,
    ReportClass,
    Screening,
    ScreeningAnswer,
)
from .words import (
    CONCERN_HELPED,
    OPEN_STAGES,
    RESOLVED,
    Answer,
    Audience,
    Nature,
    RoundState,
    Stage,
)


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def cases() -> QuerySet[Dispute]:
    """Disputes and concerns with what a page of them shows, in a constant number of queries."""
    return Dispute.objects.select_related(
        "report_class", "type", "community", "grid", "handler", "screening"
    ).prefetch_related(Prefetch("parties", Party.objects.order_by("side", "position")))


def counted() -> QuerySet[Dispute]:
    """Everything that counts: what was voided does not."""
    return Dispute.objects.exclude(stage=Stage.VOID)


def found_in(period: Span) -> QuerySet[Dispute]:
    """排查受理: disputes registered in the period, whatever became of them. Concerns stand apart."""
    return counted().filter(
        nature=Nature.DISPUTE,
        registered_on__gte=period.start,
        registered_on__lt=period.end,
    )


def resolved_in(period: Span) -> QuerySet[Dispute]:
    """化解: disputes closed in the period with a settlement (mediation.md §3.6)."""
    return counted().filter(
        nature=Nature.DISPUTE,
        outcome__in=RESOLVED,
        closed_on__gte=period.start,
        closed_on__lt=period.end,
    )


def closed_in(period: Span) -> QuerySet[Dispute]:
    """办结: disputes closed in the period, whatever the outcome."""
    return counted().filter(
        nature=Nature.DISPUTE, closed_on__gte=period.start, closed_on__lt=period.end
    )


def open_on(day: date) -> QuerySet[Dispute]:
    """在办: disputes registered by the end of that day and not closed by then. What was closed and opened
    again counts as open throughout: its closing was taken back."""
    still_open = Q(closed_on=None) | Q(closed_on__gt=day)
    return counted().filter(still_open, nature=Nature.DISPUTE, registered_on__lte=day)


def concerns_helped_in(period: Span) -> QuerySet[Dispute]:
    """Concerns closed in the period in which something was done, answered or a road was told."""
    return counted().filter(
        nature=Nature.CONCERN,
        outcome__in=CONCERN_HELPED,
        closed_on__gte=period.start,
        closed_on__lt=period.end,
    )


def open_cases() -> QuerySet[Dispute]:
    return Dispute.objects.filter(stage__in=OPEN_STAGES)


def begun_or_handled_by(actor: Actor) -> QuerySet[Dispute]:
    """Open cases that this person registered, or handles."""
    began = Entry.objects.filter(
        office=OuterRef("office"),
        subject=OuterRef("pk"),
        verb="disputes.register",
        by=actor.person,
    )
    return open_cases().filter(Q(handler=actor.person) | Exists(began))


def open_handled_by(person: UUID) -> QuerySet[Dispute]:
    """The open cases of a handler."""
    return open_cases().filter(handler=person).order_by("registered_on", "id")


def of_origin(origin: UUID) -> QuerySet[Dispute]:
    """The cases that one import brought in."""
    return Dispute.objects.filter(origin=origin)


def standing_between(
    office: UUID, first: date, last: date, among: Collection[UUID] | None = None
) -> QuerySet[Dispute]:
    """The cases registered in those days that count, with what says whether another is the same."""
    days = Q(office=office, registered_on__gte=first, registered_on__lte=last)
    if among is not None:
        days &= Q(pk__in=among)
    told = ("number", "path", "registered_on", "summary", "type", "amount", "people_count")
    return counted().filter(days).only("office", *told)


def parties_between(
    office: UUID, first: date, last: date, among: Collection[UUID] | None = None
) -> Iterable[tuple[UUID, str]]:
    """(case, name) of everyone in the cases registered in those days."""
    days = Q(dispute__registered_on__gte=first, dispute__registered_on__lte=last)
    if among is not None:
        days &= Q(dispute__in=among)
    return Party.objects.filter(days, office=office).values_list("dispute", "name").iterator()


def readable_notes(case: Dispute, actor: Actor) -> QuerySet[Note]:
    """The notes of a case that this person may read: those for the staff of the place, and those for the handlers
    that name her. Who handles the case today says nothing of what was written for whoever did then."""
    notes = Note.objects.filter(dispute=case).order_by("written_on", "id")
    return notes.filter(_readable(actor))


def readable_files(case: Dispute, actor: Actor) -> QuerySet[File]:
    """The files of a case that this person may read, by the same rule as its notes."""
    return files.all_of(case.pk).filter(_readable(actor))


def _readable(actor: Actor) -> Q:
    return audience.holds(actor.person) | ~Q(audience=Audience.HANDLERS)


def types(office: UUID) -> QuerySet[DisputeType]:
    return (
        DisputeType.objects.filter(office=office)
        .select_related("report_class")
        .order_by("position", "code")
    )


def offered_types(office: UUID, on: date) -> list[DisputeType]:
    """The types that a case may be given on a day."""
    return [one for one in types(office) if one.is_offered(on)]


def report_classes(office: UUID) -> QuerySet[ReportClass]:
    return ReportClass.objects.filter(office=office).order_by("position", "code")


def categories(office: UUID) -> tuple[list[DisputeType], list[ReportClass]]:
    """The same types and classes in one statement: a class stands there once for each of its types, or alone."""
    of_class = [field.attname for field in ReportClass._meta.concrete_fields]
    of_type = [field.attname for field in DisputeType._meta.concrete_fields]
    asked = (*of_class, *(f"types__{name}" for name in of_type))
    types, classes = [], {}
    for row in report_classes(office).values_list(*asked):
        stated = ReportClass.from_db(None, of_class, row[: len(of_class)])
        stated = classes.setdefault(stated.pk, stated)
        kind = DisputeType.from_db(None, of_type, row[len(of_class) :])
        if kind.pk is not None:
            kind.report_class = stated
            types.append(kind)
    return sorted(types, key=lambda one: (one.position, one.code)), list(classes.values())


def documents(ids: Iterable[UUID]) -> list[tuple[UUID, str, str, str]]:
    """What the search index keeps of cases: (id, path, title, text). Notes stay out: they have audiences."""
    keys = list(ids)
    names: dict[UUID, list[str]] = defaultdict(list)
    parties = Party.objects.filter(dispute__in=keys).order_by("side", "position")
    for case, name in parties.values_list("dispute", "name"):
        names[case].append(name)
    told = ("pk", "path", "number", "summary", "handler_text")
    rows = Dispute.objects.filter(pk__in=keys).values_list(*told)
    return [
        (key, path, number, _searched(summary, names[key], handler))
        for key, path, number, summary, handler in rows
    ]


def document_of_new(rows: Iterable[Any]) -> tuple[UUID, str, str, str]:
    """The same of a case that was just made, from its own row and those of its parties."""
    parties: list[Party] = []
    for row in rows:
        if isinstance(row, Dispute):
            case = row
        elif isinstance(row, Party):
            parties.append(row)
    parties.sort(key=lambda party: (party.side, party.position))
    text = _searched(case.summary, [party.name for party in parties], case.handler_text)
    return case.pk, case.path, case.number, text


def _searched(summary: str, names: list[str], handler: str) -> str:
    return " ".join([summary, *names, handler])


def screenings() -> QuerySet[Screening]:
    """The rounds that ask a community in scope, with how many are asked and still silent."""
    of_round = ScreeningAnswer.objects.filter(screening=OuterRef("pk")).order_by()
    asked = of_round.values("screening").annotate(n=Count("pk"))
    silent = asked.filter(answer=Answer.WAITING)
    return Screening.objects.annotate(
        asked=Coalesce(Subquery(asked.values("n")), 0),
        silent=Coalesce(Subquery(silent.values("n")), 0),
    ).filter(asked__gt=0)


def screenings_of(office: UUID) -> QuerySet[Screening]:
    """The rounds of an office, newest first."""
    return screenings().filter(office=office).order_by("-opened_on", "-id")


def latest_screenings() -> QuerySet[Screening]:
    """The rounds that a list can be narrowed to: the newest two dozen."""
    return screenings().order_by("-opened_on", "-id")[:24]


def screenings_in(period: Span) -> QuerySet[Screening]:
    """排查轮次: rounds that began in the period."""
    return Screening.objects.filter(opened_on__gte=period.start, opened_on__lt=period.end)


def nil_returns_in(period: Span) -> QuerySet[ScreeningAnswer]:
    """零报告: nil returns that were signed in the period."""
    return ScreeningAnswer.objects.filter(
        answer=Answer.NIL, answered_on__gte=period.start, answered_on__lt=period.end
    )


def answers(screening: Screening) -> QuerySet[ScreeningAnswer]:
    """The answers of a round that are in scope, each with how many cases of it stand in its community."""
    found = Q(screening__cases__community=F("community")) & ~Q(screening__cases__stage=Stage.VOID)
    return (
        ScreeningAnswer.objects.filter(screening=screening)
        .select_related("community", "signed_by")
        .annotate(found=Count("screening__cases", filter=found))
        .order_by("community__position", "path")
    )


def one_answer() -> QuerySet[ScreeningAnswer]:
    """The answers in scope with their round and community."""
    return ScreeningAnswer.objects.select_related("screening", "community", "signed_by")


def waiting_answers() -> QuerySet[ScreeningAnswer]:
    """The communities in scope that still have to answer an open round."""
    return ScreeningAnswer.objects.filter(answer=Answer.WAITING, screening__state=RoundState.OPEN)


def could_be_found(answer: ScreeningAnswer) -> QuerySet[Dispute]:
    """Cases of a community that a round may have brought up: since it began, and in no round yet."""
    return (
        counted()
        .filter(
            community=answer.community,
            registered_on__gte=answer.screening.opened_on,
            screening=None,
        )
        .order_by("-registered_on", "-id")
    )
