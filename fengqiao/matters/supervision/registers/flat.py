"""The flat ledgers: channels, appearances in court, issues of inspections with their rectification."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Count, Day, Flag, Text
from fengqiao.engines.registers.panels import Mark
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Values
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Appearance, Channel, Issue, OwnCheck
from ..words import ChannelKind, IssueSource, Rank, Rectification, Result
from . import front

LATER = Reason.CLOSED_BEFORE_REGISTERED


def _absent_without_reason(values: Values) -> bool:
    came = values.get("rank") in (Rank.HEAD, Rank.DEPUTY)
    return values.get("rank") is not None and not came and not values.get("why_not")


def _rectified_without_way(values: Values) -> bool:
    return values.get("rectified_on") is not None and not values.get("way")


CHANNELS = Register(
    key="supervision.channels",
    label="监督渠道",
    unit="个",
    model=Channel,
    title="name",
    day="open_since",
    rules=(not_above("open_since", "closed_on", LATER, "停用日期早于开通日期，请核对两个日期"),),
    sentence="{kind}：{name}|（{address}）|，{open_since}开通",
    hint="信箱、电话、网上留言、法治观察点、特邀监督员，都是渠道；停用了的填停用日期，不要删。",
    sheet=Sheet(named=("监督渠道", "监督平台")),
    fields=(
        Choice(
            "kind",
            "监督类型",
            ("监督类型", "类型", "类别"),
            words=ChannelKind,
            needed=True,
            spellings={
                "党内": ChannelKind.PARTY,
                "监察": ChannelKind.SUPERVISORY,
                "司法": ChannelKind.JUDICIAL,
                "人大": ChannelKind.CONGRESS,
                "政协": ChannelKind.CONSULTATIVE,
                "民主": ChannelKind.CONSULTATIVE,
                "社会": ChannelKind.SOCIAL,
                "群众": ChannelKind.SOCIAL,
                "舆论": ChannelKind.OPINION,
                "媒体": ChannelKind.OPINION,
            },
        ),
        Text(
            "name",
            "渠道名称",
            ("渠道名称", "监督渠道", "名称", "渠道"),
            needed=True,
            longest=80,
            personal=False,
        ),
        Text(
            "address",
            "地址、电话或网址",
            ("地址", "电话", "网址", "联系方式", "位置"),
            personal=False,
            copied=False,
        ),
        Text("keeper", "谁受理", ("受理单位", "受理科室", "责任人"), longest=60, listed=False),
        Day(
            "open_since", "开通日期", ("开通日期", "开通时间", "设立日期", "启用日期"), needed=True
        ),
        Day("closed_on", "停用日期", ("停用日期", "关闭日期"), listed=False),
    ),
)

APPEARANCES = Register(
    key="supervision.appearances",
    label="出庭应诉",
    unit="次",
    model=Appearance,
    title="case_no",
    day="heard_on",
    rules=(
        Rule(
            "why_not",
            Reason.MISSING_SUMMARY,
            _absent_without_reason,
            "负责人没有出庭的，请写明理由",
        ),
        not_above("heard_on", "performed_on", LATER, "履行日期早于开庭日期，请核对两个日期"),
    ),
    sentence="{heard_on}，|{case_no}|{cause}|，{rank}出庭|（{appeared}）|，{result}",
    hint="开一次庭记一次。不写原告姓名，案号就够了。负责人不能出庭的写明理由。",
    sheet=Sheet(named=("出庭", "应诉")),
    fields=(
        Day("heard_on", "开庭日期", ("开庭日期", "开庭时间", "出庭日期", "日期"), needed=True),
        Text("case_no", "案号", ("案号", "案件编号"), needed=True, longest=80, personal=False),
        Text("cause", "案由", ("案由", "被诉行政行为"), longest=120, personal=False),
        Text("court", "审理法院", ("审理法院", "法院", "受理法院"), longest=80, personal=False),
        Choice(
            "rank",
            "谁出庭",
            ("谁出庭", "出庭情况", "出庭人员类别", "是否负责人出庭"),
            words=Rank,
            copied=False,
            needed=True,
            spellings={
                "正职": Rank.HEAD,
                "主任": Rank.HEAD,
                "副职": Rank.DEPUTY,
                "副主任": Rank.DEPUTY,
                "分管": Rank.DEPUTY,
                "律师": Rank.LAWYER,
            },
        ),
        Text(
            "appeared",
            "出庭人员和职务",
            ("出庭人员", "出庭负责人", "出庭人"),
            longest=80,
            copied=False,
        ),
        Flag("has_spoken", "出声", ("出声", "是否出声", "是否发言"), listed=False, copied=False),
        Text(
            "why_not",
            "负责人不能出庭的理由",
            ("不能出庭理由", "未出庭理由"),
            listed=False,
            copied=False,
        ),
        Choice("result", "裁判结果", ("裁判结果", "判决结果", "结果"), words=Result, copied=False),
        Day(
            "performed_on",
            "履行生效裁判日期",
            ("履行日期",),
            listed=False,
            more=True,
            after="heard_on",
        ),
    ),
)

ISSUES = Register(
    key="supervision.issues",
    label="督察问题整改",
    unit="个",
    model=Issue,
    title="issue",
    day="found_on",
    panels=front.state,
    marks=lambda issue, on: Mark.of_day(issue.due_on, on) if issue.is_open else None,
    rules=(
        not_above("found_on", "rectified_on", LATER, "整改完成日期早于反馈日期，请核对两个日期"),
        Rule(
            "way",
            Reason.MISSING_CATEGORY,
            _rectified_without_way,
            "整改完成的，请选办结方式",
        ),
    ),
    sentence="{found_on}{source}指出：{issue}|，整改期限{due_on}|，{rectified_on}{way}",
    hint="只记问题和整改，不放纪检监察材料。到期没有完成的，监督首页、列表和它自己的页面标明已超期几天，待办里也会提醒。",
    sheet=Sheet(named=("整改", "督察", "问题清单")),
    fields=(
        Choice(
            "source",
            "来源",
            ("来源", "问题来源", "检查类型"),
            words=IssueSource,
            needed=True,
            other=IssueSource.OTHER,
            spellings={
                "督察": IssueSource.RULE_OF_LAW,
                "巡察": IssueSource.PATROL,
                "审计": IssueSource.AUDIT,
                "执法监督": IssueSource.ENFORCEMENT,
                "人大": IssueSource.CONGRESS,
                "自查": IssueSource.OWN,
            },
        ),
        Day("found_on", "反馈日期", ("反馈日期", "发现日期", "检查日期", "日期"), needed=True),
        Text(
            "issue",
            "问题",
            ("问题", "存在问题", "反馈问题", "问题描述"),
            needed=True,
            longest=1000,
            lines=3,
            copied=False,
            missing=Reason.MISSING_SUMMARY,
        ),
        Text("unit", "责任单位", ("责任单位", "责任科室", "牵头单位"), longest=60, personal=False),
        Text(
            "measure",
            "整改措施",
            ("整改措施", "整改举措", "措施"),
            longest=1000,
            lines=2,
            listed=False,
            copied=False,
        ),
        Day(
            "due_on",
            "整改期限",
            ("整改期限", "整改时限", "完成时限"),
            planned=True,
            after="found_on",
        ),
        Day(
            "rectified_on",
            "整改完成日期",
            ("整改完成日期", "完成日期", "销号日期"),
            after="found_on",
        ),
        Choice(
            "way",
            "办结方式",
            ("办结方式", "整改结果", "整改情况", "整改状态"),
            words=Rectification,
            copied=False,
            spellings={
                "完成": Rectification.RECTIFIED,
                "销号": Rectification.RECTIFIED,
                "长期": Rectification.LONG_TERM,
                "不成立": Rectification.NOT_TENABLE,
            },
        ),
        Text(
            "evidence",
            "整改材料",
            ("整改材料", "佐证", "佐证材料"),
            listed=False,
            copied=False,
            personal=False,
        ),
        Text(
            "reference",
            "文号",
            ("文号", "反馈文号"),
            longest=80,
            copied=False,
            listed=False,
            more=True,
            personal=False,
        ),
    ),
)

CHECKS = Register(
    key="supervision.checks",
    label="自行法治督查",
    unit="次",
    model=OwnCheck,
    title="topic",
    day="checked_on",
    sentence="{checked_on}，|{leader}带队|督查{checked}|“{topic}”|，发现问题{found}个",
    hint="街道自己开展的法治督查，一次一条；发现的问题逐个记到“督察问题整改”，来源选自查。",
    sheet=Sheet(named=("自行督查", "法治督查", "督查检查")),
    fields=(
        Day("checked_on", "督查日期", ("督查日期", "督查时间", "检查日期"), needed=True),
        Text(
            "topic",
            "督查内容",
            ("督查内容", "督查事项", "督查主题"),
            needed=True,
            personal=False,
            copied=False,
        ),
        Text(
            "checked",
            "督查对象",
            ("督查对象", "被督查单位", "受检单位"),
            longest=120,
            personal=False,
        ),
        Text("leader", "带队", ("带队", "带队领导", "督查人员", "督查组长"), longest=60),
        Count("found", "发现问题", ("发现问题数", "问题数"), unit="个"),
        Text("remark", "备注", ("备注",), longest=300, remark=True, more=True, listed=False),
    ),
)
