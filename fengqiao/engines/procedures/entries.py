"""What the journal says of the steps of a case: those taken, those taken back, and those that stand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from fengqiao.ground.ids import derived
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.models import Entry

from .case import Case
from .procedure import RESTORE, TAKE_BACK, Procedure


def of_steps(procedure: Procedure, case: Case) -> list[Entry]:
    """The entries of the steps that were taken and taken back, in the order they were said."""
    verbs = [procedure.verb(key) for key in (*(step.key for step in procedure.steps), TAKE_BACK)]
    return [one for one in recall.entries_of(case) if one.verb in verbs]


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The steps that stand: without those that were taken back, and without the takings back."""
    taken_back = gone(entries)
    return [one for one in entries if one.pk not in taken_back and not is_taking_back(one)]


def in_force(entries: Sequence[Entry]) -> list[Entry]:
    """The steps by which a case stands where it stands: without a voiding that was restored."""
    stand = standing(entries)
    restored = {one.facts["entry"] for one in stand if one.verb.endswith(f".{RESTORE}")}
    return [
        one for one in stand if str(one.pk) not in restored and not one.verb.endswith(f".{RESTORE}")
    ]


def gone(entries: Sequence[Entry]) -> set[UUID]:
    """The steps among entries that were taken back."""
    return {UUID(one.facts["entry"]) for one in entries if is_taking_back(one)}


def is_taking_back(entry: Entry) -> bool:
    return entry.verb.endswith(f".{TAKE_BACK}")


def last(entries: Sequence[Entry]) -> str:
    """What a form shown now has seen of a case: the last step that was taken, or taken back."""
    return str(entries[-1].pk) if entries else ""


def taking_back(entry: Entry) -> Entry | None:
    """The entry by which a step was taken back, or None. Its id follows from the step's: there is but one."""
    return Entry.objects.filter(pk=derived(entry.pk, TAKE_BACK)).first()
