"""Plan against done: each item with the sessions that were put to it, and those that may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.people.actors import Actor

from .. import queries, rules
from ..models import ListItem, PlanItem, Session
from ..words import Recorded
from .plan import PLAN

MONTHS = PLAN.column("months")
DECEMBER = 12
FIRST = 5


@dataclass(frozen=True)
class Line:
    """One item of a list or plan: what was put to it, what is suggested, whether its months are over."""

    item: ListItem | PlanItem
    sessions: tuple[Session, ...]
    suggested: tuple[tuple[Session, str], ...]
    is_due: bool

    @property
    def is_done(self) -> bool:
        return bool(self.sessions) or self.item.recorded == Recorded.DONE

    @property
    def months(self) -> str:
        return MONTHS.text(MONTHS.of(self.item))

    @property
    def is_late(self) -> bool:
        return self.is_due and not self.is_done


@dataclass(frozen=True)
class Progress:
    """A year's list or plan. `table` is the table of a session in which its items stand."""

    title: str
    table: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.lines)

    @property
    def late(self) -> list[Line]:
        return [line for line in self.lines if line.is_late]

    @property
    def first_late(self) -> list[Line]:
        return self.late[:FIRST]

    def agreed(self, pairs: Iterable[str]) -> dict[Session, list[Any]]:
        """The sessions and items of the pairs that a person ticked ("item:session"), as far as they are
        among the suggestions."""
        ticked, agreed = set(pairs), defaultdict(list)
        for line in self.lines:
            for session, _ in line.suggested:
                if f"{line.item.pk}:{session.pk}" in ticked:
                    agreed[session].append(line.item)
        return dict(agreed)

    @property
    def waiting(self) -> int:
        """How many items have suggestions that nobody has answered."""
        return sum(bool(line.suggested) for line in self.lines)


@dataclass(frozen=True)
class Year(Shown):
    """A year's list or plan on the front page."""

    year: int
    progress: Progress


def of_year(office: UUID, year: int, today: date) -> tuple[Progress, Progress]:
    """The plan and the must-know list of a year, in five queries however long they are."""
    sessions = list(queries.sessions_of_year(office, year))
    plan = queries.with_sessions(queries.plan_items(office).filter(year=year))
    items = queries.with_sessions(queries.list_items(office).filter(year=year))
    return (
        Progress("年度学法计划", "met", tuple(_lines(plan, sessions, rules.meeting, today))),
        Progress("应知应会清单", "covered", tuple(_lines(items, sessions, rules.covering, today))),
    )


def panels(actor: Actor, today: date) -> Iterator[Panel]:
    """What the front page of study shows of this year's plan and list."""
    for one in of_year(actor.office, today.year, today):
        shown = Year(today.year, one)
        yield Panel(f"{one.title}：计划与完成", "study/_progress.html", shown)


def _lines(
    items: Iterable[Any],
    sessions: Sequence[Session],
    suggest: Callable[[Any, Iterable[Session]], Iterable[tuple[Session, str]]],
    today: date,
) -> Iterator[Line]:
    for item in sorted(items, key=lambda one: (MONTHS.of(one) or (DECEMBER + 1,), one.pk)):
        held = tuple(link.session for link in item.sessions.all())
        suggested = () if held else tuple(suggest(item, sessions))
        yield Line(item, held, suggested, _is_due(item, today))


def _is_due(item: Any, today: date) -> bool:
    """Whether the last of its months is over; an item without a month is due when the year is."""
    last = max(MONTHS.of(item), default=DECEMBER)
    return (item.year, last) < (today.year, today.month)
