"""The words in which a period is written down: what starts, stops, extends and pauses it, and how long it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fengqiao.ground.clocks import Span, days
from fengqiao.ground.documents import Fact, Json

from .case import Case

# The verbs of a matter by which a case comes into being; a clock that starts with "register" starts
# with either, on the case's own `registered_on`.
BIRTHS = ("register", "backfill")
LONGEST = 3660  # ten years: a longer length is a slip of the pen


@dataclass(frozen=True, eq=False)
class Agreed:
    """How much an extension adds: a number that the step keeps among its shown facts."""

    fact: str
    of: Callable[[int], Span] = days

    def span(self, facts: Mapping[str, Fact]) -> Span | None:
        amount = facts.get(self.fact)
        return self.of(int(str(amount))) if amount else None


agreed_days = Agreed("days")


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

    @cached_property
    def started_by(self) -> tuple[str, ...]:
        """The keys that start it, both births for "register"."""
        given = (self.starts,) if isinstance(self.starts, str) else self.starts
        births = BIRTHS if set(given) & set(BIRTHS) else ()
        return (*births, *(key for key in given if key not in BIRTHS))

    @cached_property
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

    def length(self, settings: Mapping[str, Json], case: Case, start: date) -> Span:
        """The length in force from that start: to the day that the case names; else the office's own where
        it is a whole positive number, else the declared."""
        if self.until:
            return days(max(0, (getattr(case, self.until) - start).days))
        return self.span_on(settings, start)

    def span_on(self, settings: Mapping[str, Json], start: date) -> Span:
        """The office's own length for what begins on a day, else the declared."""
        own = own_lengths(settings.get(self.setting)) if self.setting else []
        held = [amount for since, amount in own if since <= start]
        return Span(held[-1], self.within.unit, self.within.rolls_over) if held else self.within


def own_lengths(value: Json) -> list[tuple[date, int]]:
    """What a setting says of a length: [(day from which it holds, how much)], in their order. A bare number has
    always held; what is no length is passed over."""
    said = value if isinstance(value, list) else [[date.min.isoformat(), value]]
    dated = [one for one in said if isinstance(one, list) and len(one) == 2]
    return [
        (date.fromisoformat(since), amount)
        for since, amount in dated
        if isinstance(since, str)
        and isinstance(amount, int)
        and not isinstance(amount, bool)
        and 0 < amount <= LONGEST
    ]
