"""The sentences of an office's report (S1–S144 of the domain study), each with where it is recorded and what it feeds.

A row is a *record* (a row of a ledger stands behind it), a *reference* (a document is named that is kept elsewhere) or
*prose* (a text of the report and no feature). `python -m tests.house.seed` writes docs/seed.md from it; a test holds the
page against it, and every place and figure against the product.

A place is `ledger#column`, `ledger#table.column` or `app.Model#field`, with `=value` where a choice says it. What it
feeds is a figure's key, or a section of the report (s1 measures, s2 shortcomings, s3 first responsible, s4 next year's
plan, s5 other, head).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

PAGE = Path(__file__).parents[2] / "docs" / "seed.md"
SECTIONS = ("head", "s1", "s2", "s3", "s4", "s5")
RECORD, REFERENCE, PROSE = "record", "reference", "prose"


class Row(NamedTuple):
    """One sentence: its number, what it says, its kind, where it is recorded, what it feeds."""

    number: int
    says: str
    kind: str
    at: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


def _plan(number: int, says: str, *at: str, feeds: tuple[str, ...] = ()) -> Row:
    """A sentence of next year's plan: an item with its measure, answered by next year's records."""
    return Row(number, says, RECORD, ("leadership.plan#text", *at), ("s4", *feeds))


def _short(number: int, says: str, *feeds: str) -> Row:
    """A shortcoming, with the figures that show it."""
    return Row(number, says, RECORD, ("leadership.shortcomings#text",), ("s2", *feeds))


ROWS: tuple[Row, ...] = (
    Row(1, "标题：机关、年份、事由", RECORD, ("annual.Report#year",), ("head",)),
    Row(2, "主送机关", RECORD, ("divisions.Setting#value",), ("head",)),
    Row(3, "开头语", PROSE, (), ("head",)),
    Row(
        4,
        "按照省、市统一部署",
        REFERENCE,
        ("leadership.documents#title",),
        ("leadership.documents_conveyed",),
    ),
    Row(5, "现将情况报告如下", PROSE, (), ("head",)),
    Row(
        6,
        "党工委领导主体作用",
        RECORD,
        ("leadership.meetings#body=party_committee",),
        ("leadership.law_meetings",),
    ),
    Row(
        7,
        "以上率下、带头学习",
        RECORD,
        ("study.center_group#is_principal_present",),
        ("study.principal_present",),
    ),
    Row(
        8,
        "党工委会议传达法治要点",
        RECORD,
        ("leadership.meetings#items.kind=convey",),
        ("leadership.conveyings",),
    ),
    Row(
        9,
        "进行工作部署",
        RECORD,
        ("leadership.meetings#items.kind=deploy", "leadership.tasks#title"),
        ("leadership.deployments", "leadership.tasks_assigned"),
    ),
    Row(10, "列入领导干部学法清单", RECORD, ("study.items#content",), ("study.list_items",)),
    Row(
        11,
        "列入年度理论学习计划",
        RECORD,
        ("study.plan#topic",),
        ("study.plan_items", "study.plan_done_rate"),
    ),
    Row(
        12,
        "纳入干部培训",
        RECORD,
        ("study.trainings#topic",),
        ("study.staff_trainings", "study.training_hours"),
    ),
    Row(13, "法治专题讲座", RECORD, ("study.trainings#kind=lecture",), ("study.lectures",)),
    Row(14, "常态化开展学习教育", RECORD, ("study.trainings#held_on",), ("study.staff_trainings",)),
    Row(
        15,
        "党内法规学习",
        RECORD,
        ("study.center_group#content=party_rule",),
        ("study.party_rule_sessions",),
    ),
    Row(
        16,
        "定期传达学习重要指示精神",
        RECORD,
        ("leadership.meetings#items.kind=first_topic",),
        ("leadership.first_topics",),
    ),
    Row(
        17,
        "传达上级重要文件",
        RECORD,
        ("leadership.documents#conveyed_at",),
        ("leadership.documents_conveyed",),
    ),
    Row(18, "法治思维谋划发展", PROSE, (), ("s1",)),
    Row(19, "全面贯彻依法行政", PROSE, (), ("s1",)),
    Row(
        20,
        "重大事项决策程序合法规范",
        RECORD,
        ("decisions.register#stage=decided",),
        ("decisions.reviewed", "decisions.review_coverage"),
    ),
    Row(
        21,
        "集体决策、科学决策",
        RECORD,
        ("decisions.register#decided_on",),
        ("decisions.discussed",),
    ),
    Row(
        22,
        "决策制度化",
        RECORD,
        ("decisions.register#kind=internal_rule",),
        ("decisions.reviewed",),
    ),
    Row(
        23,
        "督促依法办事",
        RECORD,
        ("leadership.personal#kind=supervise",),
        ("leadership.personal_acts",),
    ),
    Row(
        24,
        "不得违规干预司法活动",
        RECORD,
        ("integrity.commitments#signed_on",),
        ("integrity.commitment_rate",),
    ),
    Row(
        25,
        "年度未发生违规行为",
        RECORD,
        ("integrity.declarations#declared_on",),
        ("integrity.interference_nil",),
    ),
    Row(
        26,
        "纳入班子定期综合分析研判",
        REFERENCE,
        ("leadership.schemes#title",),
        ("leadership.appraisal_schemes",),
    ),
    Row(27, "处理重大事件中依法办事", PROSE, (), ("s1",)),
    Row(
        28,
        "作为考察重要因素",
        REFERENCE,
        ("leadership.schemes#indicator",),
        ("leadership.appraisal_schemes",),
    ),
    Row(
        29,
        "纳入干部考察工作方案",
        REFERENCE,
        ("leadership.schemes#kind=inspection",),
        ("leadership.appraisal_schemes",),
    ),
    Row(
        30,
        "纳入年终考核方案",
        REFERENCE,
        ("leadership.schemes#kind=year_end", "leadership.schemes#weight"),
        ("leadership.appraisal_schemes",),
    ),
    Row(31, "优先提拔使用", PROSE, (), ("s1",)),
    Row(
        32,
        "打造法治人才队伍",
        RECORD,
        ("talent.law_aware#name", "talent.credentials#holder"),
        ("talent.law_aware", "talent.credentials"),
    ),
    Row(
        33,
        "社区成立矛盾纠纷化解工作组",
        RECORD,
        ("talent.groups#founded_on",),
        ("talent.groups", "talent.group_coverage"),
    ),
    Row(
        34,
        "工作组成员",
        RECORD,
        ("talent.groups#members.role=committee_member",),
        ("talent.group_members",),
    ),
    Row(
        35, "工作组开展宣传和化解", RECORD, ("disputes.Dispute#community",), ("disputes.resolved",)
    ),
    Row(36, "枫桥经验引领", PROSE, (), ("s1",)),
    Row(
        37,
        "街道矛盾纠纷调处化解中心",
        RECORD,
        ("talent.venues#kind=resolution_center",),
        ("talent.venues",),
    ),
    Row(38, "多元、协同、高效机制", PROSE, (), ("s1",)),
    Row(
        39,
        "全面掌握矛盾",
        RECORD,
        ("disputes.Screening#opened_on", "disputes.ScreeningAnswer#answer=nil_return"),
        ("disputes.screenings", "disputes.nil_returns"),
    ),
    Row(
        40,
        "排查化解总数",
        RECORD,
        ("disputes.Dispute#registered_on", "disputes.Dispute#closed_on"),
        ("disputes.found", "disputes.resolved"),
    ),
    Row(41, "邻里纠纷类", RECORD, ("disputes.Dispute#report_class",), ("disputes.found",)),
    Row(42, "物业管理类", RECORD, ("disputes.Dispute#report_class",), ("disputes.found",)),
    Row(43, "婚恋家庭类", RECORD, ("disputes.Dispute#report_class",), ("disputes.found",)),
    Row(44, "其他类别", RECORD, ("disputes.Dispute#report_class",), ("disputes.found",)),
    Row(45, "列举的纠纷种类", RECORD, ("disputes.Dispute#type",), ("disputes.found",)),
    Row(
        46,
        "调解室、说事点、谈心室",
        RECORD,
        (
            "talent.venues#kind=mediation_room",
            "talent.venues#kind=talk_point",
            "talent.venues#kind=heart_room",
        ),
        ("talent.venues",),
    ),
    Row(
        47,
        "网格长、单元长、楼栋长",
        RECORD,
        (
            "talent.helpers#role=grid_head",
            "talent.helpers#role=unit_head",
            "talent.helpers#role=building_head",
        ),
        ("talent.helpers",),
    ),
    Row(
        48,
        "老党员、老退休干部",
        RECORD,
        ("talent.helpers#role=senior_party_member", "talent.helpers#role=retired_cadre"),
        ("talent.helpers",),
    ),
    Row(
        49, "“警地融合”联络员", RECORD, ("talent.helpers#role=police_liaison",), ("talent.helpers",)
    ),
    Row(50, "志愿者", RECORD, ("talent.helpers#role=volunteer",), ("talent.helpers",)),
    Row(51, "协调沟通", RECORD, ("disputes.Dispute#method=coordinate",), ("disputes.resolved",)),
    Row(
        52,
        "帮助研究解决渠道",
        RECORD,
        ("disputes.Dispute#method=find_way",),
        ("disputes.resolved",),
    ),
    Row(53, "困难帮扶", RECORD, ("disputes.Dispute#method=assist",), ("disputes.concerns_helped",)),
    Row(54, "小事不出社区", RECORD, ("disputes.Dispute#community",), ("disputes.resolved_rate",)),
    Row(
        55,
        "街道吹哨、部门报到",
        RECORD,
        ("disputes.Dispute#method=call_out",),
        ("disputes.resolved",),
    ),
    Row(56, "协同相关部门", PROSE, (), ("s1",)),
    Row(
        57,
        "法治宣传教育进小区",
        RECORD,
        ("publicity.activities#venue",),
        ("publicity.units_reached",),
    ),
    Row(58, "三八妇女节", RECORD, ("publicity.nodes#name",), ("publicity.day_coverage",)),
    Row(59, "全民国家安全教育日", RECORD, ("publicity.nodes#name",), ("publicity.day_coverage",)),
    Row(60, "民法典宣传月", RECORD, ("publicity.nodes#name",), ("publicity.day_coverage",)),
    Row(61, "宪法宣传周", RECORD, ("publicity.nodes#name",), ("publicity.day_coverage",)),
    Row(
        62,
        "专题普法宣传",
        RECORD,
        ("publicity.activities#kind=campaign",),
        ("publicity.activities",),
    ),
    Row(
        63, "法律知识讲座", RECORD, ("publicity.activities#kind=lecture",), ("publicity.lectures",)
    ),
    Row(
        64,
        "微信公众号",
        RECORD,
        ("publicity.posts#channel=wechat_oa",),
        ("publicity.posts", "publicity.reads"),
    ),
    Row(
        65,
        "张贴宣传海报",
        RECORD,
        ("publicity.activities#handouts.kind=poster",),
        ("publicity.posters",),
    ),
    Row(
        66,
        "发放宣传单",
        RECORD,
        ("publicity.activities#handouts.kind=leaflet", "publicity.stock#quantity"),
        ("publicity.materials",),
    ),
    Row(67, "宣传宪法", RECORD, ("publicity.activities#norms",), ("publicity.activities",)),
    Row(68, "宣传民法典", RECORD, ("publicity.activities#norms",), ("publicity.activities",)),
    Row(
        69, "宣传反有组织犯罪法", RECORD, ("publicity.activities#norms",), ("publicity.activities",)
    ),
    Row(70, "公众号科普法律知识", RECORD, ("publicity.posts#norms",), ("publicity.posts",)),
    Row(
        71,
        "普法宣传活动、讲座次数",
        RECORD,
        ("publicity.activities#audience=public",),
        ("publicity.activities",),
    ),
    Row(
        72,
        "发放宣传材料份数",
        RECORD,
        ("publicity.activities#handouts.quantity",),
        ("publicity.materials",),
    ),
    Row(
        73,
        "普法成效",
        RECORD,
        ("publicity.activities#attendance", "publicity.activities#effect"),
        ("publicity.audience", "publicity.effects_told"),
    ),
    _short(74, "业务领域广、涉及法律多"),
    Row(75, "工作要求高的原因", RECORD, ("leadership.shortcomings#cause",), ("s2",)),
    _short(76, "专业人员紧缺", "talent.credentials"),
    _short(77, "工作不够深入细致"),
    _short(78, "队伍不能满足任务", "talent.credentials"),
    _short(79, "专职不足、身兼数职"),
    _short(80, "宣传方式单一", "publicity.activities"),
    _short(81, "普法形式创新不足", "publicity.interactive_rate"),
    _short(82, "受众较少、覆盖面低", "publicity.audience", "publicity.units_reached"),
    _short(83, "缺少互动性", "publicity.interactive_rate"),
    _short(84, "整体效果有待提高", "publicity.effects_told"),
    _short(85, "部分干部理解片面"),
    _short(86, "只重“大法”忽视“小法”", "study.list_items"),
    _short(87, "对自身执法权认识不清"),
    _short(88, "依法决策水平不高", "decisions.review_coverage"),
    _short(89, "群众用法维权意识不足"),
    _short(90, "信“访”不信“法”", "supervision.petitions"),
    Row(91, "未形成遇事找法氛围", PROSE, (), ("s2",)),
    Row(92, "自觉承担第一责任人职责", RECORD, ("leadership.duties#text",), ("s3",)),
    Row(
        93,
        "学习贯彻习近平法治思想",
        RECORD,
        ("study.center_group#content=thought",),
        ("study.xi_lawthought_sessions",),
    ),
    Row(
        94,
        "加强党对法治建设的领导",
        RECORD,
        ("leadership.meetings#held_on",),
        ("leadership.law_meetings",),
    ),
    Row(
        95,
        "重要工作亲自部署",
        RECORD,
        ("leadership.personal#kind=deploy",),
        ("leadership.personal_acts",),
    ),
    Row(
        96,
        "重大问题亲自过问",
        RECORD,
        ("leadership.personal#kind=inquire",),
        ("leadership.personal_acts",),
    ),
    Row(
        97,
        "重点环节亲自协调",
        RECORD,
        ("leadership.personal#kind=coordinate",),
        ("leadership.personal_acts",),
    ),
    Row(
        98,
        "重要任务亲自督办",
        RECORD,
        ("leadership.personal#kind=supervise",),
        ("leadership.personal_acts",),
    ),
    Row(99, "高位统筹、高位推动", PROSE, (), ("s3",)),
    Row(100, "纳入年度工作计划", RECORD, ("leadership.plan#year",), ("leadership.plan_items",)),
    Row(
        101,
        "召开党工委会议安排重点任务",
        RECORD,
        ("leadership.meetings#items.kind=deploy",),
        ("leadership.deployments",),
    ),
    Row(
        102,
        "研究解决重大问题",
        RECORD,
        ("leadership.meetings#items.kind=issue", "leadership.meetings#items.resolved_on"),
        ("leadership.issues_studied", "leadership.issues_resolved"),
    ),
    Row(
        103,
        "制定年度学法计划",
        RECORD,
        ("study.plan#year", "study.plan#approved_on"),
        ("study.plan_items", "study.plan_items_approved"),
    ),
    Row(104, "列入班子及党员干部学习", RECORD, ("study.plan#audience",), ("study.plan_items",)),
    Row(
        105,
        "理论中心组学习",
        RECORD,
        ("study.center_group#attended",),
        ("study.center_group_sessions", "study.center_group_attendance_rate"),
    ),
    Row(
        106,
        "街道、社区干部培训次数",
        RECORD,
        ("study.trainings#audience=street_staff", "study.trainings#audience=community_staff"),
        ("study.staff_trainings",),
    ),
    _plan(107, "法治建设专题学习", feeds=("study.staff_trainings",)),
    _plan(108, "习近平法治思想专题讲座", feeds=("study.xi_lawthought_sessions",)),
    _plan(109, "各类宣讲活动", feeds=("publicity.lectures",)),
    _plan(110, "吃透精神、明确要求"),
    _plan(
        111,
        "创新学法方式",
        "study.trainings#kind=court_observation",
        feeds=("study.court_observations",),
    ),
    _plan(112, "丰富学法内容", feeds=("study.list_items",)),
    Row(113, "深化理论武装", PROSE, (), ("s4",)),
    _plan(114, "加强基层工作人员培训", feeds=("study.staff_trainings",)),
    _plan(
        115, "强化基层法律顾问队伍", "talent.advisers#name", feeds=("talent.community_advisers",)
    ),
    _plan(
        116, "发挥社区法律顾问作用", "talent.services#served_on", feeds=("talent.adviser_services",)
    ),
    _plan(117, "“法律明白人”工程", "talent.law_aware#name", feeds=("talent.law_aware",)),
    _plan(118, "领导干部示范带动", feeds=("leadership.personal_acts",)),
    _plan(119, "每年定期学习党内法规", feeds=("study.party_rule_sessions",)),
    Row(
        120,
        "自觉接受党内监督",
        RECORD,
        ("supervision.channels#kind=party",),
        ("supervision.channels",),
    ),
    Row(
        121,
        "监察监督",
        RECORD,
        ("supervision.channels#kind=supervisory",),
        ("supervision.channels",),
    ),
    Row(
        122,
        "司法监督",
        RECORD,
        ("supervision.incoming#kind=judicial_suggestion", "supervision.channels#kind=judicial"),
        ("supervision.suggestions",),
    ),
    Row(123, "履行第一责任人职责", RECORD, ("leadership.duties#whose",), ("s4",)),
    Row(
        124,
        "配合监察机关监督",
        RECORD,
        ("supervision.issues#source=patrol", "supervision.checks#topic"),
        ("supervision.issues_rectified", "supervision.own_checks"),
    ),
    Row(125, "依规问责", PROSE, (), ("s4",)),
    Row(126, "畅通监督渠道", RECORD, ("supervision.channels#address",), ("supervision.channels",)),
    Row(
        127,
        "社会监督机制",
        RECORD,
        ("supervision.channels#kind=social", "supervision.incoming#kind=complaint"),
        ("supervision.received",),
    ),
    Row(
        128, "舆论监督机制", RECORD, ("supervision.incoming#kind=media",), ("supervision.received",)
    ),
    _plan(129, "健全完善工作机制"),
    _plan(130, "依法决策、依法办事", feeds=("decisions.review_coverage",)),
    _plan(131, "推动责任落实", feeds=("leadership.tasks_finished",)),
    Row(132, "不断提升质量和水平", PROSE, (), ("s4",)),
    _plan(133, "优化宣传方式", "publicity.activities#kind", feeds=("publicity.activities",)),
    _plan(134, "扩大普法覆盖面", feeds=("publicity.units_reached",)),
    _plan(135, "新媒体、新技术", "publicity.posts#channel", feeds=("publicity.posts",)),
    _plan(136, "精准普法", "publicity.activities#signal=hot_spot", feeds=("publicity.activities",)),
    _plan(
        137, "贴近群众生活的法律知识", "publicity.activities#norms", feeds=("publicity.activities",)
    ),
    _plan(
        138,
        "创新普法宣传形式",
        "publicity.activities#is_interactive",
        feeds=("publicity.interactive_rate",),
    ),
    _plan(139, "强化法治宣传阵地", "publicity.sites#built_on", feeds=("publicity.sites",)),
    _plan(
        140, "丰富内容、多方式多途径", "publicity.activities#kind", feeds=("publicity.activities",)
    ),
    _plan(141, "提升吸引力", feeds=("publicity.audience",)),
    Row(142, "无其他需要报告的情况", RECORD, ("annual.Block#text",), ("s5",)),
    Row(143, "署名", RECORD, ("divisions.Office#name",), ("head",)),
    Row(144, "成文日期", RECORD, ("annual.Report#signed_on",), ("head",)),
)


def written() -> str:
    """The page, as it follows from the rows."""
    kinds = {kind: sum(row.kind == kind for row in ROWS) for kind in (RECORD, REFERENCE, PROSE)}
    lines = [
        "# What each sentence of the report rests on",
        "",
        "Generated by `python -m tests.house.seed`; a test holds it against the product. *record*: a row of a ledger",
        "stands behind it. *reference*: a document is named that is kept elsewhere. *prose*: a text, and no feature.",
        "",
        f"{kinds[RECORD]} records, {kinds[REFERENCE]} references, {kinds[PROSE]} prose.",
        "",
        "| S | Sentence | Kind | Recorded at | Feeds |",
        "|---|---|---|---|---|",
    ]
    for row in ROWS:
        at = "<br>".join(f"`{one}`" for one in row.at) or "–"
        feeds = "<br>".join(f"`{one}`" for one in row.feeds)
        lines.append(f"| S{row.number} | {row.says} | {row.kind} | {at} | {feeds} |")
    return "\n".join(lines) + "\n"


def faults(rows: tuple[Row, ...] = ROWS) -> Iterator[str]:
    """What the table says and the product has not."""
    from fengqiao.engines import figures

    known = {one.key for one in figures.declared()}
    if [row.number for row in rows] != list(range(1, 145)):
        yield "the rows are not S1 to S144 in their order"
    for row in rows:
        if row.kind != PROSE and not row.at:
            yield f"S{row.number} is a {row.kind} and says not where"
        for feed in row.feeds:
            if feed not in known and feed not in SECTIONS:
                yield f"S{row.number} feeds {feed}, which is no figure and no section"
        for place in row.at:
            if not _is_there(place):
                yield f"S{row.number} is recorded at {place}, which does not exist"


def _is_there(place: str) -> bool:
    from fengqiao.project.catalogue import REGISTERS

    holder, _, rest = place.partition("#")
    path, _, value = rest.partition("=")
    ledger = next((one for one in REGISTERS if one.key == holder), None)
    if ledger is None:
        return _is_field(holder, path, value)
    table, _, key = path.rpartition(".")
    columns = ledger.fields
    if table:
        held = next((one for one in ledger.tables if one.key == table), None)
        columns = held.columns if held else ()
    column = next((one for one in columns if one.key == key), None)
    if column is None:
        return False
    return not value or value in {str(word.value) for word in getattr(column, "words", ())}


def _is_field(model: str, field: str, value: str) -> bool:
    try:
        found = apps.get_model(model)._meta.get_field(field)
    except (LookupError, FieldDoesNotExist):
        return False
    return not value or value in {str(one) for one, _ in found.choices or ()}


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
