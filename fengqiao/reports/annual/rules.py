"""What each step of the report demands: a Chinese reason, or None."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import scope

from . import composition
from .models import Report

FEW = 3


def both_heads_have_read(report: Report, **given: Any) -> str | None:
    lacking = [
        who
        for who, day in (
            ("党工委书记", report.secretary_read_on),
            ("办事处主任", report.director_read_on),
        )
        if day is None
    ]
    return f"{'、'.join(lacking)}还没有阅过，请先登记" if lacking else None


def nothing_is_missing(
    report: Report, *, happened_on: date | None = None, **given: Any
) -> str | None:
    """A report with a gap or with a number that nothing stands behind is not signed."""
    lacking = lacks(report, happened_on or timezone.localdate())
    if not lacking:
        return None
    more = f"等 {len(lacking)} 项" if len(lacking) > FEW else ""
    return f"还不能签发：{'；'.join(lacking[:FEW])}{more}"


def lacks(report: Report, on: date) -> list[str]:
    """Everything that keeps a report from being signed on a day, in sentences."""
    with scope.office(report.office):
        draft = composition.compose(divisions.office(report.office), report.year, on, report)
        missing = [one.message for one in draft.missing]
        return [*missing, *(f"“{one.text}”没有依据" for one in draft.unbound)]
