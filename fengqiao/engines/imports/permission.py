"""Who may import: the pages take the power `ledgers.import`, each register besides the one that it declares.

An import belongs to the street as such, for its rows may lie anywhere in it: a power that reaches only into
one community is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fengqiao.engines.registers.register import Register
from fengqiao.trunk.people.actors import STREET, Actor

POWER = "ledgers.import"


def importable(registers: Iterable[Register], actor: Actor) -> list[str]:
    """The keys of the registers that a person may import."""
    return [one.sheet.key for one in registers if actor.may(one.sheet.power, STREET)]


def under(registers: Sequence[Register], keys: Iterable[str], actor: Actor) -> Actor:
    """The same person under the post that imports these registers. Raises Denied for the first that she may
    not import: a file with one such sheet is not hers to bring in."""
    asked = set(keys)
    every = [actor.under(one.sheet.power, STREET) for one in registers if one.sheet.key in asked]
    return every[0] if every else actor.under(POWER)
