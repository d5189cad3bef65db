"""The numbers of disputes. Found and resolved are kept apart; concerns are counted on their own."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import ExtractMonth

from fengqiao.engines.figures import Dimension, Period, figure
from fengqiao.trunk.divisions import queries as divisions

from . import queries


def _classes(office: UUID) -> Mapping[str, str]:
    return {one.code: one.label for one in queries.report_classes(office)}


def _types(office: UUID) -> Mapping[str, str]:
    return {one.code: one.label for one in queries.types(office)}


def _communities(office: UUID) -> Mapping[str, str]:
    return {one.name: one.name for one in divisions.communities(office)}


def _months(office: UUID) -> Mapping[str, str]:
    return {str(month): f"{month}月" for month in range(1, 13)}


CLASS = Dimension("report_class", "年报分类", "report_class__code", _classes)
COMMUNITY = Dimension("community", "社区", "community__name", _communities, "街道本级")
TYPE = Dimension("dispute_type", "纠纷类型", "type__code", _types, "未细分")


def _by(day: str) -> tuple[Dimension, ...]:
    return (CLASS, COMMUNITY, TYPE, Dimension("month", "月份", ExtractMonth(day), _months))


SHOWN = (
    ("编号", "number"),
    ("登记日期", "registered_on"),
    ("社区", "community"),
    ("类型", "type"),
    ("简要情况", "summary"),
    ("结果", "get_outcome_display"),
    ("办结日期", "closed_on"),
)
PAGE = {"columns": SHOWN, "page": "disputes:show", "opens_with": "disputes.read"}
SELECTED = ("report_class", "type", "community")


@figure(
    "disputes.found",
    label="排查受理",
    unit="件",
    counts="登记日期在期内的矛盾纠纷，不论结果；群众诉求另计，作废的不计",
    by=_by("registered_on"),
    order=("-registered_on", "-id"),
    **PAGE,
)
def found(period: Period) -> QuerySet:
    return queries.found_in(period).select_related(*SELECTED)


@figure(
    "disputes.resolved",
    label="化解",
    unit="件",
    counts="办结日期在期内，结果为当场化解、达成协议、已履行或自行和解的矛盾纠纷，不论何时登记",
    by=_by("closed_on"),
    order=("-closed_on", "-id"),
    **PAGE,
)
def resolved(period: Period) -> QuerySet:
    return queries.resolved_in(period).select_related(*SELECTED)


@figure(
    "disputes.concerns_helped",
    label="群众诉求帮办",
    unit="件",
    counts="办结日期在期内，已帮办、已答复或已引导的群众诉求（只有一方）",
    by=_by("closed_on"),
    order=("-closed_on", "-id"),
    **PAGE,
)
def concerns_helped(period: Period) -> QuerySet:
    return queries.concerns_helped_in(period).select_related(*SELECTED)


FIGURES = (found, resolved, concerns_helped)
