"""The words in which a procedure is written down: steps, clocks, and the procedure itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from fengqiao.ground.clocks import Span, days
from fengqiao.trunk.journal.verbs import Verb

if TYPE_CHECKING:
    from django.db.models import TextChoices

    from fengqiao.trunk.people.actors import Actor

# The verbs of a matter by which a case comes into being; a clock that starts with "register" starts
# with either, on the case's own `registered_on`.
BIRTHS = ("register", "backfill")


class Refused(Exception):
    """The step may not be taken; the text says why and what to do, and is shown with status 422."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Case(Protocol):
    """What a procedure walks along: a recorded, placed row with these fields."""

    pk: UUID
    office: UUID
    path: str
    stage: str
    procedure_key: str
    procedure_version: int
    registered_on: date


Rule = Callable[..., str | None]
Effect = Callable[..., Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Agreed:
    """How much an extension adds: a number that the step keeps among its shown facts."""

    fact: str
    of: Callable[[int], Span] = days

    def span(self, facts: Mapping[str, Any]) -> Span | None:
        amount = facts.get(self.fact)
        return self.of(int(amount)) if amount else None


agreed_days = Agreed("days")
LONGEST = 3660  # ten years: a longer length is a slip of the pen


@dataclass(frozen=True, eq=False, kw_only=True)
class Step:
    """One step of the law. `to` None keeps the stage. `by` is the power it takes, at the case's place.

    `needs`: rules `rule(case, **given) -> str | None`, a Chinese reason or None; with nothing given they
    say whether the button is grey. `effect(case, *, by, happened_on, **given)` sets fields of the case
    and returns facts; every fact is named in `shows` or `hides`.
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
    form: Any = None
    asks_day: bool = True
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()

    def refusal(self, case: Case, **given: Any) -> str | None:
        """The first reason of a rule against this step, or None."""
        for rule in self.needs:
            if reason := rule(case, **given):
                return reason
        return None


@dataclass(frozen=True, eq=False, kw_only=True)
class Clock:
    """A period. It starts with a step (or with the case's birth: "register"), the last start counting;
    it stops with the first of `stops` after that. `setting` names the office's own length, in the unit
    of `within`; a statutory length has none. `until` names the case's own field that holds the last day
    (a task is due when it says so): without a day there the clock does not run.
    """

    key: str
    label: str
    starts: str | tuple[str, ...]
    stops: tuple[str, ...]
    within: Span
    extended_by: Mapping[str, Agreed] = field(default_factory=dict)
    paused_by: tuple[str, str] | None = None
    setting: str | None = None
    until: str = ""
    basis: str = ""
    article: str = ""

    @property
    def started_by(self) -> tuple[str, ...]:
        """The keys that start it, both births for "register"."""
        given = (self.starts,) if isinstance(self.starts, str) else self.starts
        births = BIRTHS if set(given) & set(BIRTHS) else ()
        return (*births, *(key for key in given if key not in BIRTHS))

    @property
    def moved_by(self) -> tuple[str, ...]:
        """Every key that starts, stops, extends or pauses it."""
        return (*self.started_by, *self.stops, *self.extended_by, *(self.paused_by or ()))

    @property
    def asks_calendar(self) -> bool:
        return self.within.rolls_over or self.within.unit == "workdays"

    def runs_for(self, case: Case) -> bool:
        """Whether there is something to run for: not for a voided record, nor to a day that is not set."""
        if getattr(case, "voided_on", None) is not None:
            return False
        return not self.until or getattr(case, self.until) is not None

    def length(self, settings: Mapping[str, Any], case: Case, start: date) -> Span:
        """The length in force from that start: to the day that the case names; else the office's own where
        it is a whole positive number, else the declared."""
        if self.until:
            return days(max(0, (getattr(case, self.until) - start).days))
        return self.span_on(settings, start)

    def span_on(self, settings: Mapping[str, Any], start: date) -> Span:
        """The office's own length for what begins on a day, else the declared."""
        own = own_lengths(settings.get(self.setting)) if self.setting else []
        held = [amount for since, amount in own if since <= start]
        return Span(held[-1], self.within.unit, self.within.rolls_over) if held else self.within


def own_lengths(value: Any) -> list[tuple[date, int]]:
    """What a setting says of a length: [(day from which it holds, how much)], in their order. A bare number has
    always held; what is no length is passed over."""
    said = value if isinstance(value, list) else [[date.min.isoformat(), value]]
    dated = [one for one in said if isinstance(one, list) and len(one) == 2]
    return [
        (date.fromisoformat(since), amount)
        for since, amount in dated
        if isinstance(amount, int) and not isinstance(amount, bool) and 0 < amount <= LONGEST
    ]


@dataclass(frozen=True)
class OpenStep:
    """A step at the stage where a case stands: a button, or a grey one with its reason."""

    step: Step
    allowed: bool
    reason: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Procedure:
    """One legal procedure, one version of it. A case keeps the version under which it was opened.

    `final` stages have no way out. `births` are the verbs of the matter by which a case is entered, new and
    from an old ledger: a matter with several kinds of records says which it means. `corrections` are
    verbs outside the procedure after which the deadlines of the cases they wrote are reckoned again.
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

    def step(self, key: str) -> Step:
        """The step of that key. Raises KeyError."""
        return _keyed(self.steps, key)

    def clock(self, key: str) -> Clock:
        """The clock of that key. Raises KeyError."""
        return _keyed(self.clocks, key)

    def verb(self, key: str) -> str:
        """The journal's verb of a step, a correction, or one of BIRTHS."""
        if key in BIRTHS:
            key = self.births[BIRTHS.index(key)]
        return f"{self.matter}.{key}"

    def verbs(self) -> tuple[Verb, ...]:
        """The journal's verbs of the steps: each shows from which stage to which."""
        return tuple(
            Verb(self.verb(step.key), step.label, ("from", "to", *step.shows), step.hides)
            for step in self.steps
        )

    # The engine is imported when it is used: see the package's docstring.

    def open_steps(self, case: Case, actor: Actor, on: date | None = None) -> list[OpenStep]:
        """This will list the steps at the case's stage, those not allowed with their reason."""
        from . import taking

        return taking.open_steps(self, case, actor, on)

    def take(
        self,
        key: str,
        case: Case,
        *,
        by: Actor,
        happened_on: date | None = None,
        reason: str = "",
        expected_stage: str | None = None,
        **given: Any,
    ) -> Any:
        """This will take a step and return the case as it stands then; `case` itself stays as it was.

        `expected_stage` is the stage the person saw. Raises Refused, Denied, and DoesNotExist for a case
        that is gone or out of scope.
        """
        from . import taking

        return taking.take(
            self,
            key,
            case,
            by=by,
            happened_on=happened_on,
            reason=reason,
            expected_stage=expected_stage,
            given=given,
        )

    def sound(self, *, papers: Collection[str] | None = None) -> list[str]:
        """The faults of this page of law, as Chinese sentences; `papers` are those with a template."""
        from . import soundness

        return soundness.faults(self, papers)


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
