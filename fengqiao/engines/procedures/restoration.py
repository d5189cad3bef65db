"""恢复: what a step voided counts again, with its stage, days and clocks as they stood before; a step of its own, by
the power of voiding, declared once for every procedure:

    VOID = Step(key="void", …)
    steps=(…, VOID, restoration.of(VOID))

The entry of the voiding holds what stood before it. One of the time before that says the stage it came from and
the outcome; the closing day is then that of the step, or of the old ledger, by which the case was closed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fengqiao.ground.documents import Facts
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from . import before, clock_state
from .clock import BIRTHS
from .effects import count_again
from .history import CLOSED, day
from .procedure import RESTORE, Procedure, Refused, Step, known

UNKNOWN = "作废以前的办结日期没有记下来，不能恢复；请重新登记这一件"


def of(void: Step) -> Step:
    """The step that puts back what a step voided: it asks for the same power and the same things."""
    return Step(
        key=RESTORE,
        label="恢复",
        at=(str(void.to),),
        to=None,
        by=void.by,
        needs=void.needs,
        effect=_restore,
        shows=("entry",),
    )


def _restore(case: Any, *, by: Actor, happened_on: date, **_: Any) -> Facts:
    said = _voiding(case)
    _put_back(said, case)
    count_again(case)
    return {"entry": str(said.pk)}


def _voiding(case: Any) -> Entry:
    """The entry by which the case came to be void. Raises Refused."""
    entries = Entry.objects.filter(office=case.office, subject=case.pk).order_by("-seq")
    for entry in entries:
        if entry.facts.get("to") == str(case.stage):
            return entry
    raise Refused("办理记录里没有这一件的作废，不能恢复；请重新登记这一件")


def _put_back(said: Entry, case: Any) -> None:
    """This will set the columns that voiding changed to what they were. Raises Refused for what nobody can know."""
    if before.BEFORE in said.facts:
        try:
            before.put_back_row(said, case)
        except before.Unknown as unknown:
            raise Refused(f"{unknown}，不能恢复；请重新登记这一件") from None
        return
    case.stage = said.facts["from"]
    if "outcome_before" in said.facts:  # such a voiding wrote its own outcome and day
        case.closed_on = _closed_on(said, case)
        case.outcome = said.facts["outcome_before"]


def _closed_on(said: Entry, case: Any) -> date | None:
    """When the case had been closed as it was voided; None where it was open. Raises Refused."""
    procedure = known(case.procedure_key, case.procedure_version)
    closing = {step.key for step in procedure.steps if step.dated == CLOSED}
    if said.facts["from"] not in {str(procedure.step(key).to) for key in closing}:
        return None
    for event in reversed(_events(procedure, case, said)):
        if event.key in closing:
            return event.on
        if event.key in BIRTHS and (closed := day(event.facts.get(CLOSED))):
            return closed
    raise Refused(UNKNOWN)


def _events(procedure: Procedure, case: Any, said: Entry) -> list[Any]:
    """What happened to a case until it was voided, on the days that hold now."""
    found = clock_state.events_of([case.pk]).get(case.pk, [])
    place = next((n for n, event in enumerate(found) if event.entry == said.pk), len(found))
    return clock_state.on_their_days(procedure, found[:place])
