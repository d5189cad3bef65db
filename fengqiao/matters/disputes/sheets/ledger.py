"""The columns of a dispute ledger as streets write them, and what is done with the rows accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fengqiao.engines.ledgers.declaring import Column, Ledger
from fengqiao.trunk.people.actors import Actor

from .. import acts
from .reading import DisputeReader

COLUMNS = (
    Column("number", "编号", ("序号", "编号", "案号")),
    Column(
        "registered",
        "登记日期",
        (
            "登记日期",
            "受理日期",
            "登记时间",
            "受理时间",
            "排查日期",
            "排查时间",
            "接待日期",
            "日期",
            "时间",
        ),
    ),
    Column(
        "community",
        "社区",
        (
            "社区",
            "社区村",
            "村社区",
            "村居",
            "所属社区",
            "所在社区",
            "属地",
            "辖区",
            "网格所属社区",
        ),
    ),
    Column("parties", "当事人", ("当事人", "双方当事人", "纠纷当事人", "纠纷双方", "当事人姓名")),
    Column(
        "side_one",
        "申请一方",
        ("申请人", "反映人", "申请方", "甲方", "来访人", "诉求人", "当事人一", "一方当事人"),
    ),
    Column(
        "side_two",
        "对方",
        (
            "对方",
            "对方当事人",
            "被申请人",
            "被反映人",
            "被申请方",
            "乙方",
            "当事人二",
            "另一方当事人",
        ),
    ),
    Column(
        "type", "纠纷类型", ("纠纷类型", "纠纷类别", "类型", "类别", "矛盾类型", "细类", "事项类别")
    ),
    Column("report_class", "大类", ("大类", "纠纷大类", "年报分类", "分类")),
    Column(
        "summary",
        "简要情况",
        (
            "简要情况",
            "纠纷简要情况",
            "基本情况",
            "主要情况",
            "主要内容",
            "纠纷内容",
            "事由",
            "案情",
            "内容",
            "简述",
        ),
    ),
    Column("found", "来源", ("来源", "纠纷来源", "案件来源", "信息来源", "发现方式", "发现途径")),
    Column(
        "handler",
        "经办人",
        ("调解员", "经办人", "承办人", "调解人", "调解人员", "责任人", "化解责任人", "办理人"),
    ),
    Column("method", "办理方式", ("调解方式", "办理方式", "化解方式", "处理方式", "方式")),
    Column(
        "outcome",
        "结果",
        (
            "结果",
            "调解结果",
            "办理结果",
            "化解结果",
            "处理结果",
            "办理情况",
            "化解情况",
            "调处情况",
        ),
    ),
    Column(
        "closed",
        "办结日期",
        ("结案日期", "办结日期", "办结时间", "结案时间", "化解日期", "化解时间", "完成时间"),
    ),
    Column("amount", "涉及金额", ("涉及金额", "金额", "涉案金额", "标的额")),
    Column("people", "涉及人数", ("涉及人数", "人数", "涉事人数")),
)


def commit(rows: Sequence[Any], *, batch: Any, by: Actor) -> Sequence[Any]:
    """This will store the accepted rows as cases, each with its sheet and row."""
    records = [row.understood.record.at(row.sheet, row.number) for row in rows]
    return acts.backfill(records, batch=batch, by=by)


LEDGER = Ledger(
    key="disputes",
    matter="disputes",
    label="矛盾纠纷台账",
    columns=COLUMNS,
    needed=(
        ("registered",),
        ("summary",),
        ("type", "report_class"),
        ("parties", "side_one"),
        ("community",),
    ),
    reader=DisputeReader,
    commit=commit,
    undo=acts.undo_import,
)
