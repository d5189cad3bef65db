"""Words of lawful decisions (依法决策): kinds, gates, ways to close them, reviews. governance.md §5."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """What is decided. Whether it is a major one, or one of 三重一大, is said beside it."""

    MAJOR = "major_decision", "重大行政决策"
    CONTRACT = "contract", "合同"
    NORMATIVE = "normative", "规范性文件"
    INTERNAL = "internal_rule", "内部制度"
    OTHER = "other", "其他事项"


class BigItem(TextChoices):
    """三重一大. Appointments (重要干部任免) belong to other organs: we hold none of them."""

    MATTER = "major_matter", "重大事项决策"
    PROJECT = "major_project", "重要项目安排"
    FUNDS = "large_funds", "大额度资金使用"


class Stage(TextChoices):
    PROPOSED = "proposed", "已启动"
    UNDER_REVIEW = "under_review", "合法性审查中"
    RETURNED = "returned", "审查未通过"
    REVIEWED = "reviewed", "审查已通过"
    DEFERRED = "deferred", "暂缓决定"
    DECIDED = "decided", "已决定"
    PUBLISHED = "published", "已公布"
    EXECUTED = "executed", "已执行"
    EVALUATED = "evaluated", "已后评估"
    REJECTED = "rejected", "未予通过"
    WITHDRAWN = "withdrawn", "已撤回"
    ARCHIVED = "archived", "已归档"
    VOID = "void", "已作废"


UNDECIDED = (
    Stage.PROPOSED,
    Stage.UNDER_REVIEW,
    Stage.RETURNED,
    Stage.REVIEWED,
    Stage.DEFERRED,
)


class GateKind(TextChoices):
    """The gates in their lawful order (governance.md §5.1)."""

    INITIATION = "initiation", "启动"
    PARTICIPATION = "public_participation", "公众参与"
    EXPERTS = "expert_review", "专家论证"
    RISK = "risk_assessment", "风险评估"
    COMPETITION = "fair_competition", "公平竞争审查"
    LEGALITY = "legality_review", "合法性审查"
    COLLECTIVE = "collective_decision", "集体讨论决定"
    REPORT = "party_report", "请示报告"
    PUBLICATION = "publication", "公布"
    EXECUTION = "execution", "执行"
    EVALUATION = "post_evaluation", "后评估"
    ARCHIVE = "archive", "归档"


# What must stand closed before a text goes to its legality review.
PREPARATION = (GateKind.PARTICIPATION, GateKind.EXPERTS, GateKind.RISK, GateKind.COMPETITION)
# No decision without them: they are done, or there is no decision.
ALWAYS = (GateKind.INITIATION, GateKind.LEGALITY, GateKind.COLLECTIVE, GateKind.ARCHIVE)


class Way(TextChoices):
    """The three ways to close a gate: each says what it rests on."""

    DONE = "done", "已办"
    NOT_APPLICABLE = "not_applicable", "不适用"
    EXEMPT = "exempt", "依规定免除"


class ReviewMatter(TextChoices):
    """What a legality review is about (governance.md §5.3)."""

    NORMATIVE = "normative", "规范性文件"
    MAJOR = "major_decision", "重大行政决策"
    ENFORCEMENT = "major_enforcement", "重大行政执法决定"
    CONTRACT = "contract", "合同"
    VILLAGE_RULE = "village_rule", "村规民约、居民公约"
    OPEN_INFORMATION = "foi_reply", "依申请公开答复"
    INTERNAL = "internal_rule", "内部制度"
    OTHER = "other", "其他事项"


MATTER_OF = {
    Kind.MAJOR: ReviewMatter.MAJOR,
    Kind.CONTRACT: ReviewMatter.CONTRACT,
    Kind.NORMATIVE: ReviewMatter.NORMATIVE,
    Kind.INTERNAL: ReviewMatter.INTERNAL,
    Kind.OTHER: ReviewMatter.OTHER,
}


class Conclusion(TextChoices):
    """The three ways a legality review ends."""

    PASS = "pass", "通过"
    PASS_CHANGED = "pass_after_change", "修改后通过"
    FAIL = "fail", "不通过"


PASSED = (Conclusion.PASS, Conclusion.PASS_CHANGED)


class Verdict(TextChoices):
    """What the meeting decided."""

    AGREED = "agreed", "同意"
    AGREED_CHANGED = "agreed_changed", "修改后同意"
    REJECTED = "rejected", "不同意"


class Source(TextChoices):
    """Whose opinion it is."""

    PUBLIC = "public", "公众意见"
    EXPERT = "expert", "专家意见"
    REVIEWER = "reviewer", "审查意见"
    ADVISER = "adviser", "法律顾问意见"


class OpinionForm(TextChoices):
    """How an adviser gave the opinion (governance.md §5.5)."""

    WRITTEN = "written_opinion", "法律意见书"
    CONTRACT = "contract_review", "合同审查意见"
    MEETING = "meeting", "列席会议"
    CALL = "call", "电话答复"
    LETTER = "letter", "律师函"


class Answer(TextChoices):
    """The three ways an opinion is answered."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT_ADOPTED = "not_adopted", "未采纳"


class ContractEnd(TextChoices):
    """The three ways a contract ends."""

    PERFORMED = "performed", "履行完毕"
    ENDED_EARLY = "ended_early", "提前终止"
    UNSIGNED = "unsigned", "未签订"


class DocumentEnd(TextChoices):
    """The three ways a normative document ceases to hold."""

    EXPIRED = "expired", "有效期满"
    REPEALED = "repealed", "废止"
    REPLACED = "replaced", "被修订替代"
