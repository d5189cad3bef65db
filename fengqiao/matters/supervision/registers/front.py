"""What the front page of supervision shows first: issues whose rectification is due, the overdue ones marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..models import Issue

FEW = 8


@dataclass(frozen=True)
class Row:
    """An issue, and how many days it is overdue."""

    issue: Issue
    url: str
    days_over: int


@dataclass(frozen=True)
class Issues(Shown):
    """Issues that are not rectified; `more`: where the rest of them stand."""

    rows: tuple[Row, ...]
    more: str = ""


def front(actor: Actor) -> Iterator[Panel]:
    found = list(queries.open_issues().order_by("due_on", "id")[: FEW + 1])
    more = reverse("supervision.issues:list") if found[FEW:] else ""
    yield Panel("还没有整改的问题", "supervision/_issues.html", _shown(found[:FEW], more))


def state(issue: Issue, actor: Actor) -> Iterator[Panel]:
    """On an issue's own page: whether its day has passed."""
    if issue.rectified_on is None and not issue.is_void:
        yield Panel("整改进度", "supervision/_issues.html", _shown([issue]))


def _shown(issues: Sequence[Issue], more: str = "") -> Issues:
    return Issues(tuple(map(_row, issues)), more)


def _row(issue: Issue) -> Row:
    on = timezone.localdate()
    url = reverse("supervision.issues:show", args=[issue.pk])
    days_over = (on - issue.due_on).days if issue.due_on and issue.due_on < on else 0
    return Row(issue, url, days_over)
