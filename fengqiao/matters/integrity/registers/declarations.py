"""Nil declarations: who declared what, of which days, when."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.registers.columns import Choice, Day, Person, Span, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..models import Declaration
from ..words import Check, Said
from .commitments import POST_TITLE, REMARK

# A declaration that takes back a part of itself is not read as nil by a machine.
EXCEPT = ("但", "除", "另有", "曾", "不过")


def _doubtful(values: dict[str, Any]) -> bool:
    """An old sheet's own words that say nil with an exception: a person must read them."""
    words = values.get("statement") or ""
    return values.get("said") == Said.NIL and any(word in words for word in EXCEPT)


def _only_one(one: Declaration, tables: Any, by: Actor) -> str | None:
    """A person declares a span once; a figure counts each declaration."""
    if queries.same_declared(one).exists():
        return f"{one.person_text}这段期间已经有一份声明，请打开原来的更正"
    return None


DECLARATIONS = Register(
    key="integrity.declarations",
    label="零报告声明",
    unit="份",
    model=Declaration,
    title="person",
    day="declared_on",
    identity=("person", "period"),
    may_enter=_only_one,
    rules=(
        Rule(
            "said",
            Reason.UNKNOWN_CATEGORY,
            _doubtful,
            says="原话里像是有例外，请选“有情况另行报告”，或者把原话改清楚",
        ),
    ),
    sentence="{declared_on}，|{person}|（{post_title}）|声明{period}{said}",
    hint="领导干部声明某一段时间没有干预司法活动、插手具体案件处理。只记声明，不记案情。",
    sheet=Sheet(within_year=False, named=("零报告", "声明")),
    fields=(
        Person(
            "person",
            "声明人",
            ("声明人", "报告人", "填报人", "领导干部"),
            needed=True,
            copied=False,
        ),
        POST_TITLE,
        Span("period", "期间", ("期间", "声明期间", "报告期间", "所属期间", "时段"), needed=True),
        Text(
            "statement",
            "声明原话",
            longest=120,
            copied=False,
            personal=False,
            hint="可以不填；不要写案情",
            more=True,
            listed=False,
        ),
        Choice(
            "said",
            "声明",
            ("内容", "声明内容", "报告内容", "声明事项", "有无"),
            words=Said,
            copied=False,
            needed=True,
            spellings={
                "无": Said.NIL,
                "未": Said.NIL,
                "没有": Said.NIL,
                "不存在": Said.NIL,
                "零报告": Said.NIL,
            },
            kept_in="statement",
        ),
        Day(
            "declared_on",
            "签字日期",
            ("签字日期", "声明日期", "签署日期", "报告日期", "填报日期"),
            needed=True,
        ),
        Choice(
            "check_result",
            "纪工委核对",
            ("纪工委核对", "核对", "核对结果", "纪工委核实"),
            words=Check,
            copied=False,
            spellings={"相符": Check.AGREES, "属实": Check.AGREES, "不符": Check.DIFFERS},
        ),
        REMARK,
    ),
)
