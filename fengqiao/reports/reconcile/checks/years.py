"""stale_year and stale_plan_period: last year's year in a heading, a plan cited with a wrong or ended period."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fengqiao.ground.chinese_numbers import to_number
from fengqiao.ground.patterns import bounded

from .issues import Issue, Kind, Read

_YEAR = bounded(r"((?:19|20)\d{2}|[〇零○一二三四五六七八九]{4})\s*年(?!\s*\d{1,2}\s*月)")
_SPAN = bounded(r"((?:19|20)\d{2})\s*年?\s*(?:[-—–－~～至到]+)\s*((?:19|20)\d{2})\s*年?")
_OPENING = bounded(
    r"^[\s\u3000]*((?:19|20)\d{2})\s*年度?，?在|现将[^。]{0,200}?((?:19|20)\d{2})\s*年"
)
_ENDED_WELL = re.compile(r"总结|验收|收官|圆满|回顾|评估|终期")
# A sub-heading may speak of another year on purpose: 整改2023年督察反馈问题.
_ON_PURPOSE = re.compile(r"整改|反馈|对比|以来|遗留|规划")
Years = tuple[int, int]  # the first and the last


@dataclass(frozen=True)
class Plan:
    """A plan that reports cite: how it is named, its period, and all that it had under that name."""

    title: str
    pattern: str
    period: Years
    periods: tuple[Years, ...]

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Plan:
        first, last = said["period"]
        periods = tuple((begin, end) for begin, end in said.get("periods", ()))
        return cls(said["title"], said["pattern"], (first, last), periods or ((first, last),))


def years(read: Read) -> Iterator[Issue]:
    """The year in title, headings and opening is that of the report; the next one in the part of plans."""
    places, parts = [], {p.start: p.section for p in read.prose.paragraphs}
    if title := read.prose.title:
        places.append((title.start, title.text, read.year))
    for heading in read.prose.headings:
        if heading.level == 1 or not _ON_PURPOSE.search(heading.text):
            plan = "plan" in (heading.section, parts[heading.start])
            places.append((heading.start, heading.text, read.year + plan))
    for start, text, wanted in places:
        clean = _SPAN.sub(lambda found: " " * len(found[0]), text)
        for found in _YEAR.finditer(clean):
            if (said := _year(found[1])) != wanted:
                yield _stale(start + found.start(1), found[1], said, wanted)
    yield from _opening(read)


def plan_periods(read: Read) -> Iterator[Issue]:
    """A plan named with a period that it never had, or one that had ended before the year of the report."""
    for plan in plans():
        for found in re.finditer(plan.pattern, read.text):
            around = read.text[found.start() : found.end() + 16]
            span = _SPAN.search(read.text, found.end(), found.end() + 16) or _SPAN.search(found[0])
            said = span and (int(span[1]), int(span[2]))
            first, last = plan.period
            if said and said not in plan.periods:
                message = f"“{plan.title}”的期间是 {first}—{last} 年，文中写 {said[0]}—{said[1]}"
                yield Issue(Kind.STALE_PLAN_PERIOD, message, span.start(), len(span[0]))
            elif (ended := (said or plan.period)[1]) < read.year and not _ENDED_WELL.search(around):
                message = f"“{plan.title}”到 {ended} 年已经结束，{read.year} 年的报告不应再作依据"
                yield Issue(Kind.STALE_PLAN_PERIOD, message, found.start(), len(found[0]))


@cache
def plans() -> tuple[Plan, ...]:
    """The plans that reports cite (data/plans.json, which says where each is known from)."""
    path = resources.files("fengqiao.reports.reconcile").joinpath("data/plans.json")
    return tuple(Plan.of(one) for one in json.loads(path.read_text(encoding="utf-8")))


def _opening(read: Read) -> Iterator[Issue]:
    for paragraph in read.prose.paragraphs:
        if paragraph.heading:
            return
        for found in _OPENING.finditer(paragraph.text):
            said = found[1] or found[2]
            if int(said) != read.year:
                at = paragraph.start + found.start(1 if found[1] else 2)
                yield _stale(at, said, int(said), read.year)


def _stale(at: int, text: str, said: int, wanted: int) -> Issue:
    return Issue(Kind.STALE_YEAR, f"这里写 {said} 年，应是 {wanted} 年", at, len(text))


def _year(said: str) -> int:
    return int(said) if said.isdecimal() else to_number(said)
