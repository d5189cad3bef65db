"""The words in which a procedure is written down: its steps, and the procedure itself. Its clocks: `clock`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from fengqiao.ground.documents import Fact
from fengqiao.trunk.journal.verbs import Verb

from .case import Case
from .clock import BIRTHS, Clock

# The verbs of a matter by which a step is taken back (`undo`), what was voided restored (`restoration`), its paper
# issued (`paper`), and what the engine itself
# writes into the entries of steps.
TAKE_BACK = "take_back"
VOID = "void"
RESTORE = "restore"
ISSUE_PAPER = "issue_paper"
SHOWN = ("from", "to", "before", "after")
BACK_SHOWN = ("entry", *SHOWN)
HIDDEN = ("personal_before", "personal_after")


class Refused(Exception):
    """The step may not be taken; the text says why and what to do, and is shown with status 422."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


Rule = Callable[..., str | None]
Effect = Callable[..., Mapping[str, Fact]]


@dataclass(frozen=True, eq=False, kw_only=True)
class Step:
    """One step of the law. `to` None keeps the stage. `by` is the power it takes, at the case's place.

    `needs`: rules `rule(case, **given) -> str | None`, a Chinese reason or None; with nothing given they
    say whether the button is grey. `effect(case, *, by, happened_on, **given)` sets fields of the case
    and returns facts; every fact is named in `shows` or `hides`. `dated` names the column of the case that holds
    the day of the step, where a correction may move it: its clocks follow. `asks(case)` names columns of the case
    that this one must be given besides: days that nobody wrote down.
    """

    key: str
    label: str
    at: tuple[str, ...]
    to: str | None
    by: str
    needs: tuple[Rule, ...] = ()
    effect: Effect | None = None
    papers: tuple[str, ...] = ()
    article: str = ""
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    dated: str = ""
    asks: Callable[[Case], tuple[str, ...]] = lambda case: ()

    def refusal(self, case: Case, **given: Any) -> str | None:
        """The first reason of a rule against this step, or None."""
        for rule in self.needs:
            if reason := rule(case, **given):
                return reason
        return None


@dataclass(frozen=True, eq=False, kw_only=True)
class Procedure:
    """One legal procedure, one version of it. A case keeps the version under which it was opened.

    `final` stages have no way out. `births` are the verbs of the matter by which a case is entered, new and
    from an old ledger: a matter with several kinds of records says which it means. `corrections` are
    verbs outside the procedure after which the deadlines of the cases they wrote are reckoned again. `voided_by` is
    the verb by which its register voided cases before a step did; they kept their stage.
    """

    key: str
    label: str
    version: int
    matter: str
    stages: type[TextChoices]
    start: str
    final: tuple[str, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...] = ()
    law: str = ""
    births: tuple[str, str] = BIRTHS
    corrections: tuple[str, ...] = ("amend", "undo_import")
    voided_by: str = ""

    @property
    def dated(self) -> Mapping[str, str]:
        """The columns that hold the days of steps, by their keys."""
        return {step.key: step.dated for step in self.steps if step.dated}

    def step(self, key: str) -> Step:
        """The step of that key. Raises KeyError."""
        return _keyed(self.steps, key)

    def step_of(self, verb: str) -> Step:
        """The step of that verb of the journal. Raises KeyError."""
        return self.step(verb.removeprefix(f"{self.matter}."))

    def clock(self, key: str) -> Clock:
        """The clock of that key. Raises KeyError."""
        return _keyed(self.clocks, key)

    def paper(self, key: str) -> str:
        """What a paper of one of the steps is called. Raises KeyError."""
        papers = {str(one): one for step in self.steps for one in step.papers}
        return str(getattr(papers[key], "label", key))

    def verb(self, key: str) -> str:
        """The journal's verb of a step, a correction, or one of BIRTHS."""
        if key in BIRTHS:
            key = self.births[BIRTHS.index(key)]
        return f"{self.matter}.{key}"

    def verbs(self) -> tuple[Verb, ...]:
        """The journal's verbs of the steps: each shows from which stage to which; and that of taking one back."""
        return (
            *(
                Verb(self.verb(step.key), step.label, (*SHOWN, *step.shows), (*step.hides, *HIDDEN))
                for step in self.steps
            ),
            Verb(self.verb(TAKE_BACK), "撤销", ("from", "to", "entry", "step")),
            Verb(self.verb(ISSUE_PAPER), "出具文书", ("paper", "entry")),
        )


_known: dict[tuple[str, int], Procedure] = {}


def declare(procedures: Iterable[Procedure]) -> None:
    """This will take the list of procedures the product knows (project/catalogue.py names them all)."""
    for procedure in procedures:
        at = (procedure.key, procedure.version)
        if _known.setdefault(at, procedure) is not procedure:
            raise ValueError(f"程序 {procedure.key} 第 {procedure.version} 版声明了两次")


def known(key: str, version: int) -> Procedure:
    """The declared procedure of that key and version. Raises LookupError."""
    try:
        return _known[(key, version)]
    except KeyError:
        raise LookupError(f"程序 {key} 第 {version} 版没有声明") from None


def declared() -> tuple[Procedure, ...]:
    return tuple(_known.values())


def _keyed(things: Iterable[Any], key: str) -> Any:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)
