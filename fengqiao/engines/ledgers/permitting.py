"""Who may import: the pages take the power `ledgers.import`, each ledger besides the one that it declares.

An import belongs to the street as such, for its rows may lie anywhere in it: a power that reaches only into
one community is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fengqiao.trunk.people.actors import Actor

from .declaring import Ledger

POWER = "ledgers.import"
STREET = ""  # the path that only a post of the street itself reaches


def importable(ledgers: Iterable[Ledger], actor: Actor) -> list[str]:
    """The keys of the ledgers that a person may import."""
    return [one.key for one in ledgers if actor.may(one.import_power, STREET)]


def under(ledgers: Sequence[Ledger], keys: Iterable[str], actor: Actor) -> Actor:
    """The same person under the post that imports these ledgers. Raises Denied for the first that she may
    not import: a file with one such sheet is not hers to bring in."""
    asked = set(keys)
    every = [actor.under(one.import_power, STREET) for one in ledgers if one.key in asked]
    return every[0] if every else actor.under(POWER)
