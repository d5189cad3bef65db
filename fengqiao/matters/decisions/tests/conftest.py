from datetime import date

import pytest

from fengqiao.engines.imports.acts import records
from fengqiao.engines.imports.stages import Row
from fengqiao.engines.registers.rows import Understood
from fengqiao.matters.decisions import seeds
from fengqiao.matters.decisions.models import Decision
from fengqiao.matters.decisions.registers import REGISTER
from fengqiao.matters.decisions.sheets.line import Line
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

DAY = date(2026, 3, 2)


@pytest.fixture
def he(cast, as_):
    """何所长 of the justice office: keeps, reviews and records decisions; her scope open."""
    with as_(cast.li):
        root = divisions.root(cast.office)
        person = people.enter(divisions.office(cast.office), name="何所长", by=FOUNDER)
        people.appoint(person, division=root, role="justice_clerk", starts_on=SINCE, by=FOUNDER)
        people.open_account(person, login="he", by=FOUNDER)
        actor = actors.of_person(Person.objects.get(pk=person.pk), date.today())
    with as_(actor):
        yield actor


@pytest.fixture
def root(he):
    return divisions.root(he.office)


@pytest.fixture
def a_decision(he):
    """This will make a decision at a stage, through acts."""

    def made(**given):
        given.setdefault("on", DAY)
        return seeds.a_decision(given.pop("by", he), **given)

    return made


@pytest.fixture
def brought(he):
    """This will bring lines of an old ledger in, as an import does; the office stands for the import."""

    def of_lines(*lines: Line) -> list[Decision]:
        batch = Office.objects.get(pk=he.office)
        rows = [Row("", n, Understood(record=line.draft)) for n, line in enumerate(lines, start=2)]
        before = set(Decision.objects.values_list("pk", flat=True))
        assert records.store(REGISTER, rows, batch=batch, by=he) == len(lines)
        return list(Decision.objects.exclude(pk__in=before).order_by("number"))

    return of_lines
