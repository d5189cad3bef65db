"""The ways in which disputes are told apart: what the pages of figures show, and what returns cut by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, CharField, Value, When

from fengqiao.engines.figures import Dimension
from fengqiao.engines.figures.dimensions import by_community, by_terms, by_words, counted_as

from .. import queries
from ..models import DisputeType
from ..words import RESOLVED, Found, Method, Outcome, Regime


def _classes(office: UUID) -> Mapping[str, str]:
    return {one.code: one.label for one in queries.report_classes(office)}


def _types(office: UUID) -> Mapping[str, str]:
    return {one.code: one.label for one in queries.types(office)}


def _spellings(office: UUID) -> Mapping[str, Sequence[str]]:
    return {one.code: one.spellings for one in queries.types(office)}


def _class_spellings(office: UUID) -> Mapping[str, Sequence[str]]:
    """A class that holds one type is written as that type is; 其他类别 holds many."""
    of: dict[str, list[Sequence[str]]] = defaultdict(list)
    for one in queries.types(office):
        of[one.report_class.code].append(one.spellings)
    return {code: held[0] for code, held in of.items() if len(held) == 1}


CLASS = Dimension(
    "report_class", "年报分类", "report_class__code", _classes, spellings=_class_spellings
)
COMMUNITY = by_community()
TYPE = Dimension("dispute_type", "纠纷类型", "type__code", _types, "未细分", _spellings)


# How long a case has been open on a day: {code: (at most so many days, label)}.
AGES = {
    "week": (7, "7天以内"),
    "month": (30, "8至30天"),
    "quarter": (90, "31至90天"),
    "year": (365, "91至365天"),
}
OLDER = ("older", "一年以上")


def _age(on: date) -> Case:
    begun = [(code, on - timedelta(days=most)) for code, (most, _) in AGES.items()]
    young = [When(registered_on__gte=day, then=Value(code)) for code, day in begun]
    return Case(*young, default=Value(OLDER[0]))


def _ages(office: UUID) -> Mapping[str, str]:
    return {**{code: label for code, (_, label) in AGES.items()}, OLDER[0]: OLDER[1]}


AGE = Dimension("age", "已办天数", _age, _ages)

SETTLED = Dimension(
    "settled",
    "是否化解",
    Case(When(outcome__in=RESOLVED, then=Value("yes")), default=Value("no")),
    lambda office: {"yes": "化解", "no": "其他办结"},
)


# What returns cut by. The level is where a case was taken on; the street has no other of its own.
LEVEL = Dimension(
    "level",
    "办理层级",
    Case(When(community=None, then=Value("street")), default=Value("community")),
    lambda office: {"street": "乡镇街道", "community": "村居"},
)


def _ministry(office: UUID) -> Mapping[str, str]:
    """The first type of the office with a code names it: a finer one of the same code comes behind."""
    named: dict[str, str] = {}
    for one in queries.types(office):
        for code in (one.ministry_code, *(held["ministry_code"] for _, held in one.earlier)):
            named.setdefault(code, one.label)
    return dict(sorted(named.items()))


MINISTRY = Dimension(
    "ministry",
    "司法部统计分类",
    counted_as("type", DisputeType, "ministry_code", "registered_on"),
    _ministry,
    "未细分",
)
REGIME = by_words("regime", "程序", "regime", Regime)
SOURCE = by_words("source", "案件来源", "found", Found, "disputes.found")
SOURCE_WORD = by_terms("source_word", "案件来源（本单位叫法）", "found", "disputes.found")
METHOD = by_words("method", "办理方式", "method", Method, "disputes.method")
METHOD_WORD = by_terms("method_word", "办理方式（本单位叫法）", "method", "disputes.method")
OUTCOME = by_words("outcome", "结果", "outcome", Outcome)

# How many people are in it: {code: (fewer than so many, label)}.
SIZES = {
    "few": (50, "不足50人"),
    "fifty": (100, "50人至99人"),
    "hundred": (500, "100人至499人"),
}
LARGE = ("large", "500人以上")
SIZE = Dimension(
    "size",
    "涉及人数档",
    Case(
        When(people_count=None, then=Value(None)),
        *(When(people_count__lt=most, then=Value(code)) for code, (most, _) in SIZES.items()),
        default=Value(LARGE[0]),
        output_field=CharField(),
    ),
    lambda office: {**{code: label for code, (_, label) in SIZES.items()}, LARGE[0]: LARGE[1]},
)


def _settled_so_far(on: date) -> Case:
    done = When(outcome__in=RESOLVED, closed_on__lte=on, then=Value("yes"))
    return Case(done, default=Value("no"))


SETTLED_SO_FAR = Dimension(
    "settled_so_far",
    "到期末是否化解",
    _settled_so_far,
    lambda office: {"yes": "已经化解", "no": "还没有化解"},
)
