"""Fixtures of the whole suite: two offices and their cast, scopes, signed-in clients.

    def test_something(cast, as_, client_of):
        with as_(cast.li):
            ...
        assert client_of(cast.zhao).get(url).status_code == 404

Both engines run the same suite: SQLite by default, PostgreSQL where DATABASE_URL names one.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import settings

# No timed tests: a slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# The product and some thousand collected tests stay to the end: the collector need not look through them each time
# that a page is made. Cycles are still found, only less often.
gc.set_threshold(50_000, 20, 50)

_standing: dict[str, object] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Django empties a database after a transactional test; the journal refuses to be emptied. A test
    that needs committed rows takes a database of its own: tests/databases.py."""
    for item in items:
        marked = any(m.kwargs.get("transaction") for m in item.iter_markers("django_db"))
        if marked or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            raise pytest.UsageError(
                f"{item.nodeid}: use tests.databases.fresh, not transaction=True"
            )
    # The files with long tests first: at the end of a run no worker waits for another that has just begun one.
    long = ("slow", "journey")
    first = {item.path for item in items if any(map(item.get_closest_marker, long))}
    items.sort(key=lambda item: item.path not in first)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from tests import casting, clients, databases

    clients.make_cheap()
    with django_db_blocker.unblock(), databases.kept_empty():
        _standing["cast"] = casting.build()
        yield


@pytest.fixture(scope="session")
def standing_cast(django_db_setup):
    """The cast, for what stands longer than one test. Everything else takes `cast`."""
    return _standing["cast"]


@pytest.fixture
def cast(db, standing_cast):
    """The people of two streets, as Actors: .wang .li .zhang .zhou .chen .sun .admin, and .zhao the stranger."""
    return standing_cast


@pytest.fixture
def namesakes(cast):
    """Two of one name here, 王强 the clerk and 王强 of a grid, and a third in the next street."""
    from tests import casting

    return casting.namesakes(cast)


@pytest.fixture
def office(cast):
    """The office of everyone but 赵生. Its scope is not open."""
    return _office(cast.office)


@pytest.fixture
def next_office(cast):
    """The next street's office. Its scope is not open."""
    return _office(cast.next_office)


def _office(key):
    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.journal import scope

    with scope.office(key):
        return Office.objects.get(pk=key)


@pytest.fixture
def as_() -> Callable[..., AbstractContextManager]:
    """This will open an actor's scope: `with as_(cast.li): …`."""
    from fengqiao.trunk.journal import scope

    return lambda actor: scope.opened(actor.scope())


@pytest.fixture
def client_of(db):
    """This will give a browser in which the actor is signed in."""
    from fengqiao.trunk.people.models import Account
    from tests import clients

    return lambda actor: clients.signed_in(Account.objects.get(person=actor.person))
