"""What came in, and how it was answered."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure
from fengqiao.engines.figures.dimensions import by_month, by_words

from .. import queries
from ..words import CASES, PROPOSALS, SUGGESTIONS, Adoption, Kind, Result
from .parts import NOTHING

MONTH = by_month("registered_on")
KIND = by_words("incoming_kind", "来件类别", "kind", Kind)
ADOPTION = by_words("adoption", "采纳情况", "adoption", Adoption)
RESULT = by_words("result", "裁判、复议结果", "result", Result)

OF_INCOMING = {
    "columns": (
        ("编号", "number"),
        ("收到日期", "registered_on"),
        ("类别", "get_kind_display"),
        ("事项", "title"),
        ("环节", "get_stage_display"),
        ("答复日期", "answered_on"),
    ),
    "order": ("-registered_on", "-id"),
    "page": "supervision:show",
    "opens_with": "supervision.read",
}


@figure(
    "supervision.received",
    label="监督来件",
    unit="件",
    counts="收到日期在期内的来件，作废的不计",
    by=(KIND, MONTH),
    **OF_INCOMING,
)
def received(period: Period) -> QuerySet:
    return queries.received_in(period)


@figure(
    "supervision.answered",
    label="答复来件",
    unit="件",
    counts="期内收到的来件中已经答复的，不论何时答复",
    by=(KIND, MONTH),
    **OF_INCOMING,
)
def answered(period: Period) -> QuerySet:
    return queries.answered(queries.received_in(period))


@figure(
    "supervision.hotline_cases",
    label="12345 受理",
    unit="件",
    counts="收到日期在期内的 12345 热线来件",
    by=(MONTH,),
    **OF_INCOMING,
)
def hotline_cases(period: Period) -> QuerySet:
    return queries.received_in(period, (Kind.HOTLINE,))


@figure(
    "supervision.petitions",
    label="信访来件",
    unit="件",
    counts="收到日期在期内的信访件",
    by=(MONTH,),
    **OF_INCOMING,
)
def petitions(period: Period) -> QuerySet:
    return queries.received_in(period, (Kind.PETITION,))


@figure(
    "supervision.proposals",
    label="建议提案",
    unit="件",
    counts="收到日期在期内的人大代表建议和政协提案",
    by=(KIND,),
    **OF_INCOMING,
)
def proposals(period: Period) -> QuerySet:
    return queries.received_in(period, PROPOSALS)


@figure(
    "supervision.proposals_answered",
    label="办复建议提案",
    unit="件",
    counts="期内收到的建议提案中已经答复的",
    by=(KIND,),
    **OF_INCOMING,
)
def proposals_answered(period: Period) -> QuerySet:
    return queries.answered(queries.received_in(period, PROPOSALS))


@figure(
    "supervision.suggestions",
    label="司法、检察建议",
    unit="件",
    counts="收到日期在期内的司法建议和检察建议",
    by=(KIND, ADOPTION),
    **OF_INCOMING,
)
def suggestions(period: Period) -> QuerySet:
    return queries.received_in(period, SUGGESTIONS)


@figure(
    "supervision.suggestions_adopted",
    label="采纳司法、检察建议",
    unit="件",
    counts="期内收到的司法建议、检察建议中采纳和部分采纳的",
    by=(KIND,),
    **OF_INCOMING,
)
def suggestions_adopted(period: Period) -> QuerySet:
    return queries.adopted(queries.received_in(period, SUGGESTIONS))


@figure(
    "supervision.admin_cases",
    label="行政诉讼、行政复议",
    unit="件",
    counts="收到日期在期内的行政诉讼和行政复议案件",
    by=(KIND, RESULT),
    **OF_INCOMING,
)
def admin_cases(period: Period) -> QuerySet:
    return queries.received_in(period, CASES)


@figure(
    "supervision.foi_requests",
    label="依申请公开",
    unit="件",
    counts="收到日期在期内的政府信息公开申请",
    by=(MONTH,),
    **OF_INCOMING,
)
def foi_requests(period: Period) -> QuerySet:
    return queries.received_in(period, (Kind.OPEN_INFORMATION,))


@figure(
    "supervision.foi_answered",
    label="答复依申请公开",
    unit="件",
    counts="期内收到的政府信息公开申请中已经答复的",
    **OF_INCOMING,
)
def foi_answered(period: Period) -> QuerySet:
    return queries.answered(queries.received_in(period, (Kind.OPEN_INFORMATION,)))


RATES = (
    Rate(
        key="supervision.answered_rate",
        label="来件答复率",
        of=answered,
        over=received,
        counts=f"答复来件 ÷ 监督来件{NOTHING}",
    ),
    Rate(
        key="supervision.proposals_rate",
        label="建议提案办复率",
        of=proposals_answered,
        over=proposals,
        counts=f"办复建议提案 ÷ 建议提案{NOTHING}",
    ),
    Rate(
        key="supervision.suggestions_rate",
        label="司法、检察建议采纳率",
        of=suggestions_adopted,
        over=suggestions,
        counts=f"采纳司法、检察建议 ÷ 司法、检察建议{NOTHING}",
    ),
    Rate(
        key="supervision.foi_rate",
        label="依申请公开答复率",
        of=foi_answered,
        over=foi_requests,
        counts=f"答复依申请公开 ÷ 依申请公开{NOTHING}",
    ),
)

FIGURES = (
    received,
    answered,
    hotline_cases,
    petitions,
    proposals,
    proposals_answered,
    suggestions,
    suggestions_adopted,
    admin_cases,
    foi_requests,
    foi_answered,
    *RATES,
)
