"""What both heads answer for: acts in person, 述法, schemes of appraisal."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Figure, Period, Rate, figure, sum_of
from fengqiao.engines.figures.dimensions import by_month, by_words

from .. import queries
from ..words import Form, Head, Personally, Scheme
from .parts import READS

PERSONALLY = by_words("kind", "类型", "kind", Personally)
HEAD = by_words("head", "党政主要负责人", "head", Head)
FORM = by_words("form", "述法形式", "form", Form)
SCHEME = by_words("kind", "方案类别", "kind", Scheme)


@figure(
    "leadership.personal_acts",
    label="四个亲自",
    unit="次",
    counts="日期在期内，党政主要负责人亲自部署、过问、协调、督办的记录；每条都有会议议题或纸面佐证",
    by=(PERSONALLY, HEAD, by_month("on")),
    columns=(
        ("日期", "on"),
        ("类型", "get_kind_display"),
        ("事项", "topic"),
        ("职务", "get_head_display"),
        ("会议议题", "agenda_item"),
        ("纸面佐证", "paper"),
    ),
    order=("-on", "-id"),
    page="leadership.personal:show",
    opens_with=READS,
)
def personal_acts(period: Period) -> QuerySet:
    return queries.personal_acts_in(period)


def _shufa(key: str, label: str, column: str) -> Figure:
    return figure(
        key,
        label=label,
        unit="人",
        counts=f"述法日期在期内的各次述法，{label[:-2]}的人数相加；同一人参加几种形式的述法，每种计一次",
        measure=sum_of(column),
        by=(FORM,),
        columns=(
            ("年度", "year"),
            ("形式", "get_form_display"),
            ("述法日期", "held_on"),
            ("范围", "audience"),
            ("应述人数", "due"),
            ("已述人数", "done"),
        ),
        order=("-held_on", "-id"),
        page="leadership.shufa:show",
        opens_with=READS,
    )(queries.shufa_in)


shufa_due = _shufa("leadership.shufa_due", "应述法人数", "due")
shufa_done = _shufa("leadership.shufa_done", "已述法人数", "done")
shufa_rate = Rate(
    key="leadership.shufa_rate",
    label="述法率",
    words=("述法率", "述法 覆盖率"),
    of=shufa_done,
    over=shufa_due,
    counts="期内已述法人数除以应述法人数；没有应述的不算",
)


@figure(
    "leadership.appraisal_schemes",
    label="考核方案列入法治指标",
    unit="份",
    counts="制定日期在期内、登记在册的考核、考察方案；只说明方案在，不涉及考核结果",
    by=(SCHEME,),
    columns=(
        ("文件名称", "title"),
        ("文号", "number"),
        ("制定日期", "adopted_on"),
        ("法治指标", "indicator"),
        ("权重（%）", "weight"),
    ),
    order=("-adopted_on", "-id"),
    page="leadership.schemes:show",
    opens_with=READS,
)
def appraisal_schemes(period: Period) -> QuerySet:
    return queries.schemes_in(period)


FIGURES = (personal_acts, shufa_due, shufa_done, shufa_rate, appraisal_schemes)
