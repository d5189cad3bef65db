"""Registering a case, handing it to another, naming the opponent, writing a note, attaching a file."""

from __future__ import annotations

from collections.abc import Sequence as Listing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import standing
from fengqiao.engines.registers import acts as records
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.bulk.maker import maker
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.audience import holds, joined
from fengqiao.trunk.people.audience import of as persons
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import said_of

from ..models import Dispute, DisputeType, Note, Party
from ..registers import REGISTER
from ..words import Audience, Nature, Side


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What the one screen asks. `side_two` empty: a concern, unless the opponent is said to be unknown."""

    summary: str
    type: DisputeType
    division: Division
    side_one: Listing[str]
    side_two: Listing[str] = ()
    unknown_opponent: bool = False
    found: str
    registered_on: date
    handler: Person | None = None
    handler_text: str = ""
    method: str = ""
    amount: Decimal | None = None
    people_count: int | None = None


def register(given: Registration, *, by: Actor, id: UUID | None = None) -> Dispute:
    """This will register a dispute or concern, numbered in its office and year, class following type.

    `id` is the idempotency key of the entry: the same form sent twice finds the case already there and
    returns it. Raises NotChanged, Denied, OutOfScope.
    """
    values = {
        "summary": given.summary,
        "type": given.type,
        "report_class": given.type.class_on(given.registered_on),
        "community": given.division,
        "unknown_opponent": given.unknown_opponent and not given.side_two,
        "found": given.found,
        "registered_on": given.registered_on,
        "handler": (
            given.handler,
            given.handler_text or (said_of(given.handler) if given.handler else ""),
        ),
        "method": given.method,
        "amount": given.amount,
        "people_count": given.people_count,
    }
    tables = {"side_one": _named(given.side_one), "side_two": _named(given.side_two)}
    return records.add(REGISTER, values, tables, by=by, id=id)


def hand_to(case: Dispute, to: Person, *, by: Actor, reason: str) -> Dispute:
    """This will give an open case to another handler, without the confidences on it."""
    return records.amend(REGISTER, case, {"handler": (to, said_of(to))}, by=by, reason=reason)


def name_opponent(case: Dispute, names: Listing[str], *, by: Actor) -> Dispute:
    """This will write in the other side: an unknown one becomes known, a concern becomes a dispute. Raises Refused
    for a case that is closed or void (what it was counted as stands), and where the other side is named already: who
    was named first is put right, and nobody stands there twice."""
    by = by.under("disputes.handle", case.path)
    with deed():
        case = standing(case)
        if not case.is_open:
            raise Refused("这件事已经办结，不能再补上对方；登记错了的，请先重新办理")
        if named := _opponents(case):
            raise Refused(f"对方已经由别人补上：{'、'.join(named)}。要改请办“更正”")
        before = case.nature
        parties = parties_of(case, [(Side.TWO, name) for name in names])
        case.nature, case.unknown_opponent = Nature.DISPUTE, False
        with act("disputes.name_opponent", on=case, by=by) as facts:
            Party.objects.bulk_create(parties)
            case.save(update_fields=["nature", "unknown_opponent"])
            facts |= {"nature_before": before, "parties": [[p.side, p.name] for p in parties]}
    return case


def note(
    case: Dispute, text: str, *, by: Actor, on: date, audience: str = Audience.HANDLERS
) -> Note:
    """This will write a note on a case for an audience; the narrowest, who writes and who handles it, is the
    default. Raises Refused for a void case."""
    by = by.under("disputes.handle", case.path)
    with deed():
        case = standing(case)
        written = Note(
            office=case.office,
            path=case.path,
            dispute=case,
            text=text,
            audience=audience,
            readers=_readers(case, audience, by),
            written_by=by.person,
            written_on=on,
        )
        with act("disputes.note", on=case, by=by, happened_on=on) as facts:
            written.save()
            facts |= {"audience": str(audience), "text": text}
    return written


def attach(
    case: Dispute, data: bytes, name: str, *, by: Actor, on: date, audience: str = Audience.HANDLERS
) -> File:
    """This will keep a file on a case for an audience; the narrowest is the default. Raises Refused for a void
    case."""
    by = by.under("disputes.handle", case.path)
    with deed():
        case = standing(case)
        readers = _readers(case, audience, by)
        file = files.keep(
            data, name, at=case, by=by, subject=case.pk, audience=audience, readers=readers
        )
        with act("disputes.attach", on=case, by=by, happened_on=on) as facts:
            facts |= {"audience": str(audience), "file": str(file.pk)}
    return file


def _opponents(case: Dispute) -> list[str]:
    return [one.name for one in Party.objects.filter(dispute=case, side=Side.TWO)]


def confide(case: Dispute, to: Person, *, by: Actor) -> None:
    """This will let another person read the confidences of a case: those that the giver may read herself."""
    by = by.under("disputes.handle", case.path)
    hers = Q(audience=Audience.HANDLERS) & holds(by.person)
    with deed():
        case = standing(case)
        notes = Note.objects.filter(hers, dispute=case)
        told = [*notes, *File.objects.filter(hers, subject=case.pk)]
        if not told:
            return
        with act("disputes.confide", on=case, by=by) as facts:
            for row in told:
                row.readers = joined(row.readers, to.pk)
                row.save(update_fields=["readers"])
            facts |= {"to": str(to.pk), "count": len(told)}


def _readers(case: Dispute, audience: str, by: Actor) -> str:
    """The persons of an audience on the day it is written: later handlers are not among them."""
    return persons([by.person, case.handler_id]) if audience == Audience.HANDLERS else ""


def _named(names: Listing[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def parties_of(case: Dispute, sides: Listing[tuple[int, str]]) -> list[Party]:
    """The parties of a case, made but not stored: (side, name) in the order they were given."""
    return [
        maker(Party)(
            office=case.office,
            path=case.path,
            dispute_id=case.pk,
            side=side,
            name=name,
            position=position,
        )
        for position, (side, name) in enumerate(sides, start=1)
    ]
