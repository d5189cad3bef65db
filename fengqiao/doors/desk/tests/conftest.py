"""A case in the first community, where 陈姐 sits; 老张's grid lies below it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.trunk.divisions import queries as divisions


@pytest.fixture
def register(cast, as_):
    """This will register a case as 小李, so many days ago."""

    def registered(days_ago=1, **given):
        on = timezone.localdate() - timedelta(days=days_ago)
        with as_(cast.li):
            place = divisions.communities(cast.office)[0]
            return a_dispute(cast.li, place, on=on, **given)

    return registered


@pytest.fixture
def case(register):
    return register(summary="楼上漏水到楼下，两家说不拢")


@pytest.fixture
def entries(as_, cast):
    """This will give the office's entries of a verb, oldest first."""
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.journal.models import Entry

    def of(verb):
        with scope.office(cast.office):
            return list(Entry.objects.filter(office=cast.office, verb=verb).order_by("seq"))

    return of


@pytest.fixture
def li(cast, as_):
    """小李, in her scope."""
    with as_(cast.li):
        yield cast.li
