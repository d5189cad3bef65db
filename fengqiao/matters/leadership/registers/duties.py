"""What both heads answer for: acts in person, the duty list, 述法 as counts, schemes of appraisal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fengqiao.engines.registers.columns import (
    Children,
    Choice,
    Count,
    Day,
    Percent,
    Person,
    Text,
    Year,
)
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from .. import rules
from ..models import AppraisalScheme, DutyItem, DutyMeasure, PersonalAct, ShufaReport
from ..words import Duty, Form, Head, Personally, Scheme, Source
from . import panels
from .links import ItemLink
from .measured import FigureKey

HEADS = {
    "街道党工委书记": Head.SECRETARY,
    "党委书记": Head.SECRETARY,
    "街道办事处主任": Head.DIRECTOR,
    "街道主任": Head.DIRECTOR,
}


def _kind_of_scheme(values: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """A sheet that says no kind says it in the title."""
    title = values.get("title") or ""
    if values.get("kind") in (None, Scheme.OTHER):
        values["kind"] = (
            Scheme.YEAR_END
            if "年终" in title or "年度考核" in title
            else Scheme.INSPECTION
            if "考察" in title
            else Scheme.OTHER
        )


PERSONAL = Register(
    key="leadership.personal",
    label="四个亲自",
    unit="次",
    model=PersonalAct,
    title="topic",
    day="on",
    identity=("on", "kind", "topic", "head"),
    rules=(Rule("paper", Reason.MISSING_SUMMARY, rules.act_lacks_backing, rules.NO_BACKING),),
    sentence="{on}|，{head}{kind}{topic}|（{paper}）",
    hint="党政主要负责人亲自部署、过问、协调、督办；每一条都要连到会议议题或一份纸面材料。",
    sheet=Sheet(named=("四个亲自", "亲自")),
    fields=(
        Day("on", "日期", ("日期", "时间"), needed=True),
        Choice(
            "kind",
            "类型",
            ("类型", "类别", "方式"),
            words=Personally,
            needed=True,
            spellings={
                "部署": Personally.DEPLOY,
                "过问": Personally.INQUIRE,
                "协调": Personally.COORDINATE,
                "督办": Personally.SUPERVISE,
            },
        ),
        Text(
            "topic",
            "事项",
            ("事项", "工作事项", "内容", "主要内容"),
            needed=True,
            personal=False,
        ),
        Choice(
            "head",
            "职务",
            ("职务", "责任人", "责任领导", "主要负责人"),
            words=Head,
            needed=True,
            spellings=HEADS,
        ),
        Person("person", "姓名", ("姓名",), listed=False),
        ItemLink(
            "agenda_item",
            "会议议题",
            copied=False,
        ),
        Text(
            "paper",
            "纸面佐证",
            ("佐证", "佐证材料", "凭据", "依据", "印证材料"),
            longest=100,
            copied=False,
            personal=False,
            hint="批示、督办单、会议纪要、协调会记录等，写明是哪一份",
        ),
    ),
)

DUTIES = Register(
    key="leadership.duties",
    label="职责清单",
    unit="项",
    model=DutyItem,
    title="text",
    identity=("year", "code"),
    panels=panels.of_duty,
    sentence="{year}年|，{whose}：{text}",
    hint="党政主要负责人推进法治建设的职责，一年一份；标“已核对出处”的有文件可查，其余由本街道设定。",
    sheet=Sheet(named=("职责清单", "责任清单")),
    fields=(
        Year("year", "年份", ("年份", "年度"), needed=True),
        Text(
            "code", "代码", ("代码", "编码"), needed=True, longest=12, personal=False, copied=False
        ),
        Choice(
            "whose", "责任人", ("责任人", "责任主体"), words=Duty, needed=True, default=Duty.BOTH
        ),
        Text(
            "text",
            "职责",
            ("职责", "职责内容", "责任内容"),
            needed=True,
            longest=500,
            lines=3,
            personal=False,
        ),
        Children(
            "measures",
            "凭哪些指标",
            model=DutyMeasure,
            parent="duty",
            blank=2,
            listed=False,
            columns=(
                FigureKey("figure", "指标", needed=True, cells=True),
                Count("at_least", "至少", needed=True, default=1),
            ),
        ),
        Choice("source", "来源", words=Source, needed=True, default=Source.SETTING),
        Text("source_text", "出处", longest=100, listed=False, personal=False),
        Count("position", "次序", default=0, more=True, listed=False),
    ),
)

SHUFA = Register(
    key="leadership.shufa",
    label="述法",
    unit="次",
    model=ShufaReport,
    title="form",
    day="held_on",
    identity=("year", "form", "held_on"),
    rules=(not_above("done", "due"),),
    sentence="{held_on}|，{audience}{form}|，应述{due}人|，已述{done}人",
    hint="只记应述、已述的人数；评议结果归有关机关，不在这里。",
    sheet=Sheet(named=("述法",)),
    fields=(
        Year("year", "年度", ("年度", "年份"), needed=True),
        Choice(
            "form",
            "形式",
            ("形式", "述法形式", "方式"),
            words=Form,
            needed=True,
            spellings={"年终": Form.YEAR_END, "专题": Form.TOPICAL, "书面": Form.WRITTEN},
        ),
        Day("held_on", "述法日期", ("述法日期", "日期", "时间"), needed=True),
        Text("audience", "范围", ("范围", "述法对象", "对象"), longest=60, personal=False),
        Count("due", "应述人数", ("应述人数", "应述法人数", "应述"), needed=True, unit="人"),
        Count(
            "done",
            "已述人数",
            ("已述人数", "已述法人数", "实述人数", "已述"),
            needed=True,
            unit="人",
        ),
        Text("kept_at", "存放处", ("存放处",), longest=100, listed=False, personal=False),
    ),
)

SCHEMES = Register(
    key="leadership.schemes",
    label="考核方案",
    unit="份",
    model=AppraisalScheme,
    title="title",
    day="adopted_on",
    identity=("title", "number"),
    sentence="{adopted_on}制定《{title}》|，法治指标为{indicator}|，权重{weight}",
    hint="只记方案在：名称、文号、日期、存放处、写明的权重。考核结果不在这里。",
    sheet=Sheet(named=("考核方案", "考核办法"), understood=_kind_of_scheme),
    fields=(
        Text(
            "title",
            "文件名称",
            ("文件名称", "方案名称", "名称", "方案"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Text("number", "文号", ("文号", "发文字号"), longest=60, personal=False, copied=False),
        Choice("kind", "类别", ("类别",), words=Scheme, default=Scheme.OTHER, needed=True),
        Day("adopted_on", "制定日期", ("制定日期", "印发日期", "制定时间", "日期"), needed=True),
        Text(
            "indicator",
            "法治指标",
            ("法治指标", "指标", "涉法指标", "指标内容"),
            longest=100,
            personal=False,
        ),
        Percent("weight", "权重", ("权重", "分值占比", "占比")),
        Text("kept_at", "存放处", ("存放处",), longest=100, listed=False, personal=False),
    ),
)
