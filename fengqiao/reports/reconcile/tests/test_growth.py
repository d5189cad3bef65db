"""Twice the text is about twice the work, whatever it is made of: one text must not hold the only web process.

What is measured is how work grows and no time: a machine with other work to do is as good as any.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import AnyStr

import pytest

from fengqiao import ground
from fengqiao.ground import patterns
from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.ground.quantities import quantities
from fengqiao.reports import reconcile
from fengqiao.reports.reconcile import page, parts, prose, surroundings, tables
from fengqiao.reports.reconcile.checks import CHECKS, Read, hints
from fengqiao.reports.reconcile.checks.years import plans
from fengqiao.reports.reconcile.comparison import UNBOUND, Finding
from fengqiao.reports.reconcile.reconciliation import Reconciliation
from fengqiao.reports.reconcile.tests import growth

OF_PLANS = [(one.title, re.compile(one.pattern)) for one in plans()]
FOUND = {
    (one.pattern, one.flags): (name, one)
    for name, one in (
        *growth.patterns(ground, reconcile),
        *OF_PLANS,
    )
}


@pytest.mark.parametrize(("name", "pattern"), FOUND.values(), ids=[n for n, _ in FOUND.values()])
def test_a_pattern_reads_twice_the_text_in_twice_the_time(name, pattern):
    if isinstance(pattern.pattern, str):
        assert not growth.grown(_all(pattern), growth.texts()), name
    else:
        assert not growth.grown(_all(pattern), growth.tags(), growth.OF_SHEET), name


def test_every_pattern_is_walked():
    """Those that a function puts together are given above."""
    assert growth.unseen(ground, reconcile) == {
        "fengqiao.ground.patterns.bounded",
        "fengqiao.reports.reconcile.checks.years.plan_periods",
    }
    assert len(FOUND) > 100


@pytest.mark.slow
def test_numbers_are_found_in_linear_time():
    assert not growth.grown(quantities, growth.texts() + growth.clauses(), growth.OF_TEXT)


@pytest.mark.slow
def test_a_text_is_checked_in_linear_time():
    assert not growth.grown(
        _plainly_checked, growth.texts(pairs=20) + growth.clauses(), growth.OF_TEXT
    )


@pytest.mark.slow
@pytest.mark.django_db
def test_a_text_is_set_beside_the_ledgers_in_linear_time(ledger, check):
    assert not growth.grown(check, growth.clauses(pairs=0), growth.OF_TEXT)


def test_a_cell_is_read_in_linear_time():
    assert not growth.grown(_amount, growth.texts())


def test_a_row_is_told_in_linear_time():
    def told(text: str) -> list[str]:
        return list(tables.lines([["类别", *text], [94] * (len(text) + 1), ["合", *text]] * 2))

    assert not growth.grown(told, growth.texts(pairs=0)[:10])


LONG = (
    4 * growth.OF_TEXT
)  # what is planted outweighs all the rest, on a machine that has other work to do


@pytest.fixture
def few_rounds(monkeypatch):
    """What grows too fast is measured to the last round."""
    monkeypatch.setattr(growth, "ROUNDS", 4)


def test_a_pattern_that_begins_anew_at_each_sign_is_named(monkeypatch, few_rounds):
    assert growth.grown(_all(re.compile(rb"<c [^>]*>")), _of(b"<c "), growth.OF_SHEET)
    assert not growth.grown(_all(patterns.bounded(r"\s*件")), _of(" "))
    monkeypatch.setattr(patterns, "LONGEST", 10**6)
    assert growth.grown(_all(patterns.bounded(r"\s*件")), _of(" "))


def test_a_check_that_looks_through_the_text_for_each_number_is_named(monkeypatch, few_rounds):
    def of(self: Read, sentence: prose.Sentence) -> list[Finding]:
        return [one for one in self.findings if one.placed.sentence == sentence]

    monkeypatch.setattr(Read, "of", of)
    assert growth.grown(_plainly_checked, _of("共1件。"), LONG)


def test_a_sentence_without_an_end_is_named(monkeypatch, few_rounds):
    monkeypatch.setattr(prose, "_SENTENCE", re.compile(r"[^。！？!?]+[。！？!?]?"))
    assert growth.grown(_plainly_checked, _of("1件其中"), 2 * growth.OF_TEXT)


def _of(kind: AnyStr) -> list[Callable[[int], AnyStr]]:
    return [lambda length: (kind * length)[:length]]


def _all(pattern: re.Pattern) -> object:
    return lambda text: deque(pattern.finditer(text), maxlen=0)


def _amount(text: str) -> None:
    with suppress(ValueError):
        parse_amount(text)


def _plainly_checked(text: str) -> object:
    """A reconciliation and its page, but for the ledgers."""
    taken = prose.taken_apart(text)
    numbers = surroundings.placed(taken, quantities(text))
    found = tuple(Finding(one, UNBOUND, "") for one in numbers)
    read = Read(taken, found, tuple(parts.groups(numbers)), 2023, {}, {}, text)
    issues = tuple(issue for one in CHECKS for issue in one(read))
    return page.shown(Reconciliation(read, issues, tuple(hints(read))), 2023)
