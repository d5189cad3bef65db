"""Legal advisers and what they did, one record each time (一次一记)."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Count, Day, Link, Money, Outside, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from .. import queries
from ..models import Adviser, Service
from ..words import ServiceKind
from .parts import community, remark, since, until

ADVISERS = Register(
    key="talent.advisers",
    label="法律顾问",
    unit="名",
    model=Adviser,
    title="name",
    identity=("name", "community"),
    rules=(not_above("since", "until", Reason.IMPOSSIBLE_DATE),),
    sentence="{name}|（{firm}）|，服务{community}",
    hint="街道和社区聘的法律顾问；每次服务另记一条。",
    sheet=Sheet(
        named=("法律顾问",),
        outside=(
            Outside(
                "services",
                "到场服务次数",
                ("到场服务次数", "服务次数", "到场次数"),
                figure="法律顾问到场服务",
                unit="次",
            ),
        ),
    ),
    fields=(
        Text("name", "法律顾问", ("法律顾问", "姓名", "律师", "顾问姓名"), needed=True, longest=40),
        Text(
            "firm",
            "所在机构",
            ("所在机构", "律师事务所", "单位", "机构"),
            longest=80,
            personal=False,
        ),
        community("服务社区"),
        since("since", "聘期起", ("聘期起", "聘任日期", "签约日期")),
        until("until", "聘期止", ("聘期止", "到期日期")),
        remark(),
    ),
)


def _adviser_names(adviser: Adviser) -> tuple[str, ...]:
    return (str(adviser), adviser.name)


SERVICES = Register(
    key="talent.services",
    label="顾问服务记录",
    unit="次",
    model=Service,
    title="matter",
    day="served_on",
    identity=("served_on", "adviser", "matter"),
    sentence="{served_on}，|{adviser}|{kind}|：{matter}|，{people}人次",
    hint="一次一记：哪天、谁、做了什么。",
    sheet=Sheet(named=("服务记录", "服务台账", "顾问工作日志")),
    fields=(
        Day("served_on", "日期", ("日期", "服务日期", "时间"), needed=True),
        Link(
            "adviser",
            "法律顾问",
            ("法律顾问", "顾问", "律师"),
            needed=True,
            rows=queries.advisers,
            names=_adviser_names,
            page="talent.advisers:show",
        ),
        Choice(
            "kind",
            "做了什么",
            ("服务类型", "服务方式", "类型", "形式"),
            words=ServiceKind,
            needed=True,
            other=ServiceKind.OTHER,
            spellings={
                "坐班": ServiceKind.DUTY,
                "解答": ServiceKind.CONSULT,
                "审核": ServiceKind.REVIEW,
                "合同": ServiceKind.REVIEW,
                "讲座": ServiceKind.LECTURE,
                "调解": ServiceKind.MEDIATE,
                "诉讼": ServiceKind.LAWSUIT,
            },
        ),
        community("服务社区"),
        Text("matter", "事项", ("事项", "服务内容", "内容", "主题"), needed=True),
        Money("hours", "时长", ("时长", "服务时长", "小时"), unit="小时", more=True, listed=False),
        Count("people", "服务人次", ("服务人次", "人次", "人数"), unit="人次"),
        Text("result", "结果", ("结果", "处理结果"), more=True, listed=False, copied=False),
    ),
)
