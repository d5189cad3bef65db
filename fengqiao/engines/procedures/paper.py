"""The papers of a case's steps: which it has now, and their issue, an act of its own: what was printed stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fengqiao.engines.papers import Paper
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from . import entries
from .case import Case, locked
from .procedure import ISSUE_PAPER, Procedure, known

# The paper of a case, out of its record and the entry of the step that it belongs to.
Builder = Callable[[Any, Entry], Paper]
Builders = Mapping[str, Builder]


def of_case(procedure: Procedure, said: Sequence[Entry]) -> dict[str, Entry]:
    """The papers of the step by which a case stands where it stands, each with the step's entry."""
    moves = [one for one in entries.in_force(said) if procedure.step_of(one.verb).to is not None]
    papers = procedure.step_of(moves[-1].verb).papers if moves else ()
    return {str(paper): moves[-1] for paper in papers}


def shown(case: Case, key: str, builders: Builders) -> tuple[Paper, Entry]:
    """This will give a paper of a case as it would be issued now, and the entry of its step. Raises LookupError for
    a paper that the case does not have."""
    procedure = known(case.procedure_key, case.procedure_version)
    taken = of_case(procedure, entries.of_steps(procedure, case))[key]
    return builders[key](case, taken), taken


def issue(case: Case, key: str, builders: Builders, *, by: Actor) -> Paper:
    """This will give a paper of a case, and say so in its journal. Raises Denied, and LookupError for a paper that
    the case does not have."""
    procedure = known(case.procedure_key, case.procedure_version)
    with deed():
        fresh = locked(case)
        made, taken = shown(fresh, key, builders)
        by = by.under(procedure.step_of(taken.verb).by, fresh.path)
        with act(procedure.verb(ISSUE_PAPER), on=fresh, by=by, law=taken.law) as facts:
            facts |= {"paper": key, "entry": str(taken.pk)}
    return made
