"""Commitments not to interfere, signed for a year."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Day, Person, Text, Year
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from ..models import Commitment

POST_TITLE = Text("post_title", "职务", ("职务", "岗位", "职务岗位"), longest=60, personal=False)
REMARK = Text(
    "remark",
    "备注",
    ("备注", "说明"),
    longest=300,
    remark=True,
    more=True,
    listed=False,
    copied=False,
)

COMMITMENTS = Register(
    key="integrity.commitments",
    label="不干预司法承诺",
    unit="份",
    model=Commitment,
    title="person",
    day="signed_on",
    identity=("year", "person"),
    sentence="{signed_on}，|{person}|（{post_title}）|签署{year}年度承诺",
    hint="领导干部一年一签；签了没有，和领导干部名册比着看。",
    sheet=Sheet(needed=(("person",), ("signed_on",)), named=("承诺",)),
    fields=(
        Person("person", "承诺人", ("承诺人", "签署人", "承诺干部"), needed=True, copied=False),
        POST_TITLE,
        Year("year", "年份", ("年份", "年度", "承诺年度"), needed=True),
        Day("signed_on", "签字日期", ("签字日期", "签署日期", "承诺日期", "签订日期"), needed=True),
        REMARK,
    ),
)
