from datetime import date

import pytest

from fengqiao.matters.supervision import seeds

DAY = date(2026, 3, 2)


@pytest.fixture
def li(cast, as_):
    """小李 at her desk, her scope open."""
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def an_incoming(li):
    """This will register what came in, at a stage, through acts."""

    def made(**given):
        given.setdefault("on", DAY)
        return seeds.an_incoming(given.pop("by", li), **given)

    return made
