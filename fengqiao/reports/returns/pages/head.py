"""What stands above every page of a return of a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from fengqiao.engines.figures import Period

from .. import calendar, files, layout
from ..declaration import Return
from ..edition import Filled
from ..models import Seal


@dataclass(frozen=True)
class Head:
    """The return and its period; `years` and `choices` are the other periods that there are; `about` and `notes`
    what is said of the form."""

    of: Return
    title: str
    period: Period
    year: int
    part: str
    seal: Seal | None
    years: tuple[tuple[int, bool], ...]
    choices: tuple[tuple[str, str, bool], ...]
    due_on: date | None
    is_over: bool
    about: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def head(one: Filled) -> Head:
    return Head(
        of=one.of,
        title=layout.title(one.of, one.office),
        period=one.period,
        year=one.period.start.year,
        part=calendar.named(one.period)[1],
        seal=one.seal,
        years=tuple(calendar.years(one.period, timezone.localdate())),
        choices=tuple(calendar.choices(one.of, one.period)),
        due_on=calendar.due_on(one.of, one.period),
        is_over=one.period.is_over,
        about=tuple(_about(one)),
        notes=tuple(files.notes(one)),
    )


def _about(one: Filled) -> Iterator[tuple[str, str]]:
    yield "报给", one.of.receiver
    due = calendar.due_on(one.of, one.period)
    yield "报送日", f"{due}" if due else "没有设，在“改表样”里填"
    yield "状态", f"已封账，第 {one.seal.version} 版" if one.seal else "还没有封账"
