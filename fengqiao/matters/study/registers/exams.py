"""Exams on outside platforms, as counts only."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Count, Day, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet

from ..models import Exam
from .items import REMARK

EXAMS = Register(
    key="study.exams",
    label="学法考试",
    unit="次",
    model=Exam,
    title="name",
    day="held_on",
    identity=("held_on", "name"),
    rules=(
        not_above("sat", "due"),
        not_above("passed", "sat"),
        not_above("excellent", "sat"),
    ),
    sentence="{held_on}，|{name}，|应考{due}人|，参考{sat}人|，合格{passed}人|，优秀{excellent}人",
    hint="在上级平台上考的，只记人数，不记谁考了多少分。",
    sheet=Sheet(named=("考试", "考法", "测试")),
    fields=(
        Day("held_on", "日期", ("日期", "考试日期", "考试时间", "时间"), needed=True),
        Text(
            "name",
            "考试名称",
            ("考试名称", "考试", "名称", "测试名称"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Text(
            "organ",
            "组织单位",
            ("组织单位", "主办单位", "平台"),
            longest=60,
            personal=False,
            listed=False,
        ),
        Count(
            "due", "应考", ("应考", "应考人数", "应参考人数", "应参加人数"), needed=True, unit="人"
        ),
        Count(
            "sat", "参考", ("参考", "参考人数", "实考人数", "实际参考人数"), needed=True, unit="人"
        ),
        Count("passed", "合格", ("合格", "合格人数", "通过人数"), unit="人"),
        Count("excellent", "优秀", ("优秀", "优秀人数"), unit="人"),
        REMARK,
    ),
)
