"""The columns of a dispute ledger as streets write them, and what is done with the rows accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from fengqiao.engines.registers.columns import Day, Text
from fengqiao.engines.registers.headings import Column, Holds
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.trunk.people.actors import Actor

from . import acts
from .models import Dispute
from .sheets.reader import DisputeReader

COLUMNS = (
    Column("number", "编号", ("序号", "编号", "案号", "案件编号", "登记编号", "受理编号", "卷号")),
    Column(
        "registered",
        "登记日期",
        (
            *("登记日期", "受理日期", "登记时间", "受理时间", "排查日期", "排查时间", "接待日期"),
            *("接待时间", "发现日期", "发现时间", "发生日期", "发生时间", "反映日期", "反映时间"),
            *("来访日期", "来访时间", "上报日期", "上报时间", "申请日期", "立案日期", "收案日期"),
            *("日期", "时间"),
        ),
        Holds.DAY,
    ),
    Column(
        "community",
        "社区",
        (
            *(
                "社区",
                "社区村",
                "村社区",
                "村居",
                "社区名称",
                "所属社区",
                "所在社区",
                "属地",
                "辖区",
            ),
            *(
                "网格所属社区",
                "管辖社区",
                "发生地",
                "发生社区",
                "所属村社区",
                "所属辖区",
                "排查单位",
            ),
            *("上报单位", "所属单位", "村居社区"),
        ),
        Holds.CHOICE,
        banded=True,
    ),
    Column(
        "parties",
        "当事人",
        (
            *(
                "当事人",
                "双方当事人",
                "纠纷当事人",
                "纠纷双方",
                "当事人姓名",
                "矛盾双方",
                "双方姓名",
            ),
            *("当事双方", "涉事双方", "矛盾纠纷双方", "当事人情况", "涉事人员", "矛盾主体"),
        ),
        Holds.NAMES,
        continues=True,
    ),
    Column(
        "side_one",
        "申请一方",
        (
            *("申请人", "反映人", "申请方", "甲方", "来访人", "诉求人", "当事人一", "一方当事人"),
            *("当事人甲", "当事人甲方", "反映方", "投诉人", "求助人", "申请人一方", "第一方"),
        ),
        Holds.NAMES,
        continues=True,
    ),
    Column(
        "side_two",
        "对方",
        (
            *("对方", "对方当事人", "被申请人", "被反映人", "被申请方", "乙方", "当事人二"),
            *("另一方当事人", "当事人乙", "当事人乙方", "被反映方", "被投诉人", "另一方", "第二方"),
        ),
        Holds.NAMES,
        continues=True,
    ),
    Column(
        "type",
        "纠纷类型",
        (
            *("纠纷类型", "纠纷类别", "类型", "类别", "矛盾类型", "矛盾类别", "矛盾纠纷类型"),
            *("矛盾纠纷类别", "事项类别", "事项类型", "纠纷性质", "案件类型", "案件类别", "案由"),
            *("细类", "具体类型", "具体类别", "小类", "子类", "细分类型", "二级分类", "二级类型"),
        ),
        Holds.CHOICE,
        banded=True,
    ),
    Column(
        "report_class",
        "大类",
        (
            *(
                "大类",
                "纠纷大类",
                "年报分类",
                "分类",
                "一级分类",
                "一级类型",
                "所属大类",
                "纠纷分类",
            ),
            *("类型", "类别", "纠纷类型", "纠纷类别"),
        ),
        Holds.CHOICE,
        banded=True,
    ),
    Column(
        "summary",
        "简要情况",
        (
            *("简要情况", "纠纷简要情况", "基本情况", "主要情况", "主要内容", "纠纷内容", "事由"),
            *("案情", "内容", "简述", "纠纷经过", "主要事实", "案情简介", "案件简介", "案情摘要"),
            *("事件简述", "矛盾简况", "纠纷简介", "事情经过", "基本案情", "简要案情", "纠纷事由"),
            *(
                "反映内容",
                "诉求内容",
                "主要诉求",
                "事项内容",
                "矛盾纠纷内容",
                "情况简介",
                "纠纷情况",
            ),
            *("矛盾纠纷简要情况", "具体情况", "案由", "纠纷描述", "事件描述", "问题描述", "概况"),
        ),
        Holds.TEXT,
        continues=True,
    ),
    Column(
        "found",
        "来源",
        (
            *("来源", "纠纷来源", "案件来源", "信息来源", "发现方式", "发现途径", "线索来源"),
            *("受理方式", "发现渠道", "来源渠道", "受理渠道", "反映渠道"),
        ),
    ),
    Column(
        "handler",
        "经办人",
        (
            *("调解员", "经办人", "承办人", "调解人", "调解人员", "责任人", "化解责任人", "办理人"),
            *("包保人", "化解人", "化解人员", "经办人员", "承办人员", "受理人", "负责人"),
        ),
    ),
    Column(
        "method",
        "办理方式",
        (
            *("调解方式", "办理方式", "化解方式", "处理方式", "采取方式", "方式", "化解措施"),
            *("采取措施", "处置方式", "处置措施", "调处方式", "工作措施"),
        ),
    ),
    Column(
        "outcome",
        "结果",
        (
            *("结果", "调解结果", "办理结果", "化解结果", "处理结果", "办理情况", "化解情况"),
            *("调处情况", "调处结果", "处置结果", "处置情况", "处理情况", "办结情况", "是否化解"),
            *("化解状态", "办理状态", "进展情况", "办理进度", "调解情况"),
        ),
    ),
    Column(
        "closed",
        "办结日期",
        (
            *("结案日期", "办结日期", "办结时间", "结案时间", "化解日期", "化解时间", "完成时间"),
            *("完成日期", "调结日期", "调结时间", "调解日期", "调解时间", "办理日期", "办理时间"),
            *("销号时间", "销号日期", "处理日期", "处理时间", "达成日期"),
        ),
        Holds.DAY,
    ),
    Column(
        "amount",
        "涉及金额",
        (
            *("涉及金额", "金额", "涉案金额", "标的额", "标的", "涉及资金", "争议金额", "标的金额"),
            *("涉及标的", "涉及钱款", "资金", "钱数"),
        ),
        Holds.AMOUNT,
    ),
    Column(
        "people",
        "涉及人数",
        ("涉及人数", "人数", "涉事人数", "涉及人员", "参与人数", "当事人数", "涉及人口"),
        Holds.COUNT,
    ),
    Column("remark", "备注", ("备注", "说明", "备考", "其他说明")),
)


def commit(rows: Sequence[Any], *, batch: Any, by: Actor) -> int:
    """This will store the accepted rows as cases, each with its sheet and row. They are handed over one by
    one and let go of: half of an import's memory."""
    years = Counter(row.understood.record.record.registered_on.year for row in rows)
    return acts.backfill(_handed_over(rows), batch=batch, by=by, years=years)


