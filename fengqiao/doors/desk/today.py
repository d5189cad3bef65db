"""Today: what is due, what waits for me, what I started; three numbers at most, each opens.

The hall knows no matter: what its first page shows of them stands in project/walks.py as a `Board`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.case import Case
from fengqiao.engines.procedures.models import Deadline
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import links
from fengqiao.trunk.people.access import signed_in
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import pager
from fengqiao.ui.kit import Reminder

from . import calendar
from .backups import Keeper
from .steps import Walk

SOON = timedelta(days=3)
FEW = 8
OVERDUE = "overdue"

# What a matter reminds a person of on a day, most urgent first.
Ahead = Callable[[Actor, date], Sequence[Reminder]]
# How many of something wait for a person's answer.
Waiting = Callable[[Actor], int]


@dataclass(frozen=True)
class Stat:
    """One number as the page shows it; it opens."""

    label: str
    value: int | None
    unit: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Number:
    """A number of the first page: the power to read it, and what it is on a day."""

    power: str
    shown: Callable[[date], Stat]


@dataclass(frozen=True)
class Question:
    """What the office is asked without haste, in one line that is gone once it is answered: how many of it wait for
    a person, what is said of them behind their number, and the URL name where they are answered."""

    waiting: Waiting
    says: str
    page: str

    def asked(self, actor: Actor) -> tuple[str, str] | None:
        """The line and its address, or None where nothing waits."""
        count = self.waiting(actor)
        return (f"有 {count} {self.says}", reverse(self.page)) if count else None


@dataclass(frozen=True)
class Beginning:
    """What a person may enter from the first page: the power that it takes, the URL name of its form, and
    what is said of it where nothing waits, and to who may do nothing else."""

    power: str
    page: str
    invites: str
    alone: str
    follows: str


@dataclass(frozen=True)
class Board:
    """What the first page shows of matters and engines: how cases are walked, the numbers before and behind
    that of what is due, what matters remind of, what the office is asked, and what may be entered. `keeper` knows
    the last backup."""

    walks: Sequence[Walk]
    cases: Sequence[Number]
    year: Sequence[Number]
    ahead: Sequence[Ahead]
    questions: Sequence[Question]
    beginning: Beginning
    keeper: Keeper


@dataclass(frozen=True)
class Due:
    """A deadline that is near or past, with its case."""

    case: Case
    url: str
    label: str
    due_on: date
    days_left: int

    @property
    def days_over(self) -> int:
        return -self.days_left


@dataclass(frozen=True)
class Mine:
    """A few of the open cases of a kind that this person has on her hands, each with its page; `more` is where
    all of them are."""

    cases: tuple[tuple[Case, str], ...]
    more: str


@dataclass(frozen=True)
class Cases:
    """What the first page shows to who may read cases: numbers, what is due, what is on her hands."""

    numbers: tuple[Stat, ...]
    due: list[Due]
    mine: tuple[Mine, ...]


@signed_in
def today(request: HttpRequest, board: Board) -> HttpResponse:
    """Who may not read cases gets no number of them: an administrator sees what she has to look after."""
    actor, on = request.actor, timezone.localdate()
    reminded = [one for asked in board.ahead for one in asked(actor, on)]
    shown: dict[str, Any] = {"today": on, "ahead": sorted(reminded, key=lambda one: one.on)}
    shown["questions"] = [said for one in board.questions if (said := one.asked(actor))]
    if actor.may(board.beginning.power):
        shown |= {"beginning": board.beginning, "begins_at": reverse(board.beginning.page)}
    if _readable(board.walks, actor):
        shown |= vars(_cases(board, actor, on))
    shown["links_made"] = _links_made(actor)
    if actor.may("people.manage"):
        shown |= {"looks_after_backup": True, "last": board.keeper.last()}
        shown |= {"links_asked": links.waiting(actor.person, actor.office)}
    if actor.may("calendar.manage"):
        shown["year_missing"] = calendar.year_missing(actor.office, on)
    return render(request, "desk/today.html", shown)


@signed_in
def due(request: HttpRequest, board: Board) -> HttpResponse:
    """Everything that is due within three days, or overdue, of the matters that this person may read; what is
    overdue alone where the page asks for it."""
    on, readable = timezone.localdate(), _readable(board.walks, request.actor)
    only = request.GET.get("only") == OVERDUE
    page = pager.page(_due(readable, on, only), ("due_on", "id"), request.GET)
    shown = {"page": page, "due": _rows(readable, page.rows, on), "only_overdue": only}
    return render(request, "desk/due.html", shown)


def _links_made(actor: Actor) -> list[links.Made]:
    """The links that were made for her account: they are of the person, not of her place."""
    with scope.office(actor.office):
        return links.untold(actor.person) if actor.person else []


def _readable(walks: Sequence[Walk], actor: Actor) -> dict[str, Walk]:
    """The kinds of cases that this person may read, each with how it is walked."""
    return {walk.kind: walk for walk in walks if actor.may(walk.reads)}


def _due(walks: dict[str, Walk], on: date, only_overdue: bool = False) -> QuerySet[Deadline]:
    found = deadlines.overdue(on) if only_overdue else deadlines.open_due(on + SOON)
    return found.filter(subject_kind__in=list(walks))


def _cases(board: Board, actor: Actor, on: date) -> Cases:
    walks = _readable(board.walks, actor)
    soon = _due(walks, on)
    return Cases(
        numbers=tuple(_numbers(board, actor, on, soon.count())),
        due=_rows(walks, soon[:FEW], on),
        mine=tuple(group for walk in walks.values() if (group := _mine(walk, actor)).cases),
    )


def _mine(walk: Walk, actor: Actor) -> Mine:
    cases = list(walk.mine(actor).order_by("registered_on", "id")[: FEW + 1])
    name, query = walk.mine_url
    return Mine(
        tuple((case, reverse(walk.page, args=[case.pk])) for case in cases[:FEW]),
        more=f"{reverse(name)}?{query}" if len(cases) > FEW else "",
    )


def _numbers(board: Board, actor: Actor, on: date, due_count: int) -> Iterator[Stat]:
    yield from (one.shown(on) for one in board.cases if actor.may(one.power))
    yield Stat("三天内到期和已超期", due_count, "件", reverse("desk:due"))
    yield from (one.shown(on) for one in board.year if actor.may(one.power))


def _rows(walks: dict[str, Walk], found: Iterable[Deadline], on: date) -> list[Due]:
    """Deadlines with the case that each belongs to, in one query for the deadlines and one a kind."""
    rows = list(found)
    cases = {}
    for kind, walk in walks.items():
        if wanted := [row.subject for row in rows if row.subject_kind == kind]:
            cases |= walk.cases().in_bulk(wanted)
    return [
        Due(
            cases[row.subject],
            reverse(walks[row.subject_kind].page, args=[row.subject]),
            row.label,
            row.due_on,
            (row.due_on - on).days,
        )
        for row in rows
        if row.subject in cases and row.due_on is not None
    ]
