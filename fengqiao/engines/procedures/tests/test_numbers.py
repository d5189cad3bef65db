"""Numbers that are expected beforehand: gapless whatever others took meanwhile."""

from __future__ import annotations

import pytest

from fengqiao.engines.procedures import numbers
from fengqiao.trunk.journal.acts import deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast, as_):
    with as_(cast.li):
        yield cast.office


def took(office, count):
    with deed():
        return numbers.next_numbers(office, "trial", [2026] * count)


@pytest.mark.parametrize("gone", [0, 1, 3, 5, 8])
def test_those_that_others_took_are_exchanged_for_those_behind_the_last(office, gone):
    before = took(office, 2)
    ahead = numbers.expected(office, "trial", 2026, 5)
    kept = [ahead.number(index) for index in range(5)]
    others = took(office, gone) if gone else []
    with deed():
        ahead.take()
    given = [ahead.number(index) for index in range(5)]
    assert given[gone:] == kept[gone:], "who comes behind them keeps what was expected"
    after = took(office, 1)
    every = [*before, *others, *given, *after]
    assert sorted(every) == [f"2026-{n:04d}" for n in range(1, len(every) + 1)]


def test_who_only_expects_locks_and_takes_nothing(office):
    assert numbers.expected(office, "trial", 2026, 5, "L").number(4) == "L2026-0005"
    assert took(office, 1) == ["2026-0001"]
