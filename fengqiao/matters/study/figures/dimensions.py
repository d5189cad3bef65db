"""How the numbers of study may be broken down, and what their rows show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models.functions import ExtractMonth

from fengqiao.engines.figures import Dimension
from fengqiao.trunk.divisions import queries as divisions

from ..words import Audience, Content, Kind, ListKind


def _months(office: UUID) -> Mapping[str, str]:
    return {str(month): f"{month}月" for month in range(1, 13)}


def _communities(office: UUID) -> Mapping[str, str]:
    return {one.name: one.name for one in divisions.communities(office)}


AUDIENCE = Dimension("audience", "对象", "audience", lambda office: dict(Audience.choices))
KIND = Dimension("study_kind", "学习形式", "kind", lambda office: dict(Kind.choices))
CONTENT = Dimension("content", "内容类别", "content", lambda office: dict(Content.choices))
ITEM_KIND = Dimension("content", "内容类别", "kind", lambda office: dict(Content.choices))
LIST_KIND = Dimension("list_kind", "清单", "scope", lambda office: dict(ListKind.choices))
COMMUNITY = Dimension("community", "社区", "community__name", _communities, "街道本级")
MONTH = Dimension("month", "月份", ExtractMonth("held_on"), _months)

_SESSION = (
    ("日期", "held_on"),
    ("主题", "topic"),
    ("对象", "get_audience_display"),
    ("应到", "due"),
    ("实到", "attended"),
)
TRAINING: dict[str, Any] = {
    "by": (AUDIENCE, KIND, COMMUNITY, MONTH),
    "columns": _SESSION,
    "order": ("-held_on", "-id"),
    "page": "study.trainings:show",
    "opens_with": "study.read",
}
CENTER: dict[str, Any] = TRAINING | {"by": (CONTENT, MONTH), "page": "study.center_group:show"}
EITHER: dict[str, Any] = TRAINING | {"by": (AUDIENCE, KIND, CONTENT, MONTH)}
EXAM: dict[str, Any] = {
    "by": (MONTH,),
    "columns": (("日期", "held_on"), ("考试名称", "name"), ("应考", "due"), ("参考", "sat")),
    "order": ("-held_on", "-id"),
    "page": "study.exams:show",
    "opens_with": "study.read",
}
ITEM: dict[str, Any] = {
    "by": (ITEM_KIND, LIST_KIND),
    "columns": (
        ("学习内容", "content"),
        ("类别", "get_kind_display"),
        ("清单", "get_scope_display"),
    ),
    "page": "study.items:show",
    "opens_with": "study.read",
}
LINE: dict[str, Any] = {
    "columns": (("专题", "topic"), ("对象", "audience"), ("牵头", "lead")),
    "page": "study.plan:show",
    "opens_with": "study.read",
}
