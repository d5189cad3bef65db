"""Several steps recorded at one time: all of them hold, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from fengqiao.engines.procedures.steps import take
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from .models import Report
from .procedure import REPORT
from .words import Stage

# A step, its day, and what was said beside it.
Taken = tuple[str, date, Mapping[str, str]]
WAY = ("review", "sign", "seal", "send", "clear", "publish")


def walk(report: Report, steps: Iterable[Taken], *, by: Actor) -> Report:
    """This will take steps in their order. Raises Refused with the reason of the first that cannot be taken."""
    with deed():
        for key, day, given in steps:
            report = take(REPORT, key, report, by=by, happened_on=day, **given)
    return report


def ahead(report: Report | None) -> list[str]:
    """The steps that lie ahead of a report, in their order; all of them before it was begun."""
    stage = Stage.DRAFT if report is None else Stage(report.stage)
    passed = list(Stage).index(stage)
    keys = [key for key in WAY if list(Stage).index(Stage(str(REPORT.step(key).to))) > passed]
    if stage is Stage.DRAFT:
        read = {
            "secretary_read": report and report.secretary_read_on,
            "director_read": report and report.director_read_on,
        }
        keys = [key for key, day in read.items() if not day] + keys
    return keys
