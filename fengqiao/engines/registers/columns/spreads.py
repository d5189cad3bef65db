"""Columns of a sheet that are each a row of a record's table: 宣传单, 宣传册, and whatever an office calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from fengqiao.engines.terms import queries as office_words
from fengqiao.engines.terms.rules import plain

from .base import Typed
from .choice import Choice


@dataclass(frozen=True)
class Spread:
    """A column of the sheet that is a child row: what the child then is, and which of its columns the
    cell fills."""

    key: str
    label: str
    headings: tuple[str, ...]
    fixed: Mapping[str, str]
    into: str


def in_words_of(
    office: UUID, declared: Sequence[Spread], columns: Sequence[Typed]
) -> tuple[Spread, ...]:
    """The declared columns as the office calls what they are, and one for each word of its list that has none."""
    over = next((one for one in columns if _spreads(one, declared)), None)
    if not isinstance(over, Choice):
        return tuple(declared)
    said: dict[str, str] = {}
    for name, code in office_words.spelled(office, over.terms).items():
        said.setdefault(plain(name), code)
    return (
        *(_renamed(one, over, office, said) for one in declared),
        *_besides(declared, over, office, said),
    )


def _spreads(column: Typed, declared: Sequence[Spread]) -> bool:
    """Whether the declared columns are words of this one, of which the office has a list."""
    is_listed = isinstance(column, Choice) and bool(column.terms)
    return is_listed and any(column.key in one.fixed for one in declared)


def _renamed(one: Spread, over: Choice, office: UUID, said: Mapping[str, str]) -> Spread:
    """A column of one of the product's words: what the office says of its own words goes before its headings."""
    code = str(one.fixed.get(over.key, ""))
    if not code:
        return one
    theirs = office_words.label(office, over.terms, code)
    headings = [name for name in one.headings if said.get(plain(name), code) == code]
    return replace(
        one,
        label=one.label.replace(over.text(code), theirs),
        headings=tuple(dict.fromkeys((*headings, *_names(code, said)))),
    )


def _besides(
    declared: Sequence[Spread], over: Choice, office: UUID, said: Mapping[str, str]
) -> Iterator[Spread]:
    """A column for each word of the list that is none of those declared; the same of its row is filled."""
    worded = [one for one in declared if over.key in one.fixed]
    known = {str(one.fixed[over.key]) for one in worded}
    for code, label in office_words.all_choices(office, over.terms):
        if code not in known:
            yield Spread(code, label, _names(code, said), {over.key: code}, worded[0].into)


def _names(code: str, said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name, means in said.items() if means == code)
