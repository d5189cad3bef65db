"""What holds a step, or a registration, where it is: ten minutes over, another act on it, a number frozen over it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from fengqiao.trunk.journal.models import Entry

from . import before

WITHIN = timedelta(minutes=10)
TOO_LATE = "办完已经超过 10 分钟，不能再撤销；有错的请更正，或者重新办理"

_published: set[str] = set()


def heed(verbs: Iterable[str]) -> None:
    """This will let steps stand once one of these verbs was said after them where they are: what was published or
    sealed rests on them (project/wiring.py)."""
    _published.update(verbs)


def minutes_left(said: Entry, at: datetime) -> int:
    """How many minutes an entry may still be taken back, the begun one counted; 0 when they are over."""
    left = said.recorded_at + WITHIN - at
    return max(0, -(-int(left.total_seconds()) // 60)) if left > timedelta(0) else 0


def why(said: Entry, record: Any, gone: Collection[UUID] = (), also: Collection[UUID] = ()) -> str:
    """What rests on an entry about a record, in one sentence; "" when nothing does. `gone` are entries that were
    taken back since: they rest on nothing; `also` what else belongs to the record."""
    subjects = [record.pk, *also, *(key for _, key, _ in before.rows_of(said))]
    later = Entry.objects.filter(office=record.office, seq__gt=said.seq).exclude(pk__in=gone)
    on_it = later.filter(Q(subject__in=subjects) | Q(deed=said.deed)).order_by("seq").first()
    if on_it is not None and on_it.verb not in _published:
        return f"之后又做了“{on_it.label}”，不能撤销"
    place = getattr(record, "path", "")
    if any(_covers(one.path, place) for one in later.filter(verb__in=_published)):
        return "之后有数已经冻结（签发了报告或者报送了表），不能撤销"
    return ""


def _covers(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
