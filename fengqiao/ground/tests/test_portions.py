"""Parts of a list: all of it, in order, none too long."""

from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.portions import SIZE, portions


@given(st.lists(st.integers(), max_size=50), st.integers(1, 12))
def test_the_parts_are_the_whole_and_none_is_too_long(things, size):
    parts = list(portions(things, size))
    assert [one for part in parts for one in part] == things
    assert all(1 <= len(part) <= size for part in parts)
    assert all(len(part) == size for part in parts[:-1])


def test_a_statement_names_four_hundred_keys():
    assert [len(part) for part in portions(range(2 * SIZE + 1))] == [400, 400, 1]
