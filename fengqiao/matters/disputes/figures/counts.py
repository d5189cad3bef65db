"""The numbers of disputes. Found and resolved are kept apart; concerns are counted on their own."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from fengqiao.engines.figures import Dimension, Period, Rate, figure, sum_of
from fengqiao.engines.figures.dimensions import by_month

from .. import queries
from .dimensions import (
    AGE,
    CLASS,
    COMMUNITY,
    LEVEL,
    METHOD,
    METHOD_WORD,
    MINISTRY,
    OUTCOME,
    REGIME,
    SETTLED,
    SETTLED_SO_FAR,
    SIZE,
    SOURCE,
    SOURCE_WORD,
    TYPE,
)

DAY = timedelta(days=1)
# What returns cut by, and a page of figures does not show.
CUTS = (LEVEL, METHOD, METHOD_WORD, MINISTRY, REGIME, SIZE, SOURCE, SOURCE_WORD)
CLOSED_CUTS = (*CUTS, OUTCOME)


def _by(day: str) -> tuple[Dimension, ...]:
    return (CLASS, COMMUNITY, TYPE, by_month(day))


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
AMOUNT = sum_of("amount", label="涉及金额", unit="元")
PEOPLE = sum_of("people_count", label="涉及人数", unit="人")
SELECTED = ("report_class", "type", "community")


@figure(
    "disputes.found",
    label="排查受理",
    unit="件",
    counts="登记日期在期内的矛盾纠纷，不论结果；群众诉求另计，作废的不计",
    by=_by("registered_on"),
    also_by=(*CUTS, SETTLED_SO_FAR),
    also=(AMOUNT, PEOPLE),
    order=("-registered_on", "-id"),
    words=("排查 纠纷", "受理 纠纷", "登记 纠纷", "发现 纠纷", "纠纷 总数"),
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
    also_by=CLOSED_CUTS,
    also=(AMOUNT, PEOPLE),
    order=("-closed_on", "-id"),
    words=("化解 纠纷", "成功化解 纠纷", "调解 纠纷", "调处 纠纷", "调解成功 纠纷", "解决 纠纷"),
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
    words=("诉求 帮办", "帮助 诉求", "帮办 群众"),
    **PAGE,
)
def concerns_helped(period: Period) -> QuerySet:
    return queries.concerns_helped_in(period).select_related(*SELECTED)


@figure(
    "disputes.closed",
    label="办结",
    words=("办结 纠纷",),
    unit="件",
    counts="办结日期在期内的矛盾纠纷，不论结果，不论何时登记；作废的不计",
    by=(SETTLED, *_by("closed_on")),
    also_by=CLOSED_CUTS,
    also=(AMOUNT, PEOPLE),
    order=("-closed_on", "-id"),
    **PAGE,
)
def closed(period: Period) -> QuerySet:
    return queries.closed_in(period).select_related(*SELECTED)


@figure(
    "disputes.open_start",
    label="期初在办",
    unit="件",
    counts="到期间开始的前一天为止已经登记、那时还没有办结的矛盾纠纷；办结后又重新办理的一直算在办",
    by=(CLASS, COMMUNITY, TYPE),
    also_by=CUTS,
    also=(AMOUNT, PEOPLE),
    order=("registered_on", "id"),
    **PAGE,
)
def open_start(period: Period) -> QuerySet:
    return queries.open_on(period.start - DAY).select_related(*SELECTED)


@figure(
    "disputes.open",
    label="在办",
    words=("在办 纠纷", "未办结 纠纷"),
    unit="件",
    counts="到这一天为止已经登记、还没有办结的矛盾纠纷；办结后又重新办理的一直算在办",
    when="on",
    by=(AGE, CLASS, COMMUNITY, TYPE),
    also_by=CUTS,
    also=(AMOUNT, PEOPLE),
    order=("registered_on", "id"),
    **PAGE,
)
def still_open(on: date) -> QuerySet:
    return queries.open_on(on).select_related(*SELECTED)


resolved_rate = Rate(
    key="disputes.resolved_rate",
    label="化解率",
    of=resolved,
    over=closed,
    counts="化解 ÷ 办结，同一期；没有办结的，没有化解率",
)


@figure(
    "disputes.screenings",
    label="开展排查",
    unit="轮",
    counts="开始日期在期内的排查，不论是否结束",
    by=(by_month("opened_on"),),
    columns=(
        ("名称", "title"),
        ("开始日期", "opened_on"),
        ("报回期限", "due_on"),
        ("状态", "get_state_display"),
    ),
    order=("-opened_on", "-id"),
    page="disputes:screening",
    opens_with="disputes.read",
)
def screenings(period: Period) -> QuerySet:
    return queries.screenings_in(period)


@figure(
    "disputes.nil_returns",
    label="社区排查零报告",
    unit="份",
    counts="回报日期在期内、由社区（村）签字的排查零报告，撤回的不计",
    by=(
        COMMUNITY,
        by_month("answered_on"),
    ),
    columns=(
        ("排查", "screening"),
        ("社区", "community"),
        ("谁签的", "signed_by"),
        ("日期", "answered_on"),
    ),
    order=("-answered_on", "-id"),
    opens_with="disputes.read",
)
def nil_returns(period: Period) -> QuerySet:
    return queries.nil_returns_in(period).select_related("screening", "community", "signed_by")


FIGURES = (
    found,
    closed,
    resolved,
    resolved_rate,
    open_start,
    still_open,
    concerns_helped,
    screenings,
    nil_returns,
)
