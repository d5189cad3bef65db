"""The numbers of integrity. Notices are in none of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from fengqiao.engines.figures import Dimension, Period, Rate, distinct, figure
from fengqiao.trunk.people.models import Post

from . import queries

ON, OFF = "on", "off"


def _roster(office: UUID) -> Mapping[str, str]:
    return {ON: "在名册上", OFF: "不在名册上"}


def _listed(on: date) -> Case:
    """Whether who declared led on any of the declared days."""
    led = Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("starts_on")),
        person=OuterRef("person"),
        is_leader=True,
        starts_on__lte=OuterRef("ends_on"),
    )
    return Case(When(Exists(led), then=Value(ON)), default=Value(OFF))


ROSTER = Dimension("roster", "领导干部名册", _listed, _roster)


@figure(
    "integrity.interference_nil",
    label="未干预司法活动零报告声明",
    unit="份",
    counts="所声明的期间止于期内、声明没有此类情形的，每人每个期间一份；何时签字不论，作废的不计。"
    "是否人人都声明了，看“未发生”的依据",
    also=(distinct("person_text", label="声明的人", unit="人"),),
    by=(ROSTER,),
    columns=(
        ("声明人", "person_text"),
        ("职务", "post_title"),
        ("期间起", "starts_on"),
        ("期间止", "ends_on"),
        ("签字日期", "declared_on"),
    ),
    order=("-declared_on", "-id"),
    page="integrity.declarations:show",
    opens_with="integrity.read",
    words=("干预 司法 声明", "零报告 声明", "书面声明"),
)
def interference_nil(period: Period) -> QuerySet:
    return queries.nil_in(period)


_LEADER = (("姓名", "person"), ("职务", "title"), ("任职起", "starts_on"))


@figure(
    "integrity.leaders",
    label="领导干部",
    unit="人",
    counts="截至日在任、标明是领导干部的岗位上的人，一人有几个岗位只计一人",
    when="on",
    measure=distinct("person"),
    columns=_LEADER,
    opens_with="integrity.read",
)
def leaders(on: date) -> QuerySet:
    return queries.leaders_on(on)


@figure(
    "integrity.committed",
    label="签署不干预司法承诺",
    unit="人",
    counts="截至日在任的领导干部中，已签署当年承诺的",
    when="on",
    measure=distinct("person"),
    columns=_LEADER,
    opens_with="integrity.read",
)
def committed(on: date) -> QuerySet:
    return queries.committed_on(on)


commitment_rate = Rate(
    key="integrity.commitment_rate",
    label="不干预司法承诺覆盖率",
    of=committed,
    over=leaders,
    counts="已签署当年承诺的领导干部除以在任的领导干部",
)

FIGURES = (interference_nil, leaders, committed, commitment_rate)
