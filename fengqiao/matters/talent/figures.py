"""The numbers of talent. A roster is told as of a day; what advisers did and what was said, of a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from fengqiao.engines.figures import Dimension, Figure, Period, Rate, distinct, figure
from fengqiao.engines.figures.dimensions import by_community, by_month, by_terms, by_words
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division

from . import queries
from .words import CredentialKind, MemberRole, ServiceKind, TalkEnd, VenueKind

COMMUNITY = by_community()
ROLE = by_words("member_role", "角色", "role", MemberRole)


def _roster(
    key: str, label: str, unit: str, counts: str, of: Any, *more: Dimension, **given: Any
) -> Figure:
    """A roster told as of a day, by community and what else it is broken down by."""
    given = {"page": key + ":show", "order": ("path", "id"), "by": (*more, COMMUNITY)} | given
    made = figure(
        key, label=label, unit=unit, counts=counts, when="on", opens_with="talent.read", **given
    )
    return made(of)


groups = _roster(
    "talent.groups",
    "社区矛盾纠纷化解工作组",
    "个",
    "到这一天已经成立、没有撤销的工作组",
    lambda on: queries.groups_on(on).select_related("community"),
    columns=(("社区", "community"), ("成立日期", "founded_on")),
    words=("化解工作组", "纠纷 工作组"),
)

group_members = _roster(
    "talent.group_members",
    "化解工作组成员",
    "人",
    "到这一天在组的成员；一个人在两个组算两次",
    lambda on: queries.members_on(on).select_related("group__community"),
    page="",
    by=(ROLE, by_community("group__community")),
    columns=(("社区", "group__community"), ("姓名", "name"), ("角色", "get_role_display")),
    order=("group_id", "position", "id"),
    words=("化解工作组 成员", "工作组 成员"),
)

helpers = _roster(
    "talent.helpers",
    "化解帮手",
    "人",
    "到这一天在任的网格长、楼栋长、单元长、老党员、志愿者等；工作组成员另计",
    lambda on: queries.helpers_on(on).select_related("community"),
    ROLE,
    columns=(("姓名", "name"), ("身份", "get_role_display"), ("社区", "community")),
)

venues = _roster(
    "talent.venues",
    "矛调阵地",
    "个",
    "到这一天已经启用、没有停用的调解室、说事点、谈心室和化解中心",
    lambda on: queries.venues_on(on).select_related("community"),
    by_words("venue_kind", "阵地类型", "kind", VenueKind, "talent.venue_kind"),
    also_by=(by_terms("venue_word", "阵地类型（本单位叫法）", "kind", "talent.venue_kind"),),
    columns=(("社区", "community"), ("类型", "get_kind_display"), ("地点", "location")),
    words=("矛调阵地", "矛调基地", "调解 阵地"),
)

community_advisers = _roster(
    "talent.community_advisers",
    "法律顾问",
    "名",
    "到这一天在聘期内的法律顾问；一名律师服务两个社区算两名次，按社区分开数",
    lambda on: queries.advisers_on(on).select_related("community"),
    page="talent.advisers:show",
    columns=(("法律顾问", "name"), ("所在机构", "firm"), ("服务社区", "community")),
)

law_aware = _roster(
    "talent.law_aware",
    "法律明白人",
    "人",
    "到这一天在任的法律明白人，退出的不计",
    lambda on: queries.law_aware_on(on).select_related("community"),
    columns=(("姓名", "name"), ("社区", "community"), ("身份、职业", "origin_class")),
)

credentials = _roster(
    "talent.credentials",
    "持有效证件",
    "本",
    "到这一天已经发证、没有到期也没有注销的证件",
    lambda on: queries.credentials_on(on).select_related("community"),
    by_words("credential_kind", "证件", "kind", CredentialKind),
    columns=(
        ("持证人", "holder"),
        ("证件", "get_kind_display"),
        ("发证日期", "issued_on"),
        ("有效期至", "valid_until"),
    ),
)

committees = _roster(
    "talent.committees",
    "人民调解委员会",
    "个",
    "到这一天在任期内的人民调解委员会",
    lambda on: queries.committees_on(on).select_related("community"),
    columns=(("名称", "name"), ("类型", "get_kind_display"), ("任期止", "until")),
)


def _standing_communities(on: date) -> QuerySet[Division]:
    return divisions.communities_on(on)


communities = figure(
    "talent.communities",
    label="社区（村）",
    unit="个",
    counts="到这一天设立、没有撤销的社区和村",
    when="on",
    by=(by_community(""),),
    columns=(("名称", "name"), ("层级", "get_level_display")),
    order=("position", "id"),
    opens_with="talent.read",
)(_standing_communities)

communities_with_group = _roster(
    "talent.communities_with_group",
    "有化解工作组的社区（村）",
    "个",
    "到这一天有化解工作组的社区和村，一个社区有几个组也只数一次",
    lambda on: queries.groups_on(on).select_related("community"),
    measure=distinct("community"),
    page="talent.groups:show",
    columns=(("社区", "community"), ("成立日期", "founded_on")),
)

communities_with_adviser = _roster(
    "talent.communities_with_adviser",
    "有法律顾问的社区（村）",
    "个",
    "到这一天有法律顾问在聘期内的社区和村，只数一次",
    lambda on: queries.advisers_on(on).exclude(community=None).select_related("community"),
    measure=distinct("community"),
    page="talent.advisers:show",
    columns=(("社区", "community"), ("法律顾问", "name")),
)

group_coverage = Rate(
    key="talent.group_coverage",
    label="化解工作组覆盖率",
    of=communities_with_group,
    over=communities,
    counts="有化解工作组的社区（村）÷ 全部社区（村），同一天",
)

adviser_coverage = Rate(
    key="talent.adviser_coverage",
    label="社区法律顾问覆盖率",
    of=communities_with_adviser,
    over=communities,
    counts="有法律顾问的社区（村）÷ 全部社区（村），同一天",
)


@figure(
    "talent.adviser_services",
    label="法律顾问服务",
    unit="次",
    counts="服务日期在期内的服务记录，一次一记",
    by=(
        by_words("service_kind", "服务方式", "kind", ServiceKind),
        COMMUNITY,
        by_month("served_on"),
    ),
    columns=(
        ("日期", "served_on"),
        ("法律顾问", "adviser"),
        ("做了什么", "get_kind_display"),
        ("事项", "matter"),
    ),
    order=("-served_on", "-id"),
    page="talent.services:show",
    opens_with="talent.read",
)
def adviser_services(period: Period) -> QuerySet:
    return queries.services_in(period).select_related("adviser__community", "community")


@figure(
    "talent.talks",
    label="阵地说事",
    unit="件",
    counts="日期在期内的说事记录；登记成纠纷或诉求的，另在那里计数",
    by=(
        by_words("talk_end", "怎么办的", "end", TalkEnd),
        COMMUNITY,
        by_month("said_on"),
    ),
    columns=(
        ("日期", "said_on"),
        ("在哪里", "venue"),
        ("说了什么", "topic"),
        ("怎么办的", "get_end_display"),
    ),
    order=("-said_on", "-id"),
    page="talent.talks:show",
    opens_with="talent.read",
)
def talks(period: Period) -> QuerySet:
    return queries.talks_in(period).select_related("venue__community", "community")


FIGURES = (
    groups,
    group_members,
    helpers,
    venues,
    talks,
    community_advisers,
    adviser_services,
    law_aware,
    credentials,
    committees,
    communities,
    communities_with_group,
    communities_with_adviser,
    group_coverage,
    adviser_coverage,
)
