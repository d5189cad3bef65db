"""The centre group's sessions."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure, sum_of

from .. import queries
from .dimensions import CENTER


@figure(
    "study.center_group_sessions",
    label="理论中心组学习",
    words=("中心组 学习", "中心组 学法", "理论学习 中心组", "理论 中心组 学习"),
    unit="次",
    counts="日期在期内的中心组学习，每次计一次；可按内容类别分开看，作废的不计",
    **CENTER,
)
def center_group_sessions(period: Period) -> QuerySet:
    return queries.center_group_in(period)


@figure(
    "study.principal_present",
    label="主要负责人参加的中心组学习",
    unit="次",
    counts="中心组学习中登记了主要负责人参加的",
    **CENTER,
)
def principal_present(period: Period) -> QuerySet:
    return queries.center_group_in(period).filter(is_principal_present=True)


@figure(
    "study.center_group_due",
    label="中心组学习应到",
    unit="人次",
    counts="中心组学习，“应到”相加；只看应到、实到都填了的",
    measure=sum_of("due", label="应到"),
    **CENTER,
)
def center_group_due(period: Period) -> QuerySet:
    return queries.counted(queries.center_group_in(period))


@figure(
    "study.center_group_came",
    label="中心组学习实到",
    unit="人次",
    counts="中心组学习，“实到”相加；只看应到、实到都填了的",
    measure=sum_of("attended", label="实到"),
    **CENTER,
)
def center_group_came(period: Period) -> QuerySet:
    return queries.counted(queries.center_group_in(period))


center_group_attendance_rate = Rate(
    key="study.center_group_attendance_rate",
    label="中心组学习到课率",
    of=center_group_came,
    over=center_group_due,
    counts="实到除以应到；只看应到、实到都填了的",
)

FIGURES = (
    center_group_sessions,
    principal_present,
    center_group_due,
    center_group_came,
    center_group_attendance_rate,
)
