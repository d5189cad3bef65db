"""What the front page of supervision shows first: issues whose rectification is due, the overdue ones marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.registers.panels import Panel
from fengqiao.trunk.people.actors import Actor

from .. import queries

FEW = 8


def front(actor: Actor) -> Iterator[Panel]:
    found = list(queries.open_issues().order_by("due_on", "id")[: FEW + 1])
    more = reverse("supervision.issues:list") if found[FEW:] else ""
    yield Panel(
        "还没有整改的问题", "supervision/_issues.html", _shown(found[:FEW]) | {"more": more}
    )


def state(issue: Any, actor: Actor) -> Iterator[Panel]:
    """On an issue's own page: whether its day has passed."""
    if issue.rectified_on is None and not issue.is_void:
        yield Panel("整改进度", "supervision/_issues.html", _shown([issue]))


def _shown(issues: list[Any]) -> dict[str, Any]:
    on = timezone.localdate()
    rows = [
        {
            "issue": one,
            "url": reverse("supervision.issues:show", args=[one.pk]),
            "days_over": (on - one.due_on).days if one.due_on and one.due_on < on else 0,
        }
        for one in issues
    ]
    return {"rows": rows}
