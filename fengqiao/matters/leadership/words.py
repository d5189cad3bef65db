"""Words of leadership (组织领导与第一责任人). Codes after governance.md §§2–3."""

from __future__ import annotations

from enum import Enum

from django.db.models import TextChoices


class Body(TextChoices):
    """Whose meeting it was."""

    PARTY_COMMITTEE = "party_committee", "党工委会议"
    DIRECTOR = "director", "主任办公会"
    JOINT = "joint", "党政联席会"
    LEADING_GROUP = "leading_group", "领导小组会议"
    TOPICAL = "topical", "专题会议"
    OTHER = "other", "其他会议"


class Kind(TextChoices):
    """What an agenda item is: its nature as the minutes call it (governance.md S8–S17, S102)."""

    FIRST_TOPIC = "first_topic", "第一议题"
    PRE_STUDY = "pre_study", "会前学法"
    CONVEY = "convey", "传达"
    DEPLOY = "deploy", "部署"
    ISSUE = "issue", "研究重大问题"
    HEAR_REPORT = "hear_report", "听取汇报"
    REVIEW_REPORT = "review_report", "审议年度报告"
    SHUFA = "shufa", "会上述法"
    OTHER = "other", "其他"


class Stage(TextChoices):
    """Where a task stands. Overdue is no stage: the clock says it."""

    ASSIGNED = "assigned", "已交办"
    DOING = "doing", "推进中"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"


OPEN_STAGES = (Stage.ASSIGNED, Stage.DOING)


class Personally(TextChoices):
    """四个亲自 (第一责任人规定第四条)."""

    DEPLOY = "deploy", "亲自部署"
    INQUIRE = "inquire", "亲自过问"
    COORDINATE = "coordinate", "亲自协调"
    SUPERVISE = "supervise", "亲自督办"


class Head(TextChoices):
    """The two who answer first (党政主要负责人)."""

    SECRETARY = "secretary", "党工委书记"
    DIRECTOR = "director", "办事处主任"


class Duty(TextChoices):
    """Whose duty it is."""

    BOTH = "both", "党政主要负责人"
    SECRETARY = "secretary", "党工委书记"
    DIRECTOR = "director", "办事处主任"


class Source(TextChoices):
    """How sure the text of a duty is: read in its source, or set by the office."""

    VERIFIED = "verified", "已核对出处"
    SETTING = "setting", "本街道设定"


class Form(TextChoices):
    """How 述法 was done (governance.md §3)."""

    YEAR_END = "year_end", "年终述法"
    TOPICAL = "topical", "专题述法"
    WRITTEN = "written", "书面述法"


class Scheme(TextChoices):
    """For what a scheme of appraisal is; of it we hold that it exists (governance.md Decision 1)."""

    YEAR_END = "year_end", "年终考核"
    INSPECTION = "inspection", "干部考察"
    OTHER = "other", "其他"


class Progress(TextChoices):
    """How far a plan item without a figure is, as a person says it."""

    NOT_BEGUN = "not_begun", "未开始"
    DOING = "doing", "推进中"
    DONE = "done", "已完成"


class DutySeed(Enum):
    """The duties of both heads, governance.md §3: code, whose, text, source mark, where from, and the
    figures that serve as evidence: (catalogue key, cell or "", code or "", at least). Only Art. 4 and
    the first duty of Art. 5 were read in the source [V7]; the rest are the office's own settings."""

    FR0 = (
        Duty.BOTH,
        "推进法治建设的组织者、推动者和实践者：重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、"
        "重要任务亲自督办",
        Source.VERIFIED,
        "党政主要负责人履行推进法治建设第一责任人职责规定第四条",
        tuple(("leadership.personal_acts", "kind", kind.value, 1) for kind in Personally),
    )
    FR1 = (
        Duty.SECRETARY,
        "发挥党工委领导核心作用，定期听取法治建设工作汇报，研究解决重大问题，把法治建设纳入发展总体规划和"
        "年度工作计划",
        Source.VERIFIED,
        "党政主要负责人履行推进法治建设第一责任人职责规定第五条",
        (
            ("leadership.reports_heard", "", "", 1),
            ("leadership.issues_studied", "", "", 1),
            ("leadership.plan_items", "", "", 1),
        ),
    )
    FR2 = (
        Duty.SECRETARY,
        "依规治党，严格执行党内法规",
        Source.SETTING,
        "",
        (("study.party_rule_sessions", "", "", 1),),
    )
    FR3 = (
        Duty.SECRETARY,
        "依法依规决策，发挥法律顾问、公职律师作用，重大决策和党内文件先经合法性审查",
        Source.SETTING,
        "",
        (("decisions.reviewed", "", "", 1),),
    )
    FR4 = (
        Duty.SECRETARY,
        "支持各方面依法履职，督促班子成员和下级主要负责人依法办事，不违规干预司法活动",
        Source.SETTING,
        "",
        (("integrity.committed", "", "", 1),),
    )
    FR5 = (
        Duty.SECRETARY,
        "重视法治素养和法治能力，加强法治工作队伍和政法机关建设",
        Source.SETTING,
        "",
        (("leadership.appraisal_schemes", "", "", 1), ("talent.group_members", "", "", 1)),
    )
    FR6 = (
        Duty.SECRETARY,
        "深入推进法治宣传教育，推动全社会形成法治氛围",
        Source.SETTING,
        "",
        (("publicity.activities", "", "", 1), ("study.principal_talks", "", "", 1)),
    )
    FR7 = (
        Duty.DIRECTOR,
        "加强对法治政府建设的组织领导，制定工作规划和年度计划，及时研究解决问题，保障人员和经费",
        Source.SETTING,
        "",
        (
            ("leadership.plan_items", "", "", 1),
            ("leadership.tasks_finished", "", "", 1),
        ),
    )
    FR8 = (
        Duty.DIRECTOR,
        "严格执行重大行政决策程序，建立政府法律顾问和公职律师制度，依法制定文件，推进政务公开",
        Source.SETTING,
        "",
        (("decisions.reviewed", "", "", 1),),
    )
    FR9 = (
        Duty.DIRECTOR,
        "依法全面履行职能，落实行政执法责任制，严格规范公正文明执法",
        Source.SETTING,
        "",
        (),
    )
    FR10 = (
        Duty.DIRECTOR,
        "督促领导班子成员和下级依法行政，推动内部层级监督和专门监督，纠正不作为、乱作为",
        Source.SETTING,
        "",
        (("leadership.tasks_urged", "", "", 1), ("supervision.issues_rectified", "", "", 1)),
    )
    FR11 = (
        Duty.DIRECTOR,
        "自觉维护司法权威，认真落实行政机关出庭应诉、支持法院受理行政案件、尊重并执行生效裁判",
        Source.SETTING,
        "",
        (),
    )
    FR12 = (
        Duty.DIRECTOR,
        "完善工作人员学法制度，组织实施普法规划，落实“谁执法谁普法”",
        Source.SETTING,
        "",
        (
            ("study.plan_items", "", "", 1),
            ("study.staff_trainings", "", "", 1),
            ("publicity.activities", "", "", 1),
        ),
    )
    FR13 = (
        Duty.BOTH,
        "将履行推进法治建设第一责任人职责情况列入年终述职内容",
        Source.VERIFIED,
        "关于党政主要负责人履行推进法治建设第一责任人职责情况列入年终述职内容工作的意见",
        (("leadership.shufa_done", "", "", 1),),
    )
