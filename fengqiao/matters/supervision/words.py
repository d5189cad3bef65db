"""Words of supervision (监督): channels, what comes in and how it is closed, inspections. governance.md §9."""

from __future__ import annotations

from django.db.models import TextChoices


class ChannelKind(TextChoices):
    """Whose supervision the channel is open to."""

    PARTY = "party", "党内监督"
    SUPERVISORY = "supervisory", "监察监督"
    JUDICIAL = "judicial", "司法监督"
    CONGRESS = "congress", "人大监督"
    CONSULTATIVE = "consultative", "民主监督"
    SOCIAL = "social", "社会监督"
    OPINION = "public_opinion", "舆论监督"


class Kind(TextChoices):
    """What comes in. Each kind has its own clock; all are settings of the office."""

    COMPLAINT = "complaint", "投诉举报"
    HOTLINE = "hotline", "12345 热线"
    PETITION = "petition", "信访件"
    CONGRESS = "npc_proposal", "人大代表建议"
    CONSULTATIVE = "cppcc_proposal", "政协提案"
    JUDICIAL = "judicial_suggestion", "司法建议"
    PROCURATORIAL = "procuratorial_suggestion", "检察建议"
    LITIGATION = "litigation", "行政诉讼"
    RECONSIDERATION = "reconsideration", "行政复议"
    MEDIA = "media", "媒体反映"
    OPEN_INFORMATION = "foi_request", "依申请公开"


PROPOSALS = (Kind.CONGRESS, Kind.CONSULTATIVE)
SUGGESTIONS = (Kind.JUDICIAL, Kind.PROCURATORIAL)
CASES = (Kind.LITIGATION, Kind.RECONSIDERATION)


class Stage(TextChoices):
    RECEIVED = "received", "已收件"
    ASSIGNED = "assigned", "承办中"
    ANSWERED = "answered", "答复已送达"
    CLOSED = "closed", "已办结"
    HANDED_OVER = "handed_over", "已转交"
    WITHDRAWN = "withdrawn", "已撤回"
    VOID = "void", "已作废"


OPEN_STAGES = (Stage.RECEIVED, Stage.ASSIGNED, Stage.ANSWERED)
CLOSED_STAGES = (Stage.CLOSED, Stage.HANDED_OVER, Stage.WITHDRAWN)


class Outcome(TextChoices):
    """The three ways in which an answered matter is closed."""

    SOLVED = "solved", "已解决"
    EXPLAINED = "explained", "已解释说明"
    PLANNED = "planned", "列入计划解决"


class Adoption(TextChoices):
    """Whether a suggestion was taken up."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT_ADOPTED = "not_adopted", "未采纳"


class Satisfaction(TextChoices):
    """What who asked said of the answer; nobody is made to say anything."""

    SATISFIED = "satisfied", "满意"
    MOSTLY = "mostly", "基本满意"
    UNSATISFIED = "unsatisfied", "不满意"
    NOT_SAID = "not_said", "没有评价"


class Result(TextChoices):
    """How a lawsuit or a reconsideration ended for the office's act."""

    UPHELD = "upheld", "维持"
    DISMISSED = "dismissed", "驳回"
    REVOKED = "revoked", "撤销"
    UNLAWFUL = "unlawful", "确认违法"
    CHANGED = "changed", "变更"
    ORDERED = "ordered", "责令履行"
    ENDED = "ended", "终止"
    SETTLED = "settled", "调解、和解"


class Rank(TextChoices):
    """Who appeared in court for the office."""

    HEAD = "head", "主要负责人"
    DEPUTY = "deputy", "其他负责人"
    STAFF = "staff", "工作人员"
    LAWYER = "lawyer", "只有律师"


class IssueSource(TextChoices):
    """Who found the issue. Texts of discipline files stay with their organs; only the issue stands here."""

    RULE_OF_LAW = "rule_of_law_inspection", "法治督察"
    PATROL = "patrol", "巡察反馈"
    AUDIT = "audit", "审计"
    ENFORCEMENT = "enforcement_supervision", "行政执法监督"
    CONGRESS = "congress_inspection", "人大执法检查"
    OWN = "own_check", "自查"
    OTHER = "other", "其他"


class Rectification(TextChoices):
    """The three ways in which an issue is closed."""

    RECTIFIED = "rectified", "已整改"
    LONG_TERM = "long_term", "转长期坚持"
    NOT_TENABLE = "not_tenable", "经核实不成立"
