"""Pages that any matter shows of its procedure: a clock day by day, the diagram, who may do what.

The engine knows no matter: the matter's view finds the case in its scope and hands it over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from fengqiao.ground import clocks as ground
from fengqiao.ground.clocks import Line, Reckoning

from . import clock_state
from . import diagram as drawn
from .case import Case
from .clock import Clock
from .history import Run
from .procedure import Procedure, known

# State of a reckoning: what it is called on screen, and the kind of its tag.
STATES = {
    ground.RUNNING: ("计算中", "open"),
    ground.OVERDUE: ("已超期", "bad"),
    ground.PAUSED: ("已中止", "paused"),
    ground.STOPPED: ("期限内停止", "done"),
    ground.LATE: ("超期后停止", "warn"),
}


def clock_page(request: HttpRequest, case: Case, key: str, *, back: str = "") -> HttpResponse:
    """This will show how a clock of a case was reckoned. `back` is the case's own page.

    Raises Http404 for a clock that the case's procedure does not have.
    """
    try:
        shown = clock_of(case, key)
    except KeyError:
        raise Http404("没有这个期限") from None
    return render(request, "procedures/clock.html", vars(shown) | {"case": case, "back": back})


@dataclass(frozen=True)
class Days:
    """A run of days of a clock for one reason; `to_on` is None for a single day."""

    from_on: date
    to_on: date | None
    days: int
    counted: bool
    n_after: int
    why: str


@dataclass(frozen=True)
class Shown:
    """A clock day by day. `reckoning` is None when it never ran; `state` is a word, `kind` that of its tag."""

    clock: Clock
    origin: tuple[tuple[str, str], ...]
    reckoning: Reckoning | None = None
    state: str = ""
    kind: str = ""
    left: str = ""
    lines: tuple[Days, ...] = ()


def clock_of(case: Case, key: str) -> Shown:
    """Everything the page of a clock shows. Raises KeyError."""
    told = clock_state.explanation(case, key, timezone.localdate())
    procedure = known(case.procedure_key, case.procedure_version)
    origin = (*_length(told, procedure), *(_events(told.run) if told.run else ()))
    if told.reckoning is None:
        return Shown(told.clock, origin)
    word, kind = STATES[told.reckoning.state]
    return Shown(
        told.clock,
        origin,
        told.reckoning,
        word,
        kind,
        _left(told.reckoning, told.length.unit),
        tuple(map(_days, told.reckoning.lines)),
    )


def procedure_page(request: HttpRequest, case: Case, *, back: str) -> HttpResponse:
    """This will show the procedure of a case as it stands in its version: its way, and who may take it."""
    procedure = known(case.procedure_key, case.procedure_version)
    shown = {
        "procedure": procedure,
        "diagram": diagram(procedure),
        "matrix": matrix(procedure),
        "case": case,
        "back": back,
    }
    return render(request, "procedures/procedure.html", shown)


def diagram(procedure: Procedure) -> SafeString:
    """The procedure drawn from its data: a fragment for a help page."""
    shown = {"procedure": procedure, "stages": drawn.outline(procedure)}
    return render_to_string("procedures/diagram.html", shown)


def matrix(procedure: Procedure) -> SafeString:
    """Who may take which step: a fragment for a help page."""
    roles, rows = drawn.matrix(procedure)
    shown = {"procedure": procedure, "roles": roles, "rows": rows}
    return render_to_string("procedures/matrix.html", shown)


def _length(told: clock_state.Explanation, procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Where the length comes from."""
    declared = told.clock.within
    own = f"（本街道设置；未设置时为 {declared}）" if told.is_own_length else ""
    yield "长度", f"{told.length}{own}"
    if told.clock.basis:
        yield "依据", told.clock.basis
    if told.clock.article:
        yield "条款", told.clock.article
    yield "程序", f"{procedure.label}第 {procedure.version} 版"


def _events(run: Run) -> Iterator[tuple[str, str]]:
    """What moved the clock, with its days."""
    yield "起算", str(run.start)
    for on, more in run.extensions:
        yield "延长", f"{on} 延长 {more}"
    for begin, end in run.pauses:
        yield "中止", f"{begin} 起，" + (f"{end} 恢复" if end else "尚未恢复")
    if run.stopped_on:
        yield "停止", str(run.stopped_on)


def _days(line: Line) -> Days:
    to_on = line.to_on if line.to_on != line.from_on else None
    days = (line.to_on - line.from_on).days + 1
    return Days(line.from_on, to_on, days, line.counted, line.n_after, line.why)


def _left(reckoned: Reckoning, unit: str) -> str:
    left = reckoned.days_left
    if left is None:
        return ""
    if reckoned.state == ground.PAUSED:
        return f"恢复后还剩 {left} {'个工作日' if unit == 'workdays' else '日'}"
    if left == 0:
        return "今天到期"
    return f"还剩 {left} 日" if left > 0 else f"已超 {-left} 日"
