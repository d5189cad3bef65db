"""Questions answered with a Chinese reason, or None."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .models import Task

NO_EVIDENCE = "没有佐证不能算完成：请写明佐证，或先在任务页附上文件、关联记录"
NO_BACKING = "“四个亲自”要有凭据：请选会议议题，或写明批示、督办单、纪要等纸面佐证"


def evidence_is_there(case: Task, *, evidence: str | None = None, **_: Any) -> str | None:
    """Nothing closes without evidence: words given now, or evidence that already stands on the task."""
    if evidence is None or evidence.strip() or case.evidences.exists():
        return None
    return NO_EVIDENCE


def new_day_is_later(
    case: Task, *, until: date | None = None, happened_on: date | None = None, **_: Any
) -> str | None:
    if until is None:
        return None if case.due_on else "这件任务没有定完成时限，不用延期；请用更正补上时限"
    if case.due_on and until <= case.due_on:
        return f"新的时限要晚于原来的 {case.due_on}"
    return None


def due_day_lies_ahead(
    case: Task, *, until: date | None = None, happened_on: date | None = None, **_: Any
) -> str | None:
    if until is not None and happened_on is not None and until < happened_on:
        return "新的完成时限早于重新办理的日期，请改晚"
    return None


def act_lacks_backing(values: Mapping[str, Any]) -> bool:
    """An act in person is tied to a meeting's agenda item or to a paper (第一责任人规定第四条)."""
    return not (values.get("agenda_item") or (values.get("paper") or "").strip())
