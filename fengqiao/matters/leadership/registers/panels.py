"""What the pages of these ledgers show beside their columns: what comes next, what proves it, what it hangs
together with. Each takes a record and who looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import case_page  # decision 0022
from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..models import (
    AgendaItem,
    DutyItem,
    Evidence,
    Meeting,
    PlanItem,
    Shortcoming,
    SuperiorDocument,
    Task,
    Urging,
)
from . import chain
from .measured import Reading, Readings

USUAL = ("finish", "take_on", "reopen")
Named = tuple[str, str]  # what something is called, and its page


@dataclass(frozen=True)
class Done:
    """How far a plan item is: its figure against its target, or what a person says and its tasks."""

    item: PlanItem
    reading: Reading | None
    target: Decimal | None
    progress: str
    is_done: bool
    url: str


@dataclass(frozen=True)
class Measured:
    """A figure that serves a duty as evidence, and whether it says enough."""

    reading: Reading
    at_least: int
    ok: bool


@dataclass(frozen=True)
class Row:
    """A task as a list shows it."""

    task: Task
    url: str
    is_late: bool
    stage: str


@dataclass(frozen=True)
class Agenda:
    """An item of a meeting, and what came of it."""

    item: AgendaItem
    tasks: tuple[Row, ...]
    documents: tuple[Named, ...]
    personal: tuple[Named, ...]
    assign_url: str


@dataclass(frozen=True)
class Proof:
    """An evidence: its words, the file or the record that it holds, and where it is taken down."""

    on: date
    text: str
    file: Named | None
    link: Named | None
    remove_url: str


@dataclass(frozen=True)
class Proofs(Shown):
    """The evidences of a task or duty, and where another is added."""

    evidences: tuple[Proof, ...]
    prove_url: str


@dataclass(frozen=True)
class Tasks(Shown):
    """Tasks; `none` is said where there are none, `more` is where the rest stand, `assign_url` where one is given."""

    tasks: tuple[Row, ...]
    none: str = ""
    more: str = ""
    assign_url: str = ""


@dataclass(frozen=True)
class Next(Shown):
    """What comes next of a task, its clocks, and where it is urged."""

    next: case_page.Next
    clocks: tuple[case_page.ClockCard, ...]
    urge_url: str


@dataclass(frozen=True)
class Urgings(Shown):
    urgings: tuple[Urging, ...]


@dataclass(frozen=True)
class Items(Shown):
    items: tuple[Agenda, ...]


@dataclass(frozen=True)
class Progress(Shown):
    """How far a plan item is, and where a person says so."""

    done: Done
    progress_url: str


@dataclass(frozen=True)
class Told(Shown):
    """The figures of a shortcoming, by year."""

    readings: tuple[tuple[int, Reading], ...]


@dataclass(frozen=True)
class Answers(Shown):
    """The plan items that answer a shortcoming, with how far they are."""

    answers: tuple[tuple[PlanItem, Done], ...]


@dataclass(frozen=True)
class Measures(Shown):
    measures: tuple[Measured, ...]


@dataclass(frozen=True)
class Chain(Shown):
    rings: tuple[chain.Ring, ...]


def of_task(task: Task, actor: Actor) -> Iterator[Panel]:
    now = timezone.now()
    may_assign = actor.may("leadership.assign", task.path)
    may_handle = actor.may("leadership.handle", task.path)
    next_one = Next(
        case_page.next_steps(task, actor, now, USUAL),
        case_page.clocks(task, timezone.localdate(now), "leadership:clock"),
        reverse("leadership:urge", args=[task.pk]) if may_assign and task.is_open else "",
    )
    yield Panel("下一步", "leadership/_next.html", next_one)
    prove = reverse("leadership:prove", args=[task.pk]) if may_handle else ""
    proofs = _proofs(queries.evidences_of(task), prove, may_assign)
    yield Panel("佐证", "leadership/_evidence.html", proofs)
    if urgings := tuple(queries.urgings_of(task)):
        yield Panel("督办", "leadership/_urgings.html", Urgings(urgings))
    yield from _chained(chain.of_task(task))
    if others := list(queries.same_list(task)[:20]):
        yield Panel("同一责任人名下还没办完的", "leadership/_tasks.html", Tasks(rows(others)))


def of_meeting(meeting: Meeting, actor: Actor) -> Iterator[Panel]:
    may_assign = actor.may("leadership.assign", meeting.path)
    assign = reverse("leadership.tasks:add") if may_assign else ""
    items = tuple(_agenda(item, assign) for item in queries.items_of(meeting))
    yield Panel("议题以后怎样了", "leadership/_items.html", Items(items))


def _agenda(item: AgendaItem, assign: str) -> Agenda:
    return Agenda(
        item=item,
        tasks=rows(item.tasks.all()),
        documents=tuple(
            (one.title, reverse("leadership.documents:show", args=[one.pk]))
            for one in item.documents.all()
        ),
        personal=tuple(
            (str(one), reverse("leadership.personal:show", args=[one.pk]))
            for one in item.personal_acts.all()
        ),
        assign_url=f"{assign}?agenda_item={item.pk}" if assign else "",
    )


def of_document(document: SuperiorDocument, actor: Actor) -> Iterator[Panel]:
    may_assign = actor.may("leadership.assign", document.path)
    assign = f"{reverse('leadership.tasks:add')}?document={document.pk}" if may_assign else ""
    tasks = rows(queries.tasks().filter(document=document))
    yield Panel("分解成的任务", "leadership/_tasks.html", Tasks(tasks, assign_url=assign))


def of_plan(item: PlanItem, actor: Actor) -> Iterator[Panel]:
    may_assign = actor.may("leadership.assign", item.path)
    assign = f"{reverse('leadership.tasks:add')}?plan_item={item.pk}" if may_assign else ""
    tasks = list(queries.tasks().filter(plan_item=item))
    may_keep = actor.may("leadership.keep", item.path)
    progress = reverse("leadership:progress", args=[item.pk]) if may_keep else ""
    shown = Progress(done_of(item, Readings(item.office)), progress)
    yield Panel("计划与完成", "leadership/_done.html", shown)
    yield Panel("落实的任务", "leadership/_tasks.html", Tasks(rows(tasks), assign_url=assign))
    yield from _chained(chain.of_plan(item, tasks))


def of_shortcoming(one: Shortcoming, actor: Actor) -> Iterator[Panel]:
    readings = Readings(one.office)
    told = [readings.of(row.figure, row.year) for row in one.figures.all()]
    years = [row.year for row in one.figures.all()]
    shown = Told(tuple(zip(years, told, strict=True)))
    yield Panel("指标怎么说", "leadership/_readings.html", shown)
    answers = list(queries.answers_to(one))
    done = tuple((item, done_of(item, readings)) for item in answers)
    yield Panel("下一年怎么回应", "leadership/_answers.html", Answers(done))
    yield from _chained(chain.of_shortcoming(one, answers))


def of_duty(duty: DutyItem, actor: Actor) -> Iterator[Panel]:
    may_keep = actor.may("leadership.keep", duty.path)
    prove = reverse("leadership:prove_duty", args=[duty.pk]) if may_keep else ""
    shown = Measures(tuple(measures_of(duty, Readings(duty.office))))
    yield Panel("指标凭据", "leadership/_measures.html", shown)
    evidence = duty.evidences.select_related("file").order_by("on", "id")
    yield Panel("其他佐证", "leadership/_evidence.html", _proofs(evidence, prove, may_keep))


def done_of(item: PlanItem, readings: Readings) -> Done:
    """How far a plan item is. What has no figure is as far as a person says."""
    reading = readings.of(item.figure, item.year) if item.figure else None
    reached = reading.reaches(item.target or 1) if reading is not None else item.progress == "done"
    url = reverse("leadership.plan:show", args=[item.pk])
    return Done(item, reading, item.target, item.get_progress_display(), reached, url)


def measures_of(duty: DutyItem, readings: Readings) -> list[Measured]:
    """Each figure that serves a duty as evidence, and what is missing. A figure that knows the heads is
    read for the one whose duty it is."""
    found = []
    for measure in duty.measures.all():
        cells = {measure.cell: measure.code} if measure.cell else {}
        reading = readings.of(measure.figure, duty.year, cells | _of_head(duty, measure.figure))
        found.append(Measured(reading, measure.at_least, reading.reaches(measure.at_least)))
    return found


def _of_head(duty: DutyItem, figure: str) -> dict[str, str]:
    personal = figure == "leadership.personal_acts" and duty.whose != "both"
    return {"head": duty.whose} if personal else {}


def rows(tasks: Iterable[Task]) -> tuple[Row, ...]:
    """Tasks as a list shows them, each with its page and whether it is late."""
    today = timezone.localdate()
    return tuple(
        Row(
            task,
            reverse("leadership.tasks:show", args=[task.pk]),
            is_late=bool(task.is_open and task.due_on and task.due_on < today),
            stage=task.get_stage_display(),
        )
        for task in tasks
    )


def _proofs(evidences: Iterable[Evidence], prove_url: str, may_take_down: bool) -> Proofs:
    return Proofs(tuple(_proof(one, may_take_down) for one in evidences), prove_url)


def _proof(one: Evidence, may_take_down: bool) -> Proof:
    file = (one.file.name, reverse("files:download", args=[one.file_id])) if one.file else None
    record = reverse("desk:record", args=[one.link_kind, one.link_id]) if one.link_kind else ""
    return Proof(
        one.on,
        one.text,
        file,
        (one.link_label, record) if record else None,
        reverse("leadership:unprove", args=[one.pk]) if may_take_down else "",
    )


def _chained(links: list[chain.Ring]) -> Iterator[Panel]:
    yield Panel("来龙去脉", "leadership/_chain.html", Chain(tuple(links)))
