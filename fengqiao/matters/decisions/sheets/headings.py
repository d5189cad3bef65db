"""The columns of an old decision ledger as streets write them."""

from __future__ import annotations

from fengqiao.engines.registers.headings import Column

COLUMNS = (
    Column("number", "编号", ("编号", "序号", "决策编号", "文号")),
    Column(
        "title",
        "决策事项",
        ("决策事项", "事项", "事项名称", "决策名称", "议题", "名称", "内容", "决策内容"),
    ),
    Column("kind", "类别", ("类别", "决策类别", "事项类别", "决策类型", "类型", "事项类型")),
    Column("started", "启动日期", ("启动日期", "提出日期", "立项日期", "登记日期", "动议日期")),
    Column("participation", "公众参与", ("公众参与", "征求意见", "公开征求意见", "听证")),
    Column("experts", "专家论证", ("专家论证", "专家咨询", "论证")),
    Column("risk", "风险评估", ("风险评估", "社会稳定风险评估", "稳评")),
    Column("competition", "公平竞争审查", ("公平竞争审查", "公平竞争")),
    Column("review", "合法性审查", ("合法性审查", "合法性审核", "法制审核", "合法性", "是否审查")),
    Column(
        "conclusion",
        "审查结论",
        ("审查意见", "审查结论", "审查结果", "审核意见", "审核结论", "审核结果"),
    ),
    Column(
        "reviewed", "审查日期", ("审查日期", "审查时间", "审查通过日期", "审核日期", "审查完成日期")
    ),
    Column(
        "discussed",
        "讨论决定日期",
        (
            "集体讨论日期",
            "讨论日期",
            "集体讨论时间",
            "决策日期",
            "决定日期",
            "上会日期",
            "会议日期",
            "集体讨论决定日期",
            "决策时间",
        ),
    ),
    Column("votes", "表决", ("表决", "表决情况", "表决结果", "决策结果", "决定结果", "讨论结果")),
    Column("remark", "备注", ("备注", "说明")),
)
NEEDED = (("title",), ("kind",), ("review", "conclusion"), ("discussed", "votes"))
