"""The training of street and community staff."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure, sum_of

from .. import queries
from .dimensions import TRAINING


@figure(
    "study.staff_trainings",
    label="街道干部和社区干部法律法规宣传及培训",
    words=(
        "干部 培训",
        "干部 学法",
        "工作人员 培训",
        "法律法规 宣传 培训",
        "法治培训",
        "法律 培训",
    ),
    unit="次",
    counts="日期在期内、对象是街道干部或社区干部的培训、讲座和学习，每次计一次；中心组学习另计，作废的不计",
    also=(
        sum_of("attended", label="实到", unit="人次"),
        sum_of("hours", label="学时", unit="学时"),
    ),
    **TRAINING,
)
def staff_trainings(period: Period) -> QuerySet:
    return queries.staff_trainings_in(period).select_related("community")


@figure(
    "study.training_person_times",
    label="干部学法培训",
    unit="人次",
    counts="街道干部和社区干部的培训、讲座和学习，“实到”相加：同一人来两次计两人次；没有填实到的不计",
    measure=sum_of("attended", label="实到"),
    **TRAINING,
)
def training_person_times(period: Period) -> QuerySet:
    return queries.staff_trainings_in(period).select_related("community")


@figure(
    "study.training_hours",
    label="干部学法培训学时",
    unit="学时",
    counts="街道干部和社区干部的培训、讲座和学习，“学时”相加；没有填学时的不计",
    measure=sum_of("hours", label="学时"),
    **TRAINING,
)
def training_hours(period: Period) -> QuerySet:
    return queries.staff_trainings_in(period).select_related("community")


@figure(
    "study.lectures",
    label="面向干部的法治专题讲座",
    unit="次",
    counts="形式为法治专题讲座的，已含在街道干部和社区干部的培训之内",
    **TRAINING,
)
def lectures(period: Period) -> QuerySet:
    return queries.lectures_in(period).select_related("community")


@figure(
    "study.training_due",
    label="干部学法培训应到",
    unit="人次",
    counts="街道干部和社区干部的培训、讲座和学习，“应到”相加；只看应到、实到都填了的",
    measure=sum_of("due", label="应到"),
    **TRAINING,
)
def training_due(period: Period) -> QuerySet:
    return queries.counted(queries.staff_trainings_in(period)).select_related("community")


@figure(
    "study.training_came",
    label="干部学法培训实到",
    unit="人次",
    counts="街道干部和社区干部的培训、讲座和学习，“实到”相加；只看应到、实到都填了的",
    measure=sum_of("attended", label="实到"),
    **TRAINING,
)
def training_came(period: Period) -> QuerySet:
    return queries.counted(queries.staff_trainings_in(period)).select_related("community")


training_attendance_rate = Rate(
    key="study.training_attendance_rate",
    label="干部学法培训参训率",
    of=training_came,
    over=training_due,
    counts="实到除以应到；只看应到、实到都填了的",
)

FIGURES = (
    staff_trainings,
    training_person_times,
    training_hours,
    lectures,
    training_due,
    training_came,
    training_attendance_rate,
)
