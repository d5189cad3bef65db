"""Words of disputes (矛盾纠纷) and concerns (群众诉求). Codes after mediation.md §§2–3."""

from __future__ import annotations

from enum import Enum

from django.db.models import IntegerChoices, TextChoices


class Nature(TextChoices):
    """Two or more sides, or one side only. They are counted apart."""

    DISPUTE = "dispute", "矛盾纠纷"
    CONCERN = "concern", "群众诉求"


class Regime(TextChoices):
    """By which procedure: it chooses the law. Only `people` is 人民调解 and enters the ministry's table."""

    LIGHT = "light", "劝导协调"
    PEOPLE = "people", "人民调解"


class Stage(TextChoices):
    REGISTERED = "registered", "已登记"
    HANDLING = "handling", "办理中"
    SUSPENDED = "suspended", "已中止"
    DONE = "done", "已化解"
    GUIDED = "guided", "已引导"
    HANDED_OVER = "handed_over", "已移送"
    REFUSED = "refused", "当事人拒绝"
    FAILED = "failed", "未化解"
    WITHDRAWN = "withdrawn", "已撤回"
    VOID = "void", "已作废"


OPEN_STAGES = (Stage.REGISTERED, Stage.HANDLING, Stage.SUSPENDED)
CLOSED_STAGES = tuple(stage for stage in Stage if stage not in OPEN_STAGES)


class Outcome(TextChoices):
    """How it ended. What counts as 化解 stands in RESOLVED, what counts as helped in HELPED."""

    ON_THE_SPOT = "on_the_spot", "当场化解"
    ORAL = "oral", "达成口头协议"
    WRITTEN = "written", "达成书面协议"
    PERFORMED = "performed", "已履行"
    SELF_SETTLED = "self_settled", "自行和解"
    HELPED = "helped", "已帮办"
    ANSWERED = "answered", "已答复"
    GUIDED = "guided", "已引导"
    HANDED_OVER = "handed_over", "已移送"
    REFUSED = "refused", "当事人明确拒绝"
    FAILED = "failed", "未化解"
    WITHDRAWN = "withdrawn", "撤回"
    VOID = "void", "作废"


RESOLVED = (
    Outcome.ON_THE_SPOT,
    Outcome.ORAL,
    Outcome.WRITTEN,
    Outcome.PERFORMED,
    Outcome.SELF_SETTLED,
)
# A concern is helped when something was done for it or its question was answered (Decision 2).
CONCERN_HELPED = (Outcome.HELPED, Outcome.ANSWERED, Outcome.GUIDED)


# Where a case stands that ended so.
STAGE_OF = {
    Outcome.ON_THE_SPOT: Stage.DONE,
    Outcome.ORAL: Stage.DONE,
    Outcome.WRITTEN: Stage.DONE,
    Outcome.PERFORMED: Stage.DONE,
    Outcome.SELF_SETTLED: Stage.DONE,
    Outcome.HELPED: Stage.DONE,
    Outcome.ANSWERED: Stage.DONE,
    Outcome.GUIDED: Stage.GUIDED,
    Outcome.HANDED_OVER: Stage.HANDED_OVER,
    Outcome.REFUSED: Stage.REFUSED,
    Outcome.FAILED: Stage.FAILED,
    Outcome.WITHDRAWN: Stage.WITHDRAWN,
}


class Found(TextChoices):
    """How it was found (案件来源), mediation.md §2.1."""

    GRID = "grid_inspection", "网格排查"
    WALK_IN = "walk_in", "群众来访"
    PHONE = "phone", "电话反映"
    WECHAT = "wechat", "微信反映"
    TALK_POINT = "talk_point", "百姓说事点、谈心室"
    LEAD = "lead_report", "楼栋、单元上报"
    HOTLINE = "hotline_12345", "12345 转办"
    PETITION = "petition_transfer", "信访转办"
    POLICE = "police_transfer", "公安移送"
    COURT = "court_delegated", "法院委派、委托"
    AGENCY = "other_agency_transfer", "其他单位移送"
    SUPERIOR = "superior_dispatch", "上级派单"
    OWN = "own_initiative", "主动发现"
    OTHER = "other", "其他"


