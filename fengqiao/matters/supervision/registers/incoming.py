"""The register of what comes in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from fengqiao.engines.registers.columns import Children, Choice, Day, Person, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.ground.documents import Facts

from .. import acts, queries
from ..models import Incoming, Named
from ..words import Kind
from .endings import ENDING, RULES, understood


class IncomingRegister(Register):
    """Who sent it is not searched for, and a matter that names somebody of the staff is not found at all."""

    def documents(self, subjects: Iterable[UUID]) -> Any:
        return queries.documents(subjects)

    def brought(self, record: Any) -> Facts:
        """How far it had come in the old ledger: its clock stopped on the day of the answer."""
        return {"stage": record.stage, "closed_on": record.answered_on or record.closed_on}

    @property
    def spoken(self) -> tuple[str, ...]:
        return (*super().spoken, f"{self.matter}.void")


NAMED = Children(
    "named",
    "涉及的工作人员",
    model=Named,
    parent="incoming",
    unit="人",
    blank=1,
    listed=False,
    columns=(Person("person", "姓名", needed=True),),
)

INCOMING = IncomingRegister(
    key="supervision.incoming",
    label="监督来件",
    unit="件",
    model=Incoming,
    title="title",
    day="registered_on",
    series="incoming",
    prefix="L",
    settle=acts.settle,
    may_enter=acts.keeps_out_the_named,
    may_change=acts.may_amend,
    own_pages={"show": "supervision:show", "void": ""},
    rules=RULES,
    sentence="{registered_on}收到|{kind}|“{title}”|，由{unit}承办|，{answered_on}答复|，{outcome}",
    hint="投诉举报涉及本单位工作人员的，选出是哪一位：选到的人看不到这一件，也不能办理。纪检监察的材料不在这里存放，转交以后只记转给了谁。",
    sheet=Sheet(
        named=("投诉", "热线", "信访", "建议提案", "依申请公开", "来件"), understood=understood
    ),
    fields=(
        Text("number", "编号", entered=False, longest=24, personal=False, copied=False),
        Day(
            "registered_on",
            "收到日期",
            ("收到日期", "来件日期", "受理日期", "收件日期", "登记日期", "来电时间", "受理时间"),
            needed=True,
        ),
        Choice(
            "kind",
            "类别",
            ("类别", "来件类别", "来件类型", "类型", "来源"),
            words=Kind,
            needed=True,
            spellings={
                "投诉": Kind.COMPLAINT,
                "举报": Kind.COMPLAINT,
                "12345": Kind.HOTLINE,
                "热线": Kind.HOTLINE,
                "信访": Kind.PETITION,
                "人大": Kind.CONGRESS,
                "政协": Kind.CONSULTATIVE,
                "诉讼": Kind.LITIGATION,
                "复议": Kind.RECONSIDERATION,
                "媒体": Kind.MEDIA,
                "信息公开": Kind.OPEN_INFORMATION,
            },
        ),
        Text(
            "title",
            "事项",
            ("事项", "标题", "诉求标题", "主题", "反映事项"),
            needed=True,
            personal=False,
        ),
        Text(
            "content",
            "主要内容",
            ("主要内容", "内容", "诉求内容", "反映内容"),
            longest=2000,
            lines=3,
            listed=False,
            copied=False,
        ),
        Text(
            "from_whom",
            "来件人或单位",
            ("来件人", "来件单位", "反映人", "申请人", "提案人", "投诉人"),
            longest=120,
            listed=False,
            copied=False,
        ),
        Text(
            "reference",
            "来文号、案号、工单号",
            ("工单号", "文号", "案号", "来文号", "编号"),
            longest=80,
            listed=False,
            copied=False,
            personal=False,
        ),
        NAMED,
        *ENDING,
    ),
)
