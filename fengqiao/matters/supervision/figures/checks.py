"""Hearings in court, issues of inspections, channels."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure
from fengqiao.engines.figures.dimensions import by_month, by_words

from .. import queries
from ..words import ChannelKind, IssueSource, Rank, Rectification
from .parts import NOTHING

RANK = by_words("rank", "谁出庭", "rank", Rank)
SOURCE = by_words("issue_source", "问题来源", "source", IssueSource)
WAY = by_words("rectification", "整改结果", "way", Rectification)
CHANNEL = by_words("channel_kind", "监督类型", "kind", ChannelKind)

OF_APPEARANCES = {
    "columns": (
        ("开庭日期", "heard_on"),
        ("案号", "case_no"),
        ("谁出庭", "get_rank_display"),
        ("出庭人员", "appeared"),
        ("不能出庭的理由", "why_not"),
    ),
    "order": ("-heard_on", "-id"),
    "page": "supervision.appearances:show",
    "opens_with": "supervision.read",
}
OF_ISSUES = {
    "columns": (
        ("反馈日期", "found_on"),
        ("来源", "get_source_display"),
        ("问题", "issue"),
        ("整改期限", "due_on"),
        ("完成日期", "rectified_on"),
    ),
    "order": ("-found_on", "-id"),
    "page": "supervision.issues:show",
    "opens_with": "supervision.read",
}


@figure(
    "supervision.hearings",
    label="行政应诉开庭",
    unit="次",
    counts="开庭日期在期内的行政应诉案件，开一次庭计一次",
    by=(RANK,),
    **OF_APPEARANCES,
)
def hearings(period: Period) -> QuerySet:
    return queries.heard_in(period)


@figure(
    "supervision.court_appearances",
    label="负责人出庭应诉",
    unit="次",
    counts="期内开庭中主要负责人或者其他负责人到庭的",
    by=(RANK,),
    **OF_APPEARANCES,
)
def court_appearances(period: Period) -> QuerySet:
    return queries.heads_in_court(queries.heard_in(period))


@figure(
    "supervision.own_checks",
    label="自行法治督查次数",
    words=("自行 督查", "开展 法治督查", "法治督查"),
    unit="次",
    counts="督查日期在期内、街道自己开展的法治督查，一次计一次；作废的不计",
    by=(by_month("checked_on"),),
    columns=(
        ("督查日期", "checked_on"),
        ("督查内容", "topic"),
        ("督查对象", "checked"),
        ("带队", "leader"),
        ("发现问题", "found"),
    ),
    order=("-checked_on", "-id"),
    page="supervision.checks:show",
    opens_with="supervision.read",
)
def own_checks(period: Period) -> QuerySet:
    return queries.own_checks_in(period)


@figure(
    "supervision.issues",
    label="督察反馈问题",
    unit="个",
    counts="反馈日期在期内的督察、巡察、审计、执法监督等问题",
    by=(SOURCE, WAY),
    **OF_ISSUES,
)
def issues(period: Period) -> QuerySet:
    return queries.issues_found_in(period)


@figure(
    "supervision.issues_rectified",
    label="整改问题",
    unit="个",
    counts="期内反馈的问题中已经办结整改的，不论何时办结",
    by=(SOURCE, WAY),
    **OF_ISSUES,
)
def issues_rectified(period: Period) -> QuerySet:
    return queries.rectified(queries.issues_found_in(period))


@figure(
    "supervision.channels",
    label="监督渠道",
    unit="个",
    counts="到这一天为止已经开通、没有停用的监督渠道",
    when="on",
    by=(CHANNEL,),
    columns=(
        ("开通日期", "open_since"),
        ("类型", "get_kind_display"),
        ("名称", "name"),
        ("地址、电话或网址", "address"),
    ),
    order=("-open_since", "-id"),
    page="supervision.channels:show",
    opens_with="supervision.read",
)
def channels(on: date) -> QuerySet:
    return queries.channels_open_on(on)


RATES = (
    Rate(
        key="supervision.court_appearance_rate",
        label="负责人出庭率",
        of=court_appearances,
        over=hearings,
        counts=f"负责人出庭应诉 ÷ 行政应诉开庭{NOTHING}",
    ),
    Rate(
        key="supervision.rectified_rate",
        label="问题整改率",
        of=issues_rectified,
        over=issues,
        counts=f"整改问题 ÷ 督察反馈问题{NOTHING}",
    ),
)

FIGURES = (
    hearings,
    court_appearances,
    own_checks,
    issues,
    issues_rectified,
    channels,
    *RATES,
)