class Method(TextChoices):
    """How it was handled. 困难帮扶 is help, not mediation."""

    PERSUADE = "persuade", "劝导"
    COORDINATE = "coordinate", "协调沟通"
    ON_SITE = "on_site", "现场调解"
    FIND_WAY = "find_way", "帮助研究解决渠道"
    ASSIST = "assist", "困难帮扶"
    CONSULT = "consult", "法律咨询"
    CALL_OUT = "call_out", "街道吹哨、部门报到"
    PEOPLE = "people_mediation", "人民调解"
    GUIDE = "guide", "引导移送"
    OTHER = "other", "其他"


class Side(IntegerChoices):
    ONE = 1, "申请一方"
    TWO = 2, "对方"


class Audience(TextChoices):
    """Who may read an utterance. The narrowest is the default; nothing crosses between the sides."""

    HANDLERS = "handlers", "仅经办人"
    OFFICE = "office", "本辖区经办人员"
    SIDE_ONE = "side_one", "申请一方"
    SIDE_TWO = "side_two", "对方"
    BOTH_SIDES = "both_sides", "双方"


class Route(TextChoices):
    """Roads told to a person, none of which stands between her and court."""

    COURT = "court", "人民法院"
    ARBITRATION = "arbitration", "仲裁"
    REVIEW = "review", "行政复议"
    PETITION = "petition", "信访"
    PEOPLE_MEDIATION = "people_mediation", "人民调解委员会"
    DEPARTMENT = "department", "主管部门"


class RoundState(TextChoices):
    """A screening round (排查) is open until every community has answered."""

    OPEN = "open", "正在排查"
    CLOSED = "closed", "排查结束"


class Answer(TextChoices):
    """What a community says to a round: what it found, or a signed nil return (mediation.md, Decision 3)."""

    WAITING = "waiting", "还没报"
    FOUND = "found", "有发现"
    NIL = "nil_return", "零报告"


class Paper(TextChoices):
    """Official papers of the procedure; papers.py builds them."""

    REFUSAL = "refusal", "当事人明确拒绝的记录"
    HAND_OVER = "hand_over", "移送记录"


class TypeSeed(Enum):
    """The fifteen classes of the ministry's table (mediation.md §2.3) and the one finer type that the
    reports name (教育培训, a consumer dispute): code, label, ministry code, report class, spellings."""

    MARRIAGE = ("marriage_family", "婚恋家庭纠纷", "01", "family", ("婚姻家庭", "婚恋家庭", "家庭"))
    NEIGHBOR = ("neighbor", "邻里纠纷", "02", "neighbor", ("邻里", "邻里关系"))
    HOUSE = ("house_site", "房屋宅基地纠纷", "03", "other", ("房屋宅基地", "宅基地"))
    CONTRACT = (
        "contract",
        "合同纠纷",
        "04",
        "other",
        ("合同", "债权债务", "民间借贷", "租赁", "借贷"),
    )
    PRODUCTION = ("production_operation", "生产经营纠纷", "05", "other", ("生产经营",))
    DAMAGE = ("damage_compensation", "损害赔偿纠纷", "06", "other", ("损害赔偿", "人身损害"))
    LAND = ("forest_land", "山林土地纠纷", "07", "other", ("山林土地", "土地承包"))
    EXPROPRIATION = ("land_expropriation", "征地拆迁纠纷", "08", "other", ("征地拆迁", "拆迁安置"))
    ENVIRONMENT = ("environmental_pollution", "环境污染纠纷", "09", "other", ("环境污染",))
    LABOR = ("labor", "劳动人事争议", "10", "other", ("劳动人事", "劳动争议", "劳资", "劳动"))
    CONSUMER = ("consumer", "消费纠纷", "11", "other", ("消费", "消费者权益"))
    TRAINING = ("education_training", "教育培训纠纷", "11", "other", ("教育培训", "培训退费"))
    MEDICAL = ("medical", "医疗纠纷", "12", "other", ("医疗", "医患"))
    TRAFFIC = (
        "traffic_accident",
        "道路交通事故纠纷",
        "13",
        "other",
        ("道路交通事故", "交通事故", "道路交通"),
    )
    PROPERTY = (
        "property_management",
        "物业管理纠纷",
        "14",
        "property",
        ("物业", "物业管理", "小区物业"),
    )
    OTHER = ("other", "其他纠纷", "15", "other", ("其他",))


class ClassSeed(Enum):
    """Report classes of the annual report; offices may have more."""

    NEIGHBOR = ("neighbor", "邻里纠纷类")
    PROPERTY = ("property", "物业管理类")
    FAMILY = ("family", "婚恋家庭类")
    OTHER = ("other", "其他类别")
