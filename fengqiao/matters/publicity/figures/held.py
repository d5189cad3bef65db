"""The numbers of publicity (governance.md §8.4). Activities and lectures are one figure; what is put up, and
what is read online, are counted apart."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, distinct, figure, sum_of
from fengqiao.engines.figures.dimensions import by_community, by_month, by_terms, by_words

from .. import queries
from ..words import Channel, Kind, Material, SiteKind

COMMUNITY = by_community()
MONTH = by_month("held_on")
KIND = by_words("activity_kind", "形式", "kind", Kind)
CHANNEL = by_words("channel", "平台", "channel", Channel)
SITE_KIND = by_words("site_kind", "阵地种类", "kind", SiteKind, "publicity.site_kind")
SITE_WORD = by_terms("site_word", "阵地种类（本单位叫法）", "kind", "publicity.site_kind")
MATERIAL = by_words("material", "材料种类", "kind", Material, "publicity.material")
MATERIAL_WORD = by_terms("material_word", "材料种类（本单位叫法）", "kind", "publicity.material")
OF_ACTIVITY = (
    MATERIAL,
    by_community("activity__community"),
    by_month("activity__held_on"),
)
POST_MONTH = by_month("published_on")

ACTIVITY = {
    "columns": (
        ("日期", "held_on"),
        ("活动名称", "title"),
        ("形式", "get_kind_display"),
        ("社区", "community"),
        ("参加人次", "attendance"),
    ),
    "order": ("-held_on", "-id"),
    "page": "publicity.activities:show",
    "opens_with": "publicity.read",
}
HANDOUT = {
    "columns": (
        ("日期", "activity__held_on"),
        ("活动名称", "activity"),
        ("社区", "activity__community"),
        ("材料种类", "get_kind_display"),
    ),
    "page": "publicity.activities:show",
    "opens": "activity_id",
    "opens_with": "publicity.read",
}
POST = {
    "columns": (("发布日期", "published_on"), ("标题", "title"), ("平台", "get_channel_display")),
    "order": ("-published_on", "-id"),
    "page": "publicity.posts:show",
    "opens_with": "publicity.read",
}
NODE = {
    "columns": (("节点", "name"), ("时间", "when")),
    "order": ("month", "id"),
    "page": "publicity.nodes:show",
    "opens_with": "publicity.read",
}


@figure(
    "publicity.activities",
    label="普法宣传活动、讲座",
    unit="次",
    counts="期内面向社会公众举办的宣传活动和讲座；网上推文、干部学法不计，作废的不计",
    also=(sum_of("attendance", label="参加人次", unit="人次"),),
    by=(KIND, COMMUNITY, MONTH),
    words=("普法 活动", "普法 宣传", "法治宣传", "宣传 活动", "讲座 活动", "宣传 讲座"),
    **ACTIVITY,
)
def activities(period: Period) -> QuerySet:
    return queries.held_in(period).select_related("community")


@figure(
    "publicity.lectures",
    label="法治讲座",
    unit="次",
    counts="期内面向社会公众的讲座，已含在普法宣传活动、讲座之内",
    by=(COMMUNITY, MONTH),
    words=("讲座", "普法 讲座", "法律知识"),
    **ACTIVITY,
)
def lectures(period: Period) -> QuerySet:
    return queries.lectures_in(period).select_related("community")


@figure(
    "publicity.audience",
    label="普法受众",
    unit="人次",
    counts="普法宣传活动、讲座的参加人次相加；同一人参加两次算两次，没有填人数的不计",
    measure=sum_of("attendance", label="参加人次"),
    by=(KIND, COMMUNITY, MONTH),
    words=("受众", "参加 群众", "受教育 群众", "普法 受众", "覆盖 群众"),
    **ACTIVITY,
)
def audience(period: Period) -> QuerySet:
    return queries.held_in(period).select_related("community")


@figure(
    "publicity.consultations",
    label="解答法律咨询",
    unit="人次",
    counts="普法宣传活动、讲座现场解答咨询的人次相加；没有填的不计",
    measure=sum_of("consultations", label="解答咨询"),
    by=(COMMUNITY, MONTH),
    words=("法律咨询", "解答 咨询", "接受 咨询"),
    **ACTIVITY,
)
def consultations(period: Period) -> QuerySet:
    return queries.held_in(period).select_related("community")


@figure(
    "publicity.units_reached",
    label="开展普法的社区",
    unit="个",
    counts="期内至少办过一次面向公众的活动或讲座的社区、村，各算一个；街道本级的活动不算哪个社区",
    measure=distinct("community", label="社区"),
    by=(KIND,),
    words=("普法 社区", "开展普法的社区"),
    **ACTIVITY,
)
def units_reached(period: Period) -> QuerySet:
    return queries.held_in(period).exclude(community=None).select_related("community")


@figure(
    "publicity.materials",
    label="发放宣传材料",
    unit="份",
    counts="普法宣传活动、讲座上发放的宣传单和宣传册相加；海报、条幅、宣传品不计，另有指标",
    measure=sum_of("quantity", label="份数"),
    by=OF_ACTIVITY,
    also_by=(MATERIAL_WORD,),
    words=(
        "发放 材料",
        "发放 普法 资料",
        "发放 普法 材料",
        "发放 宣传单",
        "发放 宣传册",
        "发放 资料",
        "宣传资料",
        "宣传材料",
        "印发 手册",
    ),
    **HANDOUT,
)
def materials(period: Period) -> QuerySet:
    return _of_activities(queries.handed_out_in(period))


@figure(
    "publicity.posters",
    label="张贴海报",
    unit="张",
    counts="普法宣传活动、讲座上张贴的海报相加",
    measure=sum_of("quantity", label="张数"),
    by=OF_ACTIVITY[1:],
    words=("海报", "张贴 海报"),
    **HANDOUT,
)
def posters(period: Period) -> QuerySet:
    return _of_activities(queries.handed_out_in(period, (Material.POSTER,)))


@figure(
    "publicity.posts",
    label="网上普法",
    unit="篇",
    counts="期内发布的推文、短视频，不计入活动次数",
    by=(CHANNEL, POST_MONTH),
    words=("推文", "公众号 推送", "公众号 发布", "普法 文章", "短视频", "普法 信息", "网上 普法"),
    **POST,
)
def posts(period: Period) -> QuerySet:
    return queries.published_in(period)


@figure(
    "publicity.reads",
    label="网上普法阅读量",
    unit="次",
    counts="期内发布的推文、短视频，各取最近一次记下的阅读量相加；没有记过的不计",
    measure=sum_of("reads", label="阅读量"),
    by=(CHANNEL, POST_MONTH),
    words=("阅读量", "点击量", "浏览量"),
    **POST,
)
def reads(period: Period) -> QuerySet:
    return queries.published_in(period)


@figure(
    "publicity.sites",
    label="普法阵地",
    unit="处",
    when="on",
    counts="那一天已经建成、没有停用的普法阵地；没有填建成日期的也算",
    by=(SITE_KIND, COMMUNITY),
    also_by=(SITE_WORD,),
    columns=(
        ("名称", "name"),
        ("种类", "get_kind_display"),
        ("社区", "community"),
        ("地址", "address"),
    ),
    words=("普法阵地", "宣传 阵地", "法治公园", "法治长廊", "法治宣传栏"),
    page="publicity.sites:show",
    opens_with="publicity.read",
)
def sites(day: date) -> QuerySet:
    return queries.sites_on(day).select_related("community")


@figure(
    "publicity.covered_days",
    label="有活动的普法节点",
    unit="个",
    counts="普法日历上的节点，期内至少有一次面向公众的活动写明是为它办的",
    **NODE,
)
def covered_days(period: Period) -> QuerySet:
    return queries.covered_in(period)


@figure(
    "publicity.days",
    label="普法节点",
    unit="个",
    counts="本街道普法日历上的节点，不论期间",
    **NODE,
)
def days(period: Period) -> QuerySet:
    return queries.all_nodes(period)


day_coverage = Rate(
    key="publicity.day_coverage",
    label="普法节点覆盖率",
    of=covered_days,
    over=days,
    counts="有活动的普法节点 ÷ 普法日历上的全部节点",
)


def _of_activities(rows: QuerySet) -> QuerySet:
    return rows.select_related("activity__community")


FIGURES = (
    activities,
    lectures,
    audience,
    consultations,
    units_reached,
    materials,
    posters,
    posts,
    reads,
    sites,
    covered_days,
    days,
    day_coverage,
)
