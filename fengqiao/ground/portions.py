"""A long list in parts: one statement may name only so many keys, on SQLite and in a plan that stays readable."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
SIZE = 400


def portions(things: Sequence[Thing], size: int = SIZE) -> Iterator[Sequence[Thing]]:
    """This will give a list in its order, at most `size` things at a time; nothing for an empty one."""
    for start in range(0, len(things), size):
        yield things[start : start + size]
