"""Whether people took part, and what was seen of it (governance.md §8.3): plain counts, no claim."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure, sum_of
from fengqiao.engines.figures.dimensions import by_words

from .. import queries
from ..words import Effect
from .held import ACTIVITY, COMMUNITY, KIND, MONTH, activities

EFFECT = by_words("effect", "效果怎么看出来", "effect", Effect)


@figure(
    "publicity.interactive",
    label="有互动的普法活动",
    unit="次",
    counts="普法宣传活动、讲座中登记“有互动”的，已含在普法宣传活动、讲座之内",
    by=(KIND, COMMUNITY, MONTH),
    **ACTIVITY,
)
def interactive(period: Period) -> QuerySet:
    return queries.interactive_in(period).select_related("community")


interactive_rate = Rate(
    key="publicity.interactive_rate",
    label="互动活动占比",
    of=interactive,
    over=activities,
    counts="有互动的普法活动 ÷ 普法宣传活动、讲座",
)


@figure(
    "publicity.quiz_sat",
    label="普法答题",
    unit="人次",
    counts="普法宣传活动、讲座的答题人次相加；没有填的不计",
    measure=sum_of("quiz_sat", label="答题人次"),
    by=(COMMUNITY, MONTH),
    **ACTIVITY,
)
def quiz_sat(period: Period) -> QuerySet:
    return queries.held_in(period).select_related("community")


@figure(
    "publicity.effects_told",
    label="看过效果的普法活动",
    unit="次",
    counts="普法宣传活动、讲座中写明效果怎么看出来的：答题前后、问卷、回访、同类纠纷前后件数",
    by=(EFFECT, COMMUNITY, MONTH),
    **ACTIVITY,
)
def effects_told(period: Period) -> QuerySet:
    return queries.told_by_effect_in(period).select_related("community")


FIGURES = (interactive, interactive_rate, quiz_sat, effects_told)
