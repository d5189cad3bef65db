"""Sessions of one form or content, of either ledger; a session may count in several of these."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, figure

from .. import queries
from ..words import Content, Kind
from .dimensions import EITHER


@figure(
    "study.xi_lawthought_sessions",
    label="习近平法治思想专题学习",
    words=("习近平法治思想 学习", "习近平法治思想 专题"),
    unit="次",
    counts="内容类别是习近平法治思想的学习，中心组和干部培训都算，每次计一次；作废的不计",
    **EITHER,
)
def xi_lawthought_sessions(period: Period) -> QuerySet:
    return queries.about(period, Content.THOUGHT)


@figure(
    "study.party_rule_sessions",
    label="党内法规学习",
    unit="次",
    counts="内容类别是党内法规的学习，中心组和干部培训都算，每次计一次；作废的不计",
    **EITHER,
)
def party_rule_sessions(period: Period) -> QuerySet:
    return queries.about(period, Content.PARTY_RULE)


@figure(
    "study.pre_meeting_sessions",
    label="记在学法台账的会前学法",
    unit="次",
    counts="学法台账里形式为会前学法的，一次会议计一次；记在会议台账里的另计；作废的不计",
    **EITHER,
)
def pre_meeting_sessions(period: Period) -> QuerySet:
    return queries.of_kinds(period, (Kind.PRE_MEETING,))


@figure(
    "study.seminars",
    label="专题研讨、读书班",
    unit="次",
    counts="形式为专题研讨或读书班的，每次计一次；作废的不计",
    **EITHER,
)
def seminars(period: Period) -> QuerySet:
    return queries.seminars_in(period)


@figure(
    "study.branch_sessions",
    label="支部学法",
    unit="次",
    counts="形式为支部学习的，每次计一次；作废的不计",
    **EITHER,
)
def branch_sessions(period: Period) -> QuerySet:
    return queries.of_kinds(period, (Kind.BRANCH,))


@figure(
    "study.court_observations",
    label="旁听庭审",
    words=("旁听庭审", "庭审 旁听"),
    unit="次",
    counts="形式为旁听庭审的，每次计一次；作废的不计",
    **EITHER,
)
def court_observations(period: Period) -> QuerySet:
    return queries.of_kinds(period, (Kind.COURT,))


@figure(
    "study.principal_talks",
    label="主要负责人讲法治课",
    unit="次",
    counts="形式为主要负责人讲法治课的，每次计一次；作废的不计",
    **EITHER,
)
def principal_talks(period: Period) -> QuerySet:
    return queries.of_kinds(period, (Kind.TALK,))


FIGURES = (
    xi_lawthought_sessions,
    party_rule_sessions,
    pre_meeting_sessions,
    seminars,
    branch_sessions,
    court_observations,
    principal_talks,
)
