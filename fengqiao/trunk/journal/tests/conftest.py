"""A verb of the tests' own, and rows of the office to write: the journal itself has no noun to record.

Nouns of rooms above are fetched by their label: the journal may not import them.
"""

from __future__ import annotations

import pytest
from django.apps import apps

from fengqiao.trunk.journal import scope, verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.verbs import Verb

TRY = Verb("journal.try", "试一试", shows=("said", "count"), hides=("name", "phone"))


@pytest.fixture(autouse=True)
def tried(monkeypatch):
    """`journal.try` is declared for the test alone."""
    monkeypatch.setattr(verbs, "_declared", {**verbs._declared, TRY.key: TRY})


@pytest.fixture
def inside(cast):
    """The whole office's scope, open for the test; gives the clerk."""
    with scope.office(cast.office):
        yield cast.li


@pytest.fixture
def setting(inside):
    """This will make a row of the office in memory."""
    model = apps.get_model("divisions", "Setting")
    return lambda key="a", value=1: model(office=inside.office, key=key, value=value)


@pytest.fixture
def last():
    """The newest entries of the office, oldest first."""

    def newest(count: int = 1) -> list[Entry]:
        return list(Entry.objects.order_by("-seq")[:count])[::-1]

    return newest
