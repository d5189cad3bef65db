"""The numbers of publicity."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import ExtractMonth

from fengqiao.engines.figures import Dimension, Period, figure
from fengqiao.trunk.divisions import queries as divisions

from . import queries
from .words import Channel, Kind


def _communities(office: UUID) -> Mapping[str, str]:
    return {one.name: one.name for one in divisions.communities(office)}


def _months(office: UUID) -> Mapping[str, str]:
    return {str(month): f"{month}月" for month in range(1, 13)}


COMMUNITY = Dimension("community", "社区", "community__name", _communities, "街道本级")
KIND = Dimension("activity_kind", "形式", "kind", lambda office: dict(Kind.choices))
CHANNEL = Dimension("channel", "平台", "channel", lambda office: dict(Channel.choices))

ACTIVITY = {
    "columns": (
        ("日期", "held_on"),
        ("活动名称", "title"),
        ("形式", "get_kind_display"),
        ("社区", "community"),
        ("参加人次", "attendance"),
    ),
    "order": ("-held_on", "-id"),
    "page": "publicity.activities:show",
    "opens_with": "publicity.read",
}


@figure(
    "publicity.activities",
    label="普法宣传活动、讲座",
    unit="次",
    counts="期内面向社会公众举办的宣传活动和讲座；网上推文、干部学法不计，作废的不计",
    by=(KIND, COMMUNITY, Dimension("month", "月份", ExtractMonth("held_on"), _months)),
    words=("普法 活动", "普法 宣传", "法治宣传", "宣传 活动", "讲座 活动", "宣传 讲座"),
    **ACTIVITY,
)
def activities(period: Period) -> QuerySet:
    return queries.held_in(period).select_related("community")


@figure(
    "publicity.lectures",
    label="法治讲座",
    unit="次",
    counts="期内面向社会公众的讲座，已含在普法宣传活动、讲座之内",
    by=(COMMUNITY,),
    words=("讲座", "普法 讲座", "法律知识"),
    **ACTIVITY,
)
def lectures(period: Period) -> QuerySet:
    return queries.lectures_in(period).select_related("community")


@figure(
    "publicity.posts",
    label="网上普法",
    unit="篇",
    counts="期内发布的推文、短视频，不计入活动次数",
    by=(CHANNEL, Dimension("month", "月份", ExtractMonth("published_on"), _months)),
    words=("推文", "公众号 推送", "公众号 发布", "短视频", "普法 信息", "网上 普法"),
    columns=(
        ("发布日期", "published_on"),
        ("标题", "title"),
        ("平台", "get_channel_display"),
        ("阅读量", "reads"),
    ),
    order=("-published_on", "-id"),
    page="publicity.posts:show",
    opens_with="publicity.read",
)
def posts(period: Period) -> QuerySet:
    return queries.published_in(period)


FIGURES = (activities, lectures, posts)
