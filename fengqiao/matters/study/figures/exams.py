"""Outside exams, as counts."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure, sum_of

from .. import queries
from .dimensions import EXAM


@figure(
    "study.exam_due",
    label="学法考试应考",
    words=("应考", "应参考"),
    unit="人",
    counts="考试日期在期内，“应考人数”相加",
    measure=sum_of("due", label="应考"),
    **EXAM,
)
def exam_due(period: Period) -> QuerySet:
    return queries.exams_in(period)


@figure(
    "study.exam_sat",
    label="学法考试参考",
    words=("参加 学法考试", "参加 法律考试", "实考"),
    unit="人",
    counts="考试日期在期内，“参考人数”相加",
    measure=sum_of("sat", label="参考"),
    **EXAM,
)
def exam_sat(period: Period) -> QuerySet:
    return queries.exams_in(period)


@figure(
    "study.exam_passed",
    label="学法考试合格",
    unit="人",
    counts="填了合格人数的考试，“合格人数”相加",
    measure=sum_of("passed", label="合格"),
    **EXAM,
)
def exam_passed(period: Period) -> QuerySet:
    return queries.passed_in(period)


@figure(
    "study.exam_sat_passed",
    label="填了合格人数的考试参考",
    unit="人",
    counts="填了合格人数的考试，“参考人数”相加",
    measure=sum_of("sat", label="参考"),
    **EXAM,
)
def exam_sat_passed(period: Period) -> QuerySet:
    return queries.passed_in(period)


@figure(
    "study.exam_excellent",
    label="学法考试优秀",
    unit="人",
    counts="填了优秀人数的考试，“优秀人数”相加",
    measure=sum_of("excellent", label="优秀"),
    **EXAM,
)
def exam_excellent(period: Period) -> QuerySet:
    return queries.excellent_in(period)


@figure(
    "study.exam_sat_excellent",
    label="填了优秀人数的考试参考",
    unit="人",
    counts="填了优秀人数的考试，“参考人数”相加",
    measure=sum_of("sat", label="参考"),
    **EXAM,
)
def exam_sat_excellent(period: Period) -> QuerySet:
    return queries.excellent_in(period)


exam_sit_rate = Rate(
    key="study.exam_sit_rate",
    label="学法考试参考率",
    words=("参考率",),
    of=exam_sat,
    over=exam_due,
    counts="参考人数除以应考人数",
)


exam_pass_rate = Rate(
    key="study.exam_pass_rate",
    label="学法考试合格率",
    words=("考试 合格率",),
    of=exam_passed,
    over=exam_sat_passed,
    counts="合格人数除以参考人数；没有填合格人数的考试不算在内",
)


exam_excellence_rate = Rate(
    key="study.exam_excellence_rate",
    label="学法考试优秀率",
    words=("考试 优秀率",),
    of=exam_excellent,
    over=exam_sat_excellent,
    counts="优秀人数除以参考人数；没有填优秀人数的考试不算在内",
)

FIGURES = (
    exam_due,
    exam_sat,
    exam_passed,
    exam_sat_passed,
    exam_excellent,
    exam_sat_excellent,
    exam_sit_rate,
    exam_pass_rate,
    exam_excellence_rate,
)
