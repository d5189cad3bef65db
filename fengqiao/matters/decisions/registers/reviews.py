"""Legality reviews outside the register, and what legal advisers said. Each ends one of three ways."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.registers.columns import Choice, Count, Day, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Values
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Opinion, Review
from ..words import Answer, Conclusion, OpinionForm, ReviewMatter, Source

LATER = Reason.CLOSED_BEFORE_REGISTERED


def _of_the_register(review: Any) -> str | None:
    return "这件审查随决策一起办，请在决策的页面上办理" if review.decision_id else None


def _of_a_decision(opinion: Any) -> str | None:
    return "这条意见属于一件决策，请在决策的页面上答复" if opinion.decision_id else None


def _refused_without_reason(values: Values) -> bool:
    refused = values.get("answer") in (Answer.PARTLY, Answer.NOT_ADOPTED)
    return refused and not values.get("answer_why")


def _concluded_without_day(values: Values) -> bool:
    return bool(values.get("conclusion")) and values.get("finished_on") is None


REVIEWS = Register(
    key="decisions.reviews",
    label="合法性审查",
    unit="件",
    model=Review,
    title="title",
    day="submitted_on",
    series="reviews",
    prefix="S",
    may_change=_of_the_register,
    rules=(
        not_above("adopted_count", "opinions_count"),
        not_above("submitted_on", "finished_on", LATER, "审查完成日期早于送审日期，请核对两个日期"),
        Rule(
            "finished_on", Reason.MISSING_DATE, _concluded_without_day, "有结论的，请填审查完成日期"
        ),
    ),
    sentence="{submitted_on}，|{submitted_by}送审|“{title}”|，{finished_on}|{conclusion}|，提出意见{opinions_count}条|，采纳{adopted_count}条",
    hint="重大行政执法决定、村规民约、依申请公开答复等不进决策登记的审查记在这里；决策的审查随决策自动记下。",
    sheet=Sheet(named=("合法性审查", "法制审核")),
    fields=(
        Text("number", "编号", entered=False, longest=24, personal=False, copied=False),
        Text(
            "own_number",
            "本单位编号",
            ("编号", "审查编号", "序号", "文号"),
            longest=40,
            listed=False,
            more=True,
            copied=False,
            personal=False,
        ),
        Text(
            "title",
            "审查事项",
            ("审查事项", "送审事项", "送审材料", "审查材料", "文件名称", "合同名称", "事项名称"),
            needed=True,
            personal=False,
        ),
        Choice(
            "matter_kind",
            "事项类别",
            ("事项类别", "审查类别", "类别", "材料类别", "审查类型"),
            words=ReviewMatter,
            needed=True,
            spellings={
                "协议": ReviewMatter.CONTRACT,
                "行政执法": ReviewMatter.ENFORCEMENT,
                "执法决定": ReviewMatter.ENFORCEMENT,
                "处罚": ReviewMatter.ENFORCEMENT,
                "决策": ReviewMatter.MAJOR,
                "公约": ReviewMatter.VILLAGE_RULE,
                "村规": ReviewMatter.VILLAGE_RULE,
                "信息公开": ReviewMatter.OPEN_INFORMATION,
                "制度": ReviewMatter.INTERNAL,
                "其他": ReviewMatter.OTHER,
            },
        ),
        Day("submitted_on", "送审日期", ("送审日期", "送审时间", "收件日期"), needed=True),
        Text(
            "submitted_by",
            "送审单位",
            ("送审单位", "送审科室", "承办单位", "承办科室"),
            longest=60,
            personal=False,
        ),
        Text("reviewer", "审查人", ("审查人", "审核人", "初审人"), longest=40, listed=False),
        Text("adviser", "法律顾问", ("法律顾问", "律师", "参审律师"), longest=40, listed=False),
        Choice(
            "conclusion",
            "结论",
            ("结论", "审查结论", "审查结果", "审查意见", "审核结果"),
            words=Conclusion,
            copied=False,
            kept_in="conclusion_text",
            spellings={
                "不予通过": Conclusion.FAIL,
                "未通过": Conclusion.FAIL,
                "不合法": Conclusion.FAIL,
                "修改": Conclusion.PASS_CHANGED,
                "合法": Conclusion.PASS,
                "同意": Conclusion.PASS,
                "无意见": Conclusion.PASS,
            },
        ),
        Day(
            "finished_on",
            "审查完成日期",
            ("审查完成日期", "完成日期", "审查日期", "出具日期", "办结日期"),
        ),
        Count(
            "opinions_count",
            "提出意见",
            ("提出意见", "意见条数", "提出意见条数"),
            unit="条",
            default=0,
        ),
        Count(
            "adopted_count",
            "采纳意见",
            ("采纳意见", "采纳条数", "采纳意见条数"),
            unit="条",
            default=0,
        ),
    ),
)

ADVISER_OPINIONS = Register(
    key="decisions.opinions",
    label="法律顾问意见",
    unit="份",
    model=Opinion,
    title="topic",
    day="given_on",
    fixed={"source": Source.ADVISER},
    may_change=_of_a_decision,
    rules=(
        not_above("asked_on", "given_on", LATER, "提出日期早于咨询日期，请核对两个日期"),
        Rule(
            "answer_why",
            Reason.MISSING_SUMMARY,
            _refused_without_reason,
            "部分采纳或未采纳的，请写明理由",
        ),
    ),
    sentence="{given_on}，|{giver}就|“{topic}”|出具{form}|，{answer}",
    hint="不属于某件决策的法律意见、合同意见、电话答复记在这里；决策的顾问意见在决策的页面上记。",
    sheet=Sheet(named=("法律顾问意见", "顾问意见", "法律意见")),
    fields=(
        Day("given_on", "提出日期", ("提出日期", "出具日期", "日期", "服务日期"), needed=True),
        Text(
            "topic", "事项", ("事项", "咨询事项", "内容", "服务内容"), needed=True, personal=False
        ),
        Text("giver", "法律顾问", ("法律顾问", "律师", "顾问"), needed=True, longest=60),
        Choice(
            "form",
            "形式",
            ("形式", "服务形式", "方式"),
            words=OpinionForm,
            needed=True,
            spellings={
                "意见书": OpinionForm.WRITTEN,
                "合同": OpinionForm.CONTRACT,
                "列席": OpinionForm.MEETING,
                "参会": OpinionForm.MEETING,
                "电话": OpinionForm.CALL,
            },
        ),
        Text("asked_by", "咨询单位", ("咨询单位", "咨询科室"), longest=60, personal=False),
        Day("asked_on", "咨询日期", ("咨询日期", "委托日期"), listed=False),
        Text(
            "text", "意见", ("意见", "意见内容"), longest=2000, lines=3, listed=False, copied=False
        ),
        Choice(
            "answer",
            "是否采纳",
            ("是否采纳", "采纳情况"),
            words=Answer,
            copied=False,
            spellings={"是": Answer.ADOPTED, "否": Answer.NOT_ADOPTED},
        ),
        Text(
            "answer_why",
            "答复、理由",
            ("理由", "未采纳理由"),
            longest=300,
            listed=False,
            copied=False,
        ),
    ),
)
