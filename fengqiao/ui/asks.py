"""What a form asks before it is taken, and never refuses: whoever means it says so, and it is taken as it stands.

A thing that is asked about has a mark. A form sent with the mark has been answered. Where nobody could be asked (a file,
the command line) nothing is: `hearing` is opened around a press alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.forms import ValidationError

from fengqiao.ground import hashes, personal_numbers

AS_WRITTEN = "as_written"  # the field of a form that bears the marks of what was answered
LENGTH = 16  # hex signs of a mark
ASKED = "asked"
SAID = "“{}”像是{}。不用写就请删掉；确实要写，请在下面打勾再交一次"

_answered: ContextVar[frozenset[str] | None] = ContextVar("fengqiao_asks", default=None)


class Asked(ValidationError):
    """A question, said where an error would be: `mark` is what answers it."""

    def __init__(self, said: str, mark: str) -> None:
        self.mark = mark
        super().__init__(said, code=ASKED)


@contextmanager
def hearing(answered: Iterable[str]) -> Iterator[None]:
    """This will let the forms of a press ask, but what was answered with it."""
    token = _answered.set(frozenset(answered))
    try:
        yield
    finally:
        _answered.reset(token)


def mark(*about: str) -> str:
    """The mark of what is asked about."""
    return hashes.sha256_hex(hashes.canonical(list(about)))[:LENGTH]


def is_open(mark: str) -> bool:
    """Whether somebody can be asked, and has not answered."""
    answered = _answered.get()
    return answered is not None and mark not in answered


def about_numbers(text: str) -> None:
    """This will ask about a number in a text by which a person is known. Raises Asked."""
    for number, kind in personal_numbers.found(text):
        if is_open(one := mark("number", text)):
            raise Asked(SAID.format(number, kind), one)
