"""How the numbers of study may be broken down, and what their rows show."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.figures.dimensions import by_community, by_month, by_words

from ..words import Audience, Content, Kind, ListKind

AUDIENCE = by_words("audience", "对象", "audience", Audience)
KIND = by_words("study_kind", "学习形式", "kind", Kind)
CONTENT = by_words("content", "内容类别", "content", Content)
ITEM_KIND = by_words("content", "内容类别", "kind", Content)
LIST_KIND = by_words("list_kind", "清单", "scope", ListKind)
COMMUNITY = by_community()
MONTH = by_month("held_on")

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
