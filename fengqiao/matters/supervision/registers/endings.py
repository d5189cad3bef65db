"""How what came in was answered and closed, as old registers tell it. On the pages the steps say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fengqiao.engines.registers.columns import Choice, Day, Frame, Text
from fengqiao.engines.registers.columns.base import words
from fengqiao.engines.registers.rows import Values
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.words import Reason

from ..words import CLOSED_STAGES, OPEN_STAGES, Adoption, Outcome, Result, Satisfaction, Stage

LATER = Reason.CLOSED_BEFORE_REGISTERED
GOES_ON = ("办理中", "未办结", "未结", "在办", "处理中", "正在", "待办", "待答复", "承办中")
ENDED = ("办结", "办毕", "办理完毕", "处理完毕", "已处理", "已完成", "已结", "结案", "销号")


@dataclass(frozen=True, kw_only=True, eq=False)
class Ending(Choice):
    """How it was closed. A cell may say instead that it goes on, or that it is closed and not how."""

    def understood(self, cell: Any, frame: Frame) -> Any:
        said = words(cell)
        if self.meaning(said) is None and any(word in said for word in (*GOES_ON, *ENDED)):
            return None
        return super().understood(cell, frame)


ENDING = (
    Text(
        "unit",
        "承办单位",
        ("承办单位", "承办部门", "承办科室", "办理单位", "责任单位", "转办单位"),
        entered=False,
        longest=60,
        personal=False,
    ),
    Text(
        "handler_text",
        "承办人",
        ("承办人", "经办人", "办理人", "责任人"),
        entered=False,
        longest=60,
        listed=False,
    ),
    Choice(
        "stage",
        "环节",
        ("办理状态", "办理进度", "是否办结", "办结情况", "状态", "环节"),
        words=Stage,
        entered=False,
        spellings=dict.fromkeys(ENDED, Stage.CLOSED)
        | dict.fromkeys(GOES_ON, Stage.ASSIGNED)
        | {"是": Stage.CLOSED, "否": Stage.ASSIGNED, "√": Stage.CLOSED, "×": Stage.ASSIGNED}
        | {"已答复": Stage.ANSWERED, "转交": Stage.HANDED_OVER, "移送": Stage.HANDED_OVER}
        | {"撤回": Stage.WITHDRAWN, "撤诉": Stage.WITHDRAWN},
    ),
    Day(
        "answered_on",
        "答复日期",
        ("答复日期", "答复时间", "回复日期", "回复时间", "反馈日期", "反馈时间"),
        entered=False,
        filtered=False,
        after="registered_on",
    ),
    Text(
        "answer",
        "答复内容",
        ("答复内容", "答复情况", "回复内容", "办理情况", "处理情况", "调查处理情况"),
        entered=False,
        longest=2000,
        lines=3,
        listed=False,
        copied=False,
    ),
    Choice(
        "adoption",
        "是否采纳",
        ("是否采纳", "采纳情况"),
        words=Adoption,
        entered=False,
        listed=False,
        filtered=False,
        spellings={
            "是": Adoption.ADOPTED,
            "否": Adoption.NOT_ADOPTED,
            "不采纳": Adoption.NOT_ADOPTED,
        },
    ),
    Ending(
        "outcome",
        "办结方式",
        ("办理结果", "处理结果", "办结方式", "办结结果", "处置结果", "结果"),
        words=Outcome,
        entered=False,
        listed=False,
        filtered=False,
        spellings={
            "解决": Outcome.SOLVED,
            "落实": Outcome.SOLVED,
            "整改完成": Outcome.SOLVED,
            "解释": Outcome.EXPLAINED,
            "说明": Outcome.EXPLAINED,
            "答复": Outcome.EXPLAINED,
            "回复": Outcome.EXPLAINED,
            "列入计划": Outcome.PLANNED,
            "逐步解决": Outcome.PLANNED,
        },
    ),
    Choice(
        "result",
        "裁判、复议结果",
        ("裁判结果", "判决结果", "复议结果", "复议决定", "裁判复议结果"),
        words=Result,
        entered=False,
        listed=False,
        filtered=False,
    ),
    Choice(
        "satisfaction",
        "评价",
        ("满意度", "评价", "群众评价", "是否满意", "回访评价", "满意情况"),
        words=Satisfaction,
        entered=False,
        listed=False,
        filtered=False,
        spellings={
            "是": Satisfaction.SATISFIED,
            "否": Satisfaction.UNSATISFIED,
            "未评价": Satisfaction.NOT_SAID,
            "未回访": Satisfaction.NOT_SAID,
        },
    ),
    Text(
        "receiver",
        "转交给",
        ("转交单位", "移送单位", "转送单位", "转交给"),
        entered=False,
        longest=60,
        listed=False,
        personal=False,
    ),
    Day(
        "closed_on",
        "办结日期",
        ("办结日期", "办结时间", "结案日期", "结案时间", "完成日期", "完成时间", "销号日期"),
        entered=False,
        listed=False,
        filtered=False,
        after="registered_on",
    ),
)


def understood(values: Values, cells: Mapping[str, Any]) -> None:
    """This will say how far an old row had come: what it states, else what its columns show. What is closed
    was answered, by the procedure; where no day of it stands, it is that of the answer, or of the receipt."""
    stage = values.get("stage") or _shown(values, words(cells.get("outcome")))
    if stage == Stage.ANSWERED and values["closed_on"]:
        stage = Stage.CLOSED
    values["stage"] = stage
    if stage in CLOSED_STAGES:
        days = (values["closed_on"], values["answered_on"], values["registered_on"])
        values["closed_on"] = next(day for day in days if day is not None)
    if stage == Stage.CLOSED:
        values["answered_on"] = values["answered_on"] or values["closed_on"]


def _shown(values: Values, said: str) -> Stage:
    if values.get("receiver"):
        return Stage.HANDED_OVER
    goes_on = any(word in said for word in GOES_ON)
    if values["closed_on"] or values["outcome"] or values["result"] or (said and not goes_on):
        return Stage.CLOSED
    if values["answered_on"]:
        return Stage.ANSWERED
    return Stage.ASSIGNED if values["unit"] or values["handler_text"] else Stage.RECEIVED


def _open_and_closed(values: Values) -> bool:
    return values.get("stage") in OPEN_STAGES and values.get("closed_on") is not None


RULES = (
    not_above("registered_on", "answered_on", LATER, "答复日期早于收到日期，请核对两个日期"),
    not_above("registered_on", "closed_on", LATER, "办结日期早于收到日期，请核对两个日期"),
    not_above("answered_on", "closed_on", LATER, "办结日期早于答复日期，请核对两个日期"),
    Rule(
        "stage",
        Reason.UNKNOWN_CATEGORY,
        _open_and_closed,
        "写着还在办，又有办结日期，请核对",
    ),
)
