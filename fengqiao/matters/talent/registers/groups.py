"""Resolution groups with their members, and helpers outside them."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Children, Choice, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Group, GroupMember, Helper
from ..words import MemberRole
from .parts import community, remark, since, until

ROLES = {
    "两委": MemberRole.COMMITTEE,
    "社区干部": MemberRole.COMMITTEE,
    "法律顾问": MemberRole.ADVISER,
    "律师": MemberRole.ADVISER,
    "网格": MemberRole.GRID,
    "楼长": MemberRole.BUILDING,
    "楼栋": MemberRole.BUILDING,
    "单元": MemberRole.UNIT,
    "党员": MemberRole.PARTY,
    "退休": MemberRole.RETIRED,
    "民警": MemberRole.POLICE,
    "警地": MemberRole.POLICE,
    "志愿": MemberRole.VOLUNTEER,
}
ROLE_HEADINGS = ("角色", "身份", "成员身份", "职务", "类别")

GROUPS = Register(
    key="talent.groups",
    label="化解工作组",
    unit="个",
    model=Group,
    title="community",
    identity=("community",),
    rules=(not_above("founded_on", "ended_on", Reason.IMPOSSIBLE_DATE),),
    sentence="{community}|，{founded_on}成立|，成员：{members}",
    hint="一个社区一个组，成员写在组里；有人退出写退出日期，不要删掉。",
    sheet=Sheet(named=("化解工作组", "工作组成员", "工作组名册")),
    fields=(
        community("社区", whole=False),
        since("founded_on", "成立日期", ("成立日期", "成立时间", "组建日期")),
        Children(
            "members",
            "成员",
            model=GroupMember,
            parent="group",
            unit="人",
            columns=(
                Text("name", "姓名", ("成员", "姓名", "成员姓名", "组员"), needed=True, longest=40),
                Choice(
                    "role",
                    "角色",
                    ROLE_HEADINGS,
                    words=MemberRole,
                    needed=True,
                    other=MemberRole.OTHER,
                    spellings=ROLES,
                ),
                since("since", "加入日期", ("加入日期",)),
                until("until", "退出日期", ("退出日期",)),
            ),
        ),
        until("ended_on", "撤销日期", ("撤销日期",)),
        remark(),
    ),
)

HELPERS = Register(
    key="talent.helpers",
    label="化解帮手",
    unit="人",
    model=Helper,
    title="name",
    identity=("name", "community", "role"),
    rules=(not_above("since", "until", Reason.IMPOSSIBLE_DATE),),
    sentence="{name}|（{role}）|，{community}",
    hint="网格长、楼栋长、单元长、老党员、志愿者：帮着发现和化解矛盾的人。",
    sheet=Sheet(named=("网格长", "楼栋长", "志愿者", "帮手", "调解志愿")),
    fields=(
        Text("name", "姓名", ("姓名", "名字"), needed=True, longest=40),
        Choice(
            "role",
            "身份",
            ROLE_HEADINGS,
            words=MemberRole,
            needed=True,
            other=MemberRole.OTHER,
            spellings=ROLES,
        ),
        community(),
        since("since", "开始日期", ("开始日期", "聘任日期", "上岗日期")),
        until("until", "结束日期", ("结束日期", "离任日期")),
        remark(),
    ),
)