def _handed_over(rows: Sequence[Any]) -> Iterator[acts.BackfillRecord]:
    for row in rows:
        yield row.understood.record.at(row.sheet.strip(), row.number)
        row.understood.record = None


def fill(suggestions: Sequence[Any], *, by: Actor, reason: str) -> set[Any]:
    """This will add what old ledgers know to the cases that lack it. Returns the suggestions written."""
    return acts.complete(
        [(one.pk, one.subject, one.name, one.value) for one in suggestions], by=by, reason=reason
    )


REGISTER = Register(
    key="disputes.cases",
    label="矛盾纠纷",
    unit="件",
    model=Dispute,
    title="number",
    day="registered_on",
    opens="disputes:show",
    store=commit,
    remove=acts.undo_import,
    fill=fill,
    sheet=Sheet(
        key="disputes",
        columns=COLUMNS,
        needed=(
            ("registered",),
            ("summary",),
            ("type", "report_class"),
            ("parties", "side_one"),
            ("community",),
        ),
        reader=DisputeReader,
        power="disputes.import",
        named=("矛盾纠纷", "矛盾", "纠纷", "群众诉求", "诉求"),
        own=("summary",),
    ),
    fields=(
        Text("number", "编号", entered=False, longest=24, personal=False),
        Day("registered_on", "登记日期", needed=True),
        Text("summary", "简要情况", needed=True, longest=1000),
    ),
)
