"""Meetings, their agenda items, superior documents (governance.md §11.1, `lead.*`)."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Figure, Period, figure
from fengqiao.engines.figures.dimensions import by_month, by_words

from .. import queries
from ..words import Body, Kind
from .parts import READS

BODY = by_words("body", "会议", "body", Body)
ITEM_BODY = by_words("body", "会议", "meeting__body", Body)
ITEM_MONTH = by_month("meeting__held_on")
KIND = by_words("kind", "议题性质", "kind", Kind)

ITEM_COLUMNS = (
    ("会议", "meeting"),
    ("议题", "topic"),
    ("议题性质", "get_kind_display"),
    ("决定事项", "decision"),
)


@figure(
    "leadership.law_meetings",
    label="研究法治工作的会议",
    words=("会议 法治 专题", "会议 研究 法治", "会议 部署 法治", "研究 法治 党工委"),
    unit="次",
    counts="召开日期在期内、至少有一项涉法议题的会议；一次会议只计一次，不论有几项议题；作废的不计",
    by=(BODY, by_month("held_on")),
    columns=(
        ("会议日期", "held_on"),
        ("会议名称", "title"),
        ("主持人", "chair"),
        ("应到", "due"),
        ("实到", "present"),
    ),
    order=("-held_on", "-id"),
    page="leadership.meetings:show",
    opens_with=READS,
)
def law_meetings(period: Period) -> QuerySet:
    return queries.law_meetings_in(period)


def _items(key: str, label: str, unit: str, counts: str, kind: str = "") -> Figure:
    """A figure of agenda items about the rule of law: all of them, or one kind."""
    return figure(
        key,
        label=label,
        unit=unit,
        counts=counts,
        by=(ITEM_BODY, ITEM_MONTH) if kind else (KIND, ITEM_BODY, ITEM_MONTH),
        columns=ITEM_COLUMNS,
        order=("-id",),
        page="leadership:item",
        opens_with=READS,
    )(lambda period: queries.law_items_in(period, kind).select_related("meeting"))


law_items = _items(
    "leadership.law_items",
    "涉法议题",
    "项",
    "期内召开的会议上的涉法议题，每项计一次；一项议题只有一个性质",
)
first_topics = _items(
    "leadership.first_topics",
    "第一议题学习",
    "次",
    "期内召开的会议上，性质为“第一议题”的涉法议题",
    Kind.FIRST_TOPIC,
)
pre_meeting_studies = _items(
    "leadership.pre_meeting_studies",
    "会前学法",
    "次",
    "期内召开的会议上，性质为“会前学法”的涉法议题",
    Kind.PRE_STUDY,
)
conveyings = _items(
    "leadership.conveyings",
    "传达上级部署",
    "次",
    "期内召开的会议上，性质为“传达”的涉法议题",
    Kind.CONVEY,
)
deployments = _items(
    "leadership.deployments",
    "部署法治工作",
    "次",
    "期内召开的会议上，性质为“部署”的涉法议题",
    Kind.DEPLOY,
)
issues_studied = _items(
    "leadership.issues_studied",
    "研究法治重大问题",
    "项",
    "期内召开的会议上，性质为“研究重大问题”的涉法议题，不论是否已经解决",
    Kind.ISSUE,
)
reports_heard = _items(
    "leadership.reports_heard",
    "听取法治工作汇报",
    "次",
    "期内召开的会议上，性质为“听取汇报”的涉法议题",
    Kind.HEAR_REPORT,
)


@figure(
    "leadership.issues_resolved",
    label="解决法治重大问题",
    words=("解决 法治 问题", "解决 重大问题"),
    unit="项",
    counts="性质为“研究重大问题”的涉法议题，解决日期在期内的，不论哪天研究；没有写解决日期的不计",
    by=(ITEM_BODY,),
    columns=(*ITEM_COLUMNS, ("解决日期", "resolved_on")),
    order=("-resolved_on", "-id"),
    page="leadership:item",
    opens_with=READS,
)
def issues_resolved(period: Period) -> QuerySet:
    return queries.issues_resolved_in(period).select_related("meeting")


@figure(
    "leadership.documents_conveyed",
    label="传达上级文件",
    unit="份",
    counts="登记在册、传达它的会议在期内召开的上级文件；一份文件只计一次",
    columns=(
        ("收到日期", "received_on"),
        ("文件标题", "title"),
        ("发文机关", "issuer"),
        ("文号", "number"),
        ("传达议题", "conveyed_at"),
    ),
    order=("-received_on", "-id"),
    page="leadership.documents:show",
    opens_with=READS,
)
def documents_conveyed(period: Period) -> QuerySet:
    return queries.documents_conveyed_in(period).select_related("conveyed_at")


FIGURES = (
    *(law_meetings, law_items, first_topics, pre_meeting_studies, conveyings, deployments),
    *(issues_studied, issues_resolved, reports_heard, documents_conveyed),
)
