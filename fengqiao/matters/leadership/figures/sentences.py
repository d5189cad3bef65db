"""What leadership says of a year in words: its shortcomings, the plan that answers them, last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from fengqiao.engines.figures.sentences import Asked, Part, Sentence, Told

from .. import queries
from ..models import PlanItem

_NUMBER = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")  # the report counts its headings itself


def _shortcomings(asked: Asked) -> Told:
    """Each shortcoming of the year under its own heading, with its cause."""
    rows = queries.shortcomings_of(asked.period.start.year).filter(office=asked.office)
    parts = tuple(
        Part(
            "".join(map(_ended, filter(None, (one.text, one.cause)))),
            one.heading,
            ("leadership.shortcomings:show", one.pk),
        )
        for one in rows
    )
    return (
        Told(parts) if parts else Told(stops=(f"{asked.period.start.year}年还没有登记不足和原因",))
    )


def _plan(asked: Asked) -> Told:
    """The plan of the year after, one paragraph a part of it."""
    year = asked.period.start.year + 1
    rows = list(queries.plan_of(year).filter(office=asked.office))
    parts = tuple(_sections(rows))
    return Told(parts) if parts else Told(stops=(f"{year}年的计划还没有登记",))


def _planned(asked: Asked) -> Told:
    """What was planned for the period's own year, each item with the figure that shows how far it went."""
    rows = queries.plan_of(asked.period.start.year).filter(office=asked.office)
    return Told(
        tuple(
            Part(
                one.text,
                one.section,
                ("leadership.plan:show", one.pk),
                measured=one.figure,
                target="" if one.target is None else f"{one.target.normalize():f}",
                done="" if one.figure else one.get_progress_display(),
            )
            for one in rows
        )
    )


def _sections(rows: Iterable[PlanItem]) -> Iterator[Part]:
    for section, items in groupby(rows, lambda one: one.section):
        held = list(items)
        opens = ("leadership.plan:show", held[0].pk)
        yield Part("".join(_ended(one.text) for one in held), _NUMBER.sub("", section), opens)


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith(("。", "！", "？")) else text.rstrip("；;，,.") + "。"


SENTENCES = (
    Sentence("leadership.shortcomings", "存在的不足和原因", _shortcomings),
    Sentence("leadership.plan", "次年的主要安排", _plan),
    Sentence("leadership.planned", "本年计划与完成", _planned),
)
