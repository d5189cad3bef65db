"""What any case's page shows of its procedure: what comes next and why not, its clocks, what was done. The
matter adds its own words; the parts of the page stand in templates/procedures/."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from fengqiao.ground.documents import Document
from fengqiao.trunk.journal import recall, verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.actors import Actor

from . import entries as of_case
from . import paper, queries, restoration, undo
from .case import Case
from .models import Deadline, State
from .procedure import TAKE_BACK, Procedure, known
from .steps import OpenStep, open_steps

SOON = 2


@dataclass(frozen=True)
class Button:
    """A step of the stage for `{% step_button %}`: possible, or grey with its reason."""

    key: str
    label: str
    url: str
    allowed: bool
    reason: str
    primary: bool = False


@dataclass(frozen=True)
class Group:
    """Some steps under a word of their own, or under none."""

    label: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Undo:
    """撤销: the step that this person may still take back, the minutes left, or why it stands."""

    label: str
    url: str
    minutes: int
    reason: str


@dataclass(frozen=True)
class PaperLink:
    """A paper of the step by which the case stands where it stands."""

    label: str
    url: str


@dataclass(frozen=True)
class Next:
    """What comes next. `apart` are possible steps that the page shows elsewhere, by their keys; `only_reads`:
    there are steps, and none of them is this person's (decision 0007)."""

    groups: tuple[Group, ...]
    apart: Mapping[str, Button]
    only_reads: bool
    undo: Undo | None
    papers: tuple[PaperLink, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.only_reads or self.undo or self.papers)


@dataclass(frozen=True)
class ClockCard:
    """A clock of a case for `{% clock_card %}`. `days_left` is None when it does not run."""

    label: str
    due_on: date | None
    days_left: int | None
    state: str
    url: str
    basis: str = ""

    @property
    def left(self) -> str:
        """How long it still runs, in words; "" when it does not run."""
        if self.days_left is None:
            return ""
        if self.days_left == 0:
            return "今天到期"
        return (
            f"还有 {self.days_left} 天到期"
            if self.days_left > 0
            else f"已超期 {-self.days_left} 天"
        )


def next_steps(
    case: Case,
    actor: Actor,
    at: datetime,
    usual: Iterable[str] = (),
    *,
    apart: Collection[str] = (),
    others: tuple[str, Collection[str]] = ("", ()),
    renamed: Mapping[str, str] | None = None,
) -> Next:
    """This will show the steps of the stage that are this person's: possible ones first, of those the `usual`
    next ones; the first of these is the primary one. `others` is a word and the steps that stand under it."""
    procedure = known(case.procedure_key, case.procedure_version)
    found = open_steps(procedure, case, actor, timezone.localdate(at))
    order = {key: place for place, key in enumerate(usual)}
    hers = sorted(
        (one for one in found if actor.may(one.step.by, case.path)),
        key=lambda one: (not one.allowed, order.get(one.step.key, len(order))),
    )
    buttons = [_button(procedure.matter, case, one, renamed or {}) for one in hers]
    word, under = others
    on_its_way = [one for one in buttons if one.key not in (*under, *apart)]
    if on_its_way and on_its_way[0].allowed and on_its_way[0].key in order:
        on_its_way[0] = replace(on_its_way[0], primary=True)
    groups = (
        Group("", tuple(on_its_way)),
        Group(word, tuple(b for b in buttons if b.key in under)),
    )
    return Next(
        tuple(group for group in groups if group.buttons),
        {one.key: one for one in buttons if one.key in apart and one.allowed},
        bool(found) and not hers,
        undo_of(case, actor, at),
        _papers(procedure, case),
    )


def _papers(procedure: Procedure, case: Case) -> tuple[PaperLink, ...]:
    if not any(step.papers for step in procedure.steps):
        return ()
    given = {"matter": procedure.matter, "pk": case.pk}
    has = paper.of_case(procedure, of_case.of_steps(procedure, case))
    return tuple(
        PaperLink(procedure.paper(key), reverse("desk:paper", kwargs=given | {"key": key}))
        for key in has
    )


def undo_of(case: Case, actor: Actor, at: datetime) -> Undo | None:
    """This will offer 撤销 of this person's last step, in the ten minutes after it."""
    offer = undo.offer(case, actor, at)
    if offer is None:
        return None
    matter = known(case.procedure_key, case.procedure_version).matter
    url = reverse("desk:undo", kwargs={"matter": matter, "pk": case.pk, "entry": offer.entry})
    return Undo(offer.label, url, offer.minutes, offer.reason)


def _button(matter: str, case: Case, found: OpenStep, renamed: Mapping[str, str]) -> Button:
    key = found.step.key
    return Button(
        key,
        renamed.get(key, found.step.label),
        reverse("desk:step", kwargs={"matter": matter, "pk": case.pk, "key": key}),
        found.allowed,
        found.reason,
    )


def clocks(case: Case, on: date, page: str) -> tuple[ClockCard, ...]:
    """The clocks of a case; `page` is the URL name that explains one."""
    return tuple(_card(case, row, on, page) for row in queries.of(case.pk))


def _card(case: Case, row: Deadline, on: date, page: str) -> ClockCard:
    state, left = row.state, None
    if row.state == State.RUNNING and row.due_on:
        left = (row.due_on - on).days
        state = "overdue" if left < 0 else "due_soon" if left <= SOON else "running"
    return ClockCard(row.label, row.due_on, left, state, reverse(page, args=[case.pk, row.clock]))


def timeline(
    case: Case, lines: Callable[[Document], list[str]] = lambda facts: []
) -> list[chronicle.Happening]:
    """What was done to a case, in the order it happened, for `{% timeline %}`. `lines(facts)` says in the
    matter's words what an entry shows beyond its verb; hidden facts stay hidden here."""
    entries = recall.entries_of(case)
    return sorted(told(entries, lambda entry: lines(entry.facts)), key=lambda one: one.order)


def told(
    entries: Sequence[Entry], lines: chronicle.Lines, names: chronicle.Names | None = None
) -> list[chronicle.Happening]:
    """Entries of one case in words; a step that was taken back says so, and its taking back says which it was."""
    gone = of_case.gone(entries)

    def with_undo(entry: Entry) -> list[str]:
        said = [*lines(entry), *restoration.told(entry.facts)]
        if of_case.is_taking_back(entry):
            matter = entry.verb.removesuffix(TAKE_BACK)
            said.append(f"撤销了“{verbs.verb(matter + entry.facts['step']).label}”")
        return [*said, "后来撤销了"] if entry.pk in gone else said

    return chronicle.told(entries, with_undo, names)
