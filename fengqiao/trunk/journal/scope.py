"""Scope: which divisions the running code may see. Nothing is read or written without one.

A reach is one branch of one office's tree of divisions; a scope is a union of reaches. The path of a
division is made of short labels ("k7q/03/2/"); a branch is the half-open range from its path to the
same path with the closing slash raised by one character, so that an ordinary index serves it on both
engines (`startswith` makes SQLite scan).

A scope also knows whose it is. A confidential noun names, in `kept_from`, the way to the persons from whom
its rows are kept (a complaint about somebody from that somebody): for them the rows do not exist.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

log = logging.getLogger("fengqiao.scope")


class NoScope(RuntimeError):
    """A scoped model was touched while no scope was open: a programming error, never a page."""


class OutOfScope(PermissionError):
    """A row outside the open scope was about to be written."""


@dataclass(frozen=True)
class Reach:
    """One branch of one office's tree; an empty path means the whole office."""

    office: UUID
    path: str = ""

    @property
    def whole_office(self) -> bool:
        return self.path.count("/") <= 1

    def covers(self, office: UUID, path: str) -> bool:
        """Whether a row of that office and path lies within. An empty path is a row of the office as
        such (a person, a setting): everyone with a post there may see it, powers say who may change it."""
        return self.office == office and (
            not path or self.whole_office or path.startswith(self.path)
        )

    def condition(self, by_path: bool, present: Present | None = None) -> Q:
        if self.whole_office or not by_path:
            return Q(office=self.office)
        written = self.within("path")
        return written if present is None else present(self, written)

    def within(self, name: str) -> Q:
        """The rows of the branch, by the column of that name."""
        return Q(
            **{
                "office": self.office,
                f"{name}__gte": self.path,
                f"{name}__lt": self.path[:-1] + "0",
            }
        )


# From a branch and what was written in it to what stands there now.
Present = Callable[[Reach, Q], Q]


@dataclass(frozen=True)
class Scope:
    """A union of reaches, or everything for a stated reason; `person` is who looks, None for the office
    itself (the command line, a job of the timetable)."""

    reaches: tuple[Reach, ...] = ()
    because: str = ""
    person: UUID | None = None

    def covers(self, office: UUID, path: str = "") -> bool:
        return bool(self.because) or any(reach.covers(office, path) for reach in self.reaches)

    def narrow(
        self,
        queryset: QuerySet,
        by_path: bool,
        kept_from: str = "",
        present: Present | None = None,
    ) -> QuerySet:
        if self.because:
            return queryset
        if kept_from and self.person is not None:
            queryset = queryset.exclude(**{kept_from: self.person})
        if not self.reaches:
            return queryset.none()
        condition = Q()
        for reach in self.reaches:
            condition |= reach.condition(by_path, present)
        return queryset.filter(condition)

    def as_facts(self) -> list[list[str]]:
        """The reaches and the person as plain text, for a job that must see what who asked for it sees."""
        person = str(self.person) if self.person else ""
        return [[str(reach.office), reach.path, person] for reach in self.reaches]

    @classmethod
    def from_facts(cls, facts: list[list[str]]) -> Scope:
        people = {UUID(person) for _, _, *rest in facts for person in rest if person}
        reaches = tuple(Reach(UUID(office), path) for office, path, *_ in facts)
        return cls(reaches, person=people.pop() if people else None)


_open: ContextVar[Scope | None] = ContextVar("fengqiao_scope", default=None)


def current() -> Scope:
    """The open scope. Raises NoScope where none is open."""
    scope = _open.get()
    if scope is None:
        raise NoScope("没有打开辖区范围，不能读写业务数据")
    return scope


@contextmanager
def opened(scope: Scope) -> Iterator[Scope]:
    """This will open a scope for the block and restore the former one whatever happens."""
    token = _open.set(scope)
    try:
        yield scope
    finally:
        _open.reset(token)


def office(office_id: UUID) -> AbstractContextManager[Scope]:
    """This will open the scope of one whole office, for code that acts for the office itself."""
    return opened(Scope((Reach(office_id),)))


@contextmanager
def everywhere(*, because: str) -> Iterator[Scope]:
    """This will open every office for a stated reason. Few places; each act inside says the reason."""
    if not because.strip():
        raise ValueError("打开全部范围要写明理由")
    log.info("everywhere: %s", because)
    with opened(Scope(because=because)) as scope:
        yield scope
