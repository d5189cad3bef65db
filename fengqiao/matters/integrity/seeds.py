"""Leaders and what they declared, made through acts: tests and the demo office share it."""

from __future__ import annotations

from datetime import date
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from . import acts
from .models import Declaration, Notice
from .registers import COMMITMENTS, DECLARATIONS, INQUIRIES, NOTICE_CHECKS
from .words import Check, Organ, Reply, Said

Days = tuple[date, date]


def a_leader(by: Actor, name: str, title: str = "", **period: date) -> Person:
    """This will enter a person and give the post of a leader. Takes people.manage."""
    office = divisions.office(by.office)
    person = people.enter(office, name=name, by=by)
    people.appoint(
        person,
        division=divisions.root(office.pk),
        role="leader",
        title=title,
        is_leader=True,
        by=by,
        **{"starts_on": date(2020, 1, 1)} | period,
    )
    return person


def a_declaration(by: Actor, person: Person | str, days: Days, **given: Any) -> Declaration:
    """This will enter a nil declaration of a person, or of a name that nobody of the staff bears."""
    who = (None, person) if isinstance(person, str) else (person, person.name)
    values = {"person": who, "period": days, "said": Said.NIL, "declared_on": days[1]} | given
    return records.add(DECLARATIONS, values, by=by)


def a_notice(by: Actor, number: str, days: Days = (date(2024, 1, 1), date(2024, 12, 31))) -> Notice:
    """This will record that a notice came from the court. Takes integrity.notices."""
    told = {"number": number, "organ": Organ.COURT, "received_on": days[1], "period": days}
    return acts.record_notice(**told, by=by, id=uuid7())


def a_year(by: Actor, leaders: list[Person], today: date) -> None:
    """This will enter a whole last year, asked and answered; of this one, one declaration is missing."""
    last, this = today.year - 1, today.year
    whole = (date(last, 1, 1), date(last, 12, 31))
    for person in leaders:
        signed = {"person": (person, person.name), "year": last, "signed_on": date(last, 1, 15)}
        records.add(COMMITMENTS, signed, by=by)
        a_declaration(by, person, whole, check_result=Check.AGREES)
    check = {"period": whole, "checked_on": whole[1], "checker": (None, by.name)}
    records.add(NOTICE_CHECKS, check, by=by)
    asked = {"organ": Organ.POLITICAL_LEGAL, "organ_text": "区委政法委", "period": whole}
    asked |= {"asked_on": whole[1], "reply": Reply.NIL, "replied_on": date(this, 1, 1)}
    records.add(INQUIRIES, asked, by=by)
    half = (date(this, 1, 1), date(this, 6, 30))
    for person in leaders[:-1] if today > half[1] else ():
        a_declaration(by, person, half, check_result=Check.AGREES)
