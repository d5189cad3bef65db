"""Plan against done: what was planned for the year of a draft, each item beside the figure that measures it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fengqiao.engines.figures.chips import Bound, Chip
from fengqiao.engines.figures.sentences import Part

from .composition import Draft

PLANNED = "leadership.planned"


@dataclass(frozen=True)
class Planned:
    """An item of the plan. `bound` is the number that measures it, None where none does: then `done` is what a
    person said. `lacks` says why its number cannot be read."""

    part: Part
    bound: Bound | None = None
    lacks: str = ""

    @property
    def done(self) -> str:
        return self.part.done

    @property
    def is_reached(self) -> bool | None:
        """Whether the number has come to its target; None where one of them is not there."""
        if self.bound is None or self.bound.value is None or not self.part.target:
            return None
        return self.bound.value >= Decimal(self.part.target)


def planned(draft: Draft) -> list[Planned]:
    """The plan of the draft's own year, in its order; none where no matter keeps one."""
    try:
        told = draft.reader.told(PLANNED)
    except KeyError:
        return []
    return [_measured(part, draft) for part in told.parts]


def _measured(part: Part, draft: Draft) -> Planned:
    if not part.measured:
        return Planned(part)
    try:
        return Planned(part, draft.reader.bound(Chip.of(part.measured)))
    except LookupError as error:  # a figure that is not in use, or that nobody recorded
        return Planned(part, lacks=str(error.args[0]))
