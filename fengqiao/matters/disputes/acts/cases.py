"""Registering a case, amending it, naming the opponent, writing a note, attaching a file."""

from __future__ import annotations

from collections.abc import Sequence as Listing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from fengqiao.engines.procedures.numbering import next_number
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.making import making
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import said_of

from ..models import Dispute, DisputeType, Note, Party
from ..words import Audience, Nature, Regime, Side, Stage

LIGHT_VERSION = 1
NUMBERS = "disputes"  # the series of case numbers, 2024-0001 and on
# The place is not among them: the path of a case stands on its parties, notes, files and deadlines, and in who
# may see it. A case entered for the wrong place is voided with its reason and registered where it belongs.
AMENDABLE = (
    "summary",
    "type",
    "report_class",
    "found",
    "handler",
    "handler_text",
    "method",
    "amount",
    "people_count",
    "registered_on",
    "outcome_text",
)


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

    @property
    def nature(self) -> str:
        return Nature.DISPUTE if self.side_two or self.unknown_opponent else Nature.CONCERN


def register(given: Registration, *, by: Actor, id: UUID | None = None) -> Dispute:
    """This will register a dispute or concern, numbered in its office and year, class following type.

    `id` is the idempotency key of the entry: the same form sent twice finds the case already there and
    returns it. Raises Denied, OutOfScope.
    """
    by = by.under("disputes.register", given.division.path)
    with deed():
        if id is not None and (known := Dispute.objects.filter(pk=id).first()):
            return known
        number = next_number(given.division.office, NUMBERS, given.registered_on.year)
        case = _case(given, number)
        if id is not None:
            case.id = id
        parties = _parties(case, given.side_one, given.side_two)
        with act("disputes.register", on=case, by=by, happened_on=given.registered_on) as facts:
            case.save(force_insert=True)
            Party.objects.bulk_create(parties)
            facts |= {
                "number": number,
                "nature": case.nature,
                "type": given.type.code,
                "report_class": given.type.report_class.code,
                "found": case.found,
                "community": str(case.community_id or ""),
                "summary": case.summary,
                "parties": [[party.side, party.name] for party in parties],
            }
    return case


def amend(case: Dispute, *, by: Actor, reason: str, **changes: Any) -> Dispute:
    """This will correct a case; the journal keeps what stood there. Class follows a changed type.

    Takes any of AMENDABLE. Raises Denied, and TypeError for another field.
    """
    by = by.under("disputes.amend", case.path)
    if unknown := set(changes) - set(AMENDABLE):
        raise TypeError(f"不能更正 {unknown}")
    if "type" in changes and changes["type"] is not None and "report_class" not in changes:
        changes["report_class"] = changes["type"].report_class
    stood = {name: getattr(case, name) for name in changes}
    for name, value in changes.items():
        setattr(case, name, value)
    # By what they are: two people of one name are told apart.
    changed = [name for name in changes if stood[name] != getattr(case, name)]
    if not changed:
        return case
    with act("disputes.amend", on=case, by=by, reason=reason) as facts:
        case.save(update_fields=changed)
        facts |= {
            "changed": changed,
            "before": {name: _plainly(stood[name]) for name in changed},
            "after": {name: _plainly(getattr(case, name)) for name in changed},
        }
    return case


def hand_to(case: Dispute, to: Person, *, by: Actor, reason: str) -> Dispute:
    """This will give an open case to another handler."""
    return amend(case, by=by, reason=reason, handler=to, handler_text=said_of(to))


def name_opponent(case: Dispute, names: Listing[str], *, by: Actor) -> Dispute:
    """This will write in the other side: an unknown one becomes known, a concern becomes a dispute."""
    by = by.under("disputes.handle", case.path)
    before = case.nature
    parties = _parties(case, (), names)
    case.nature, case.unknown_opponent = Nature.DISPUTE, False
    with act("disputes.name_opponent", on=case, by=by) as facts:
        Party.objects.bulk_create(parties)
        case.save(update_fields=["nature", "unknown_opponent"])
        facts |= {"nature_before": before, "parties": [[p.side, p.name] for p in parties]}
    return case


def note(
    case: Dispute, text: str, *, by: Actor, on: date, audience: str = Audience.HANDLERS
) -> Note:
    """This will write a note on a case for an audience; the narrowest is the default."""
    by = by.under("disputes.handle", case.path)
    written = Note(
        office=case.office,
        path=case.path,
        dispute=case,
        text=text,
        audience=audience,
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
    """This will keep a file on a case for an audience; the narrowest is the default."""
    by = by.under("disputes.handle", case.path)
    with deed():
        file = files.keep(data, name, at=case, by=by, subject=case.pk, audience=audience)
        with act("disputes.attach", on=case, by=by, happened_on=on) as facts:
            facts |= {"audience": str(audience), "file": str(file.pk)}
    return file


def places_of(division: Division) -> dict[str, Division | None]:
    """Community and grid of a division, kept as they are on the day: statistics use this snapshot."""
    if division.is_community or division.parent_id is None:
        return {"community": division if division.is_community else None, "grid": None}
    above = division
    while above.parent is not None and not above.is_community:
        above = above.parent
    return {"community": above if above.is_community else None, "grid": division}


def _case(given: Registration, number: str) -> Dispute:
    division = given.division
    return Dispute(
        office=division.office,
        path=division.path,
        number=number,
        nature=given.nature,
        regime=Regime.LIGHT,
        procedure_key="light",
        procedure_version=LIGHT_VERSION,
        stage=Stage.REGISTERED,
        report_class=given.type.report_class,
        type=given.type,
        **places_of(division),
        summary=given.summary,
        found=given.found,
        handler=given.handler,
        handler_text=given.handler_text or (given.handler.name if given.handler else ""),
        method=given.method,
        registered_on=given.registered_on,
        amount=given.amount,
        people_count=given.people_count,
        unknown_opponent=given.unknown_opponent and not given.side_two,
    )


def _parties(case: Dispute, one: Listing[str], two: Listing[str]) -> list[Party]:
    return parties_of(case, [(Side.ONE, n) for n in one] + [(Side.TWO, n) for n in two])


def parties_of(case: Dispute, sides: Listing[tuple[int, str]]) -> list[Party]:
    """The parties of a case, made but not stored: (side, name) in the order they were given."""
    return [
        making(Party)(
            office=case.office,
            path=case.path,
            dispute_id=case.pk,
            side=side,
            name=name,
            position=position,
        )
        for position, (side, name) in enumerate(sides, start=1)
    ]


def _plainly(value: Any) -> Any:
    return getattr(value, "code", None) or (str(value) if value is not None else None)
