"""恢复: what was voided counts again, with its stage, days and clocks as they stood before; a step of its own, by
the power of voiding, declared once for every procedure:

    VOID = Step(key="void", …)
    steps=(…, VOID, restoration.of(VOID))

The entry of the voiding holds what stood before it. One of the time before that says the stage it came from and
the outcome; the closing day is then that of the step, or of the old ledger, by which the case was closed. Where nobody
wrote it down, who restores is asked for it. A register that voided by a verb of its own left all else as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fengqiao.ground.documents import Facts
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from . import before, clock_state, entries
from .case import Case
from .clock import BIRTHS
from .effects import count_again
from .history import CLOSED, day
from .procedure import RESTORE, VOID, Procedure, Refused, Step, known

GIVEN = "given"  # the fact that names what who restored wrote herself


class NotWritten(Exception):
    """When the case had been closed was not written down."""


def of(void: Step) -> Step:
    """The step that puts back what a step voided: it asks for the same power and the same things, and for what
    nobody wrote down."""
    return Step(
        key=RESTORE,
        label="恢复",
        at=(str(void.to),),
        to=None,
        by=void.by,
        needs=(*void.needs, closing_day_fits),
        effect=_restore,
        asks=asked,
        shows=("entry", GIVEN),
    )


def asked(case: Any) -> tuple[str, ...]:
    """The columns of a voided case that who restores it must give: nobody wrote down what they were."""
    said = _voiding(case)
    if said is None or not _lost_its_ending(said):
        return ()
    try:
        _closed_on(said, case)
    except NotWritten:
        return (CLOSED,)
    return ()


def closing_day_fits(case: Case, *, closed_on: date | None = None, **given: Any) -> str | None:
    """A rule: a closing day is given only where it is asked for, and lies between registering and voiding."""
    if closed_on is None or (said := _voiding(case)) is None:
        return None
    if CLOSED not in asked(case):
        return "作废以前的办结日期办理记录里有，不用再填"
    if closed_on < case.registered_on:
        return f"办结日期 {closed_on} 早于登记日期 {case.registered_on}，请核对"
    if closed_on > said.happened_on:
        return f"办结日期 {closed_on} 晚于作废的日期 {said.happened_on}，请填作废以前办结的日期"
    return None


def told(facts: Mapping[str, Any]) -> list[str]:
    """What the entry of a restoration says in words of what was given by hand."""
    return [f"办结日期：{on}（恢复时补填，原来没有记下来）" for on in facts.get(GIVEN, {}).values()]


def _restore(
    case: Any, *, by: Actor, happened_on: date, closed_on: date | None = None, **_: Any
) -> Facts:
    said = _voiding(case)
    if said is None:
        raise Refused("办理记录里没有这一件的作废，不能恢复；请重新登记这一件")
    if CLOSED in asked(case) and closed_on is None:
        raise Refused("作废以前的办结日期没有记下来，请填办结日期")
    _put_back(said, case, closed_on)
    count_again(case)
    given = {GIVEN: {CLOSED: str(closed_on)}} if closed_on else {}
    return {"entry": str(said.pk), **given}


def _voiding(case: Any) -> Entry | None:
    """The entry by which the case came to be void: of the step, of a registration taken back, or of the register."""
    procedure = known(case.procedure_key, case.procedure_version)
    void, by_register = str(procedure.step(VOID).to), procedure.verb(procedure.voided_by)
    said = recall.entries_of(case)
    gone = entries.gone(said)
    for one in reversed(said):
        if one.pk in gone or entries.is_taking_back(one):
            continue
        if one.facts.get("to") == void or one.verb == by_register:
            return one
    return None


def _put_back(said: Entry, case: Any, closed_on: date | None) -> None:
    """This will set the columns that voiding changed to what they were. Raises Refused for what nobody can know."""
    if before.BEFORE in said.facts:
        try:
            before.put_back_row(said, case)
        except before.Unknown as unknown:
            raise Refused(f"{unknown}，不能恢复；请重新登记这一件") from None
        return
    if _lost_its_ending(said):
        case.closed_on = closed_on or _closed_on(said, case)
        case.outcome = said.facts["outcome_before"]
    case.stage = said.facts.get("from", case.stage)


def _lost_its_ending(said: Entry) -> bool:
    """Whether a voiding wrote its own outcome and day over those of the case, and kept the outcome only."""
    return before.BEFORE not in said.facts and "outcome_before" in said.facts


def _closed_on(said: Entry, case: Any) -> date | None:
    """When the case had been closed as it was voided; None where it was open. Raises NotWritten."""
    procedure = known(case.procedure_key, case.procedure_version)
    moving = {step.key: step for step in procedure.steps if step.to is not None}
    closing = {key: str(step.to) for key, step in moving.items() if step.dated == CLOSED}
    if said.facts["from"] not in closing.values():
        return None
    for event in reversed(_events(procedure, case, said)):
        if event.key in closing:
            return event.on
        if event.key in moving:
            break  # it was opened again: the day before that is of another ending
        if event.key in BIRTHS and (closed := day(event.facts.get(CLOSED))):
            return closed
    raise NotWritten


def _events(procedure: Procedure, case: Any, said: Entry) -> list[Any]:
    """What happened to a case until it was voided, on the days that hold now."""
    found = clock_state.events_of([case.pk]).get(case.pk, [])
    place = next((n for n, event in enumerate(found) if event.entry == said.pk), len(found))
    return clock_state.on_their_days(procedure, found[:place])
