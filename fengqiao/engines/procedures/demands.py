"""What steps of every procedure demand. A rule takes the case and what the step was given, and answers with a
Chinese reason or None; with nothing given (the button is drawn) nothing is asked yet. What one matter alone
demands stands in its rules."""

from __future__ import annotations

from typing import Any

from .case import Case
from .procedure import Rule


def is_said(name: str, reason: str) -> Rule:
    """A rule: what the step was given by that name is not empty; else the reason."""

    def rule(case: Case, **given: Any) -> str | None:
        value = given.get(name)
        return reason if value is not None and not value.strip() else None

    return rule


reason_is_given = is_said("reason", "请写明理由")


def days_are_given(most: int, unit: str = "天") -> Rule:
    """A rule: an extension is of 1 to `most` days, said in the unit of its clock."""
    said = "延长的工作日" if unit == "工作日" else "延长天数"

    def rule(case: Case, *, days: int | None = None, **given: Any) -> str | None:
        return f"{said}请填 1 到 {most}" if days is not None and not 1 <= days <= most else None

    return rule
