"""Pages that any matter shows of its procedure: a clock day by day, the diagram, who may do what.

The engine knows no matter: the matter's view finds the case in its scope and hands it over.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from fengqiao.ground import clocks as ground
from fengqiao.ground.clocks import Line, Reckoning

from . import drawing, reckoning
from .declaring import Case, Procedure, known

# State of a reckoning: what it is called on screen, and the kind of its tag.
STATES = {
    ground.RUNNING: ("计算中", "open"),
    ground.OVERDUE: ("已超期", "urgent"),
    ground.PAUSED: ("已中止", "soon"),
    ground.STOPPED: ("按期办结", "done"),
    ground.LATE: ("超期办结", "urgent"),
}


def clock_page(request: HttpRequest, case: Case, key: str, *, back: str = "") -> HttpResponse:
    """This will show how a clock of a case was reckoned. `back` is the case's own page.

    Raises Http404 for a clock that the case's procedure does not have.
    """
    try:
        shown = clock_of(case, key)
    except KeyError:
        raise Http404("没有这个期限") from None
    return render(request, "procedures/clock.html", shown | {"case": case, "back": back})


def clock_of(case: Case, key: str) -> dict[str, Any]:
    """Everything the page of a clock shows. Raises KeyError."""
    told = reckoning.explanation(case, key, timezone.localdate())
    shown = {
        "clock": told.clock,
        "procedure": known(case.procedure_key, case.procedure_version),
        "length": str(told.length),
        "declared": str(told.clock.within) if told.is_own_length else "",
        "run": told.run,
        "reckoning": told.reckoning,
    }
    if told.reckoning is None:
        return shown
    word, kind = STATES[told.reckoning.state]
    return shown | {
        "state": word,
        "kind": kind,
        "left": _left(told.reckoning, told.length.unit),
        "lines": [_line(line) for line in told.reckoning.lines],
    }


def diagram(procedure: Procedure) -> SafeString:
    """The procedure drawn from its data: a fragment for a help page."""
    shown = {"procedure": procedure, "stages": drawing.outline(procedure)}
    return render_to_string("procedures/diagram.html", shown)


def matrix(procedure: Procedure) -> SafeString:
    """Who may take which step: a fragment for a help page."""
    roles, rows = drawing.matrix(procedure)
    shown = {"procedure": procedure, "roles": roles, "rows": rows}
    return render_to_string("procedures/matrix.html", shown)


def _line(line: Line) -> dict[str, Any]:
    return {
        "from_on": line.from_on,
        "to_on": line.to_on if line.to_on != line.from_on else None,
        "days": (line.to_on - line.from_on).days + 1,
        "counted": line.counted,
        "n_after": line.n_after,
        "why": line.why,
    }


def _left(reckoned: Reckoning, unit: str) -> str:
    left = reckoned.days_left
    if left is None:
        return ""
    if reckoned.state == ground.PAUSED:
        return f"恢复后还剩 {left} {'个工作日' if unit == 'workdays' else '日'}"
    if left == 0:
        return "今天到期"
    return f"还剩 {left} 日" if left > 0 else f"已超 {-left} 日"
