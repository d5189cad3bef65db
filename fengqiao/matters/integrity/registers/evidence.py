"""The evidence for “未发生” of a span of days, read from the ledgers, and what the front page shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fengqiao.engines.figures.chips import chip  # decision 0026
from fengqiao.engines.figures.sentences import Asked, Sentence, Told, said  # decision 0026
from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.roster import Roster

from .. import queries, rules


@dataclass(frozen=True)
class Year(Shown):
    """The evidence of a year."""

    year: int
    found: rules.Evidence


def gather(office: UUID, first: date, last: date) -> rules.Evidence:
    """This will read and weigh the evidence of a span of days, in six queries, the people among them."""
    span = (office, first, last)
    return rules.weigh(
        first,
        last,
        posts=list(queries.leading_between(*span)),
        declared=list(queries.declared_between(*span)),
        checks=queries.checked_between(*span),
        came=queries.came_between(*span),
        inquiries=queries.asked_between(*span),
        roster=Roster(office),
    )


def of_year(office: UUID, year: int) -> rules.Evidence:
    return gather(office, date(year, 1, 1), date(year, 12, 31))


def panels(actor: Actor, year: int) -> Iterator[Panel]:
    """The evidence of the last year and of this one."""
    for one in (year - 1, year):
        shown = Year(one, of_year(actor.office, one))
        yield Panel(f"{one}年“未发生”的依据", "integrity/_evidence.html", shown)


def _interference(asked: Asked) -> Told:
    """未发生… worded by the level of its evidence, its numbers bound; or by name what stops it."""
    found = gather(asked.office, asked.period.start, asked.period.last)
    if found.stops:
        return Told(stops=tuple(found.stops))
    leaders = chip("integrity.leaders")
    if asked.value("integrity.leaders") != len(found.roster):
        leaders = ""  # some of who led in the year lead no more: the number of today is another
    words = found.worded(leaders, chip("integrity.interference_nil"))
    return said(words) if words else Told(stops=tuple(found.next_steps))


SENTENCES = (
    Sentence(
        "integrity.interference",
        "“未发生”的依据",
        _interference,
        proves="integrity.interference_nil",
    ),
)
