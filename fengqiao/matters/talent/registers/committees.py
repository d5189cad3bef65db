"""People's mediation committees, held against what the law says of their members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fengqiao.engines.registers.columns import Children, Choice, Flag, Text
from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.people.actors import Actor

from ..models import Committee, CommitteeMember
from ..words import CommitteeKind, Office
from .parts import community, remark, since, until

# 人民调解法第八条: three to nine members, a woman among them. Mediators who are no members are not counted.
FEWEST, MOST = 3, 9


@dataclass(frozen=True)
class Gaps(Shown):
    """What the law asks and a committee lacks."""

    gaps: tuple[str, ...]


def gaps(committee: Committee) -> list[str]:
    """What article 8 of the law on people's mediation asks and this committee lacks."""
    rows = [one for one in committee.members.all() if one.office_held != Office.MEDIATOR]
    found = []
    if not FEWEST <= len(rows) <= MOST:
        found.append(f"委员应为三至九人，现有 {len(rows)} 人")
    if rows and not any(one.is_woman for one in rows):
        found.append("应当有妇女成员")
    if not any(one.office_held == Office.HEAD for one in rows):
        found.append("应当设主任一人")
    return found


def _against_the_law(committee: Committee, actor: Actor) -> Iterator[Panel]:
    if found := gaps(committee):
        yield Panel("对照人民调解法第八条", "talent/_gaps.html", Gaps(tuple(found)))


COMMITTEES = Register(
    key="talent.committees",
    label="人民调解委员会",
    unit="个",
    model=Committee,
    title="name",
    identity=("name",),
    rules=(not_above("since", "until", Reason.IMPOSSIBLE_DATE),),
    sentence="{name}|，成员：{members}",
    hint="调委会和它的委员、调解员；任期三年。",
    panels=_against_the_law,
    sheet=Sheet(named=("人民调解委员会", "调委会")),
    fields=(
        Text(
            "name",
            "名称",
            ("名称", "调委会名称", "组织名称"),
            needed=True,
            longest=80,
            personal=False,
        ),
        Choice(
            "kind",
            "类型",
            ("类型", "组织类型"),
            words=CommitteeKind,
            needed=True,
            default=CommitteeKind.VILLAGE,
            other=CommitteeKind.OTHER,
            spellings={
                "社区": CommitteeKind.VILLAGE,
                "村": CommitteeKind.VILLAGE,
                "街道": CommitteeKind.STREET,
                "企业": CommitteeKind.ENTERPRISE,
                "行业": CommitteeKind.INDUSTRY,
                "专业": CommitteeKind.INDUSTRY,
            },
        ),
        community("所在"),
        Children(
            "members",
            "委员、调解员",
            model=CommitteeMember,
            parent="committee",
            unit="人",
            columns=(
                Text("name", "姓名", ("姓名", "成员", "调解员"), needed=True, longest=40),
                Choice(
                    "office_held",
                    "职务",
                    ("职务", "调委会职务"),
                    words=Office,
                    needed=True,
                    default=Office.MEMBER,
                ),
                Flag("is_woman", "女性", ("女性",)),
                Flag("is_full_time", "专职", ("专职", "是否专职")),
            ),
        ),
        Text(
            "chosen_how",
            "推选方式",
            ("推选方式",),
            longest=80,
            personal=False,
            more=True,
            listed=False,
        ),
        since("since", "任期起", ("任期起", "成立日期", "任期开始")),
        until("until", "任期止", ("任期止", "任期届满")),
        since("filed_on", "备案日期", ("备案日期", "备案时间")),
        remark(),
    ),
)
