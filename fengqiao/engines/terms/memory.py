"""The office's words as one scope has read them: a request, a job or a command reads them once.

A list of fifty records shows fifty words in one query; what is changed within the scope is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from fengqiao.trunk.journal import scope

from .models import Answer, Said, Term

_read: ContextVar[tuple[scope.Scope, dict[Any, Any]] | None] = ContextVar("terms", default=None)


def once(key: Any, make: Callable[[], Any]) -> Any:
    """This will look something up the first time that the open scope asks for it."""
    opened, read = scope.current(), _read.get()
    if read is None or read[0] is not opened:
        read = (opened, {})
        _read.set(read)
    if key not in read[1]:
        read[1][key] = make()
    return read[1][key]


def forget() -> None:
    """This will let the words be read again: they were changed, or are about to be."""
    _read.set(None)


def rows(office: UUID) -> dict[str, dict[str, Term]]:
    """{list: {code: word}}: the words that an office added or changed, of every list, in one query."""

    def read() -> dict[str, dict[str, Term]]:
        found: dict[str, dict[str, Term]] = defaultdict(dict)
        for one in Term.objects.filter(office=office):
            found[one.list][one.code] = one
        return found

    return once(("rows", office), read)


def taken(office: UUID, key: str) -> frozenset[str]:
    """The later words of a list that the office took over."""

    def read() -> frozenset[str]:
        answers = Answer.objects.filter(office=office, list=key, said=Said.TAKEN)
        return frozenset(answers.values_list("code", flat=True))

    return once(("taken", office, key), read)
