"""A search is written down: who looked, and when. The words stand apart and can be erased."""

from __future__ import annotations

from collections.abc import Collection

from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from . import lookup

VERBS = (Verb("search.search", "检索", shows=("found",), hides=("query",)),)


def search(
    text: str, *, by: Actor, limit: int = 30, kinds: Collection[str] | None = None
) -> list[lookup.Hit]:
    """This will find within the open scope, and enter the search in the journal of the office.

    Raises Denied. The entry belongs to the office as a whole, not to the searcher's place.
    """
    by = by.under("search.use")
    hits = lookup.find(text, limit, kinds)
    assert by.person is not None, "only a person searches"
    with scope.office(by.office):
        searcher = Person.objects.get(pk=by.person)
        with act("search.search", on=searcher, by=by) as facts:
            facts |= {"query": text[:200], "found": len(hits)}
    return hits
