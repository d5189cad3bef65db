"""Roles and powers: the one page that says who may do what.

A power is asked for by name; an unknown name raises. A role is a set of powers; a person has the union of
the powers of the posts that hold today, each within the post's division. In a small office posts combine;
what should be separate is shown (`CONFLICTS`), not forced.
"""

from __future__ import annotations

POWERS: dict[str, str] = {
    "disputes.read": "查看纠纷和诉求",
    "disputes.register": "登记纠纷和诉求",
    "disputes.handle": "办理、办结",
    "disputes.amend": "更正登记内容",
    "disputes.import": "导入、撤销导入矛盾纠纷台账",
    "ledgers.import": "导入台账",
    "leadership.read": "查看组织领导台账",
    "leadership.keep": "登记、更正组织领导台账",
    "leadership.tasks": "查看工作任务",
    "leadership.assign": "交办、督办任务",
    "leadership.handle": "推进、完成任务",
    "rollover.carry": "年度结转",
    "transfers.transfer": "交接工作",
    "publicity.read": "查看普法台账",
    "publicity.keep": "登记、更正普法台账",
    "talent.read": "查看法治人才台账",
    "talent.keep": "登记、更正法治人才台账",
    "study.read": "查看学法台账",
    "study.keep": "登记、更正学法台账",
    "integrity.read": "查看廉洁司法声明",
    "integrity.keep": "登记、更正廉洁司法声明",
    "integrity.notices": "登记、查看通报收文",
    "disputes.screen": "开展排查、结束排查",
    "decisions.read": "查看决策和审查",
    "decisions.keep": "登记决策、送审和公布",
    "decisions.review": "作合法性审查",
    "decisions.decide": "记录集体讨论决定",
    "decisions.amend": "更正决策登记内容",
    "supervision.read": "查看监督来件和整改",
    "supervision.keep": "登记、办理监督来件和整改",
    "files.read": "下载存入的文件",
    "figures.read": "查看指标",
    "reports.read": "查看年度报告",
    "reports.edit": "起草年度报告、设置报告版式",
    "reports.issue": "签发、报送、公开年度报告",
    "returns.read": "查看上报报表",
    "returns.type": "转录报表",
    "returns.seal": "封账、发更正版",
    "returns.arrange": "改报表表样",
    "figures.manage": "维护本单位指标和外部数据",
    "search.use": "检索",
    "divisions.manage": "维护辖区",
    "people.manage": "维护人员、岗位和账号",
    "calendar.manage": "维护节假日与调休",
    "clocks.manage": "设置期限长度",
    "journal.verify": "核验办理记录",
    "journal.read": "查看办理记录",
    "ui.kit": "查看界面样张",
}

# Powers over what belongs to a place. A post without any of them reaches into no place: who administers the
# street and leads one grid reads the cases of that grid, not those of the street.
OF_PLACES = frozenset(
    {
        *("disputes.read", "disputes.register", "disputes.handle", "disputes.amend"),
        *("disputes.import", "disputes.screen"),
        *("leadership.read", "leadership.keep", "leadership.tasks"),
        *("leadership.assign", "leadership.handle"),
        *("publicity.read", "publicity.keep"),
        *("talent.read", "talent.keep"),
        *("study.read", "study.keep"),
        *("decisions.read", "decisions.keep", "decisions.review"),
        *("decisions.decide", "decisions.amend"),
        *("supervision.read", "supervision.keep"),
        *("reports.read", "reports.edit", "reports.issue"),
        *("returns.read", "returns.type", "returns.seal", "returns.arrange"),
    }
)

ROLES: dict[str, tuple[str, frozenset[str]]] = {}


def _role(key: str, label: str, *powers: str) -> None:
    ROLES[key] = (label, frozenset(powers))


_EVERYDAY = ("disputes.read", "disputes.register", "disputes.handle", "search.use", "figures.read")

# Ledgers that a community keeps of its own place, and those that only the street keeps.
_OF_COMMUNITIES = (
    *("publicity.read", "publicity.keep"),
    *("talent.read", "talent.keep"),
)
_LEDGERS = (
    *_OF_COMMUNITIES,
    *("leadership.read", "leadership.keep"),
    *("study.read", "study.keep"),
    *("integrity.read", "integrity.keep"),
)

# Tasks: who has them, and who gives and follows them.
_TASKS = ("leadership.tasks", "leadership.handle")
_ASSIGNS = ("leadership.assign", "transfers.transfer")
# What goes to superiors is of the whole street.
_RETURNS = ("returns.read", "returns.type", "returns.seal", "returns.arrange")
# Decisions and supervision belong to the street itself, not to its communities.
_OFFICE = ("decisions.read", "decisions.keep", "supervision.read", "supervision.keep")

_role(
    "leader",
    "街道领导",
    "disputes.read",
    "publicity.read",
    "leadership.read",
    *_TASKS,
    *_ASSIGNS,
    "talent.read",
    "study.read",
    "decisions.read",
    "decisions.decide",
    "supervision.read",
    "integrity.read",
    "figures.read",
    "search.use",
    "journal.read",
    "ui.kit",
    "reports.read",
    "reports.issue",
    "returns.read",
)
_role(
    "clerk",
    "综治中心工作人员",
    *_EVERYDAY,
    *_LEDGERS,
    *_TASKS,
    *_ASSIGNS,
    "rollover.carry",
    "disputes.amend",
    "disputes.import",
    "ledgers.import",
    "disputes.screen",
    "figures.manage",
    *_OFFICE,
    "decisions.amend",
    "files.read",
    "journal.read",
    "journal.verify",
    "ui.kit",
    "reports.read",
    "reports.edit",
    "reports.issue",
    *_RETURNS,
)
_role(
    "justice_clerk",
    "司法所工作人员",
    *_EVERYDAY,
    *_LEDGERS,
    *_TASKS,
    *_ASSIGNS,
    "rollover.carry",
    "disputes.amend",
    "disputes.import",
    "ledgers.import",
    "disputes.screen",
    "figures.manage",
    *_OFFICE,
    "decisions.review",
    "decisions.decide",
    "decisions.amend",
    "files.read",
    "journal.read",
    "calendar.manage",
    "clocks.manage",
    "ui.kit",
    "reports.read",
    "reports.edit",
    "reports.issue",
    *_RETURNS,
)
_role(
    "community_staff",
    "社区工作人员",
    *_EVERYDAY,
    *_TASKS,
    *_OF_COMMUNITIES,
    "disputes.amend",
    "study.read",
)
_role(
    "grid_leader", "网格长", "disputes.read", "disputes.register", "disputes.handle", "search.use"
)
_role("mediator", "人民调解员", *_EVERYDAY, "talent.read")
_role("lead_reporter", "楼栋长、单元长、志愿者", "disputes.register")
# The discipline secretary: the only one who reads that a notice came, and from whom.
_role(
    "discipline",
    "纪检监察干部",
    "study.read",
    "integrity.read",
    "integrity.keep",
    "integrity.notices",
    "ledgers.import",
    "figures.read",
    "search.use",
)
_role(
    "administrator",
    "系统管理员",
    "divisions.manage",
    "people.manage",
    "calendar.manage",
    "clocks.manage",
    "journal.verify",
    "ui.kit",
)
# The command line: administrative powers only; `--as ACCOUNT` acts as a person.
_role(
    "command_line",
    "系统（命令行）",
    "divisions.manage",
    "people.manage",
    "calendar.manage",
    "journal.verify",
    "ledgers.import",
    "disputes.import",
    "publicity.keep",
    "leadership.keep",
    "leadership.assign",
    "talent.keep",
    "study.keep",
    "decisions.keep",
    "supervision.keep",
    "integrity.keep",
    "figures.read",
    "reports.read",
    "returns.read",
)

ROLE_CHOICES = [(key, label) for key, (label, _) in ROLES.items()]

CONFLICTS: tuple[tuple[str, str, str], ...] = (
    ("administrator", "clerk", "管理账号的人同时能看纠纷"),
    ("administrator", "justice_clerk", "管理账号的人同时能看纠纷"),
    ("administrator", "mediator", "管理账号的人同时能看纠纷"),
    ("administrator", "leader", "管理账号的人同时能看纠纷"),
    ("administrator", "community_staff", "管理账号的人同时能看纠纷"),
    ("administrator", "discipline", "管理账号的人同时能看通报收文"),
)


def label(power: str) -> str:
    """The Chinese label of a power. Raises KeyError for a name that is not declared."""
    return POWERS[power]


def of_role(role: str) -> frozenset[str]:
    return ROLES[role][1]


def conflicts(roles: set[str]) -> list[str]:
    """What a combination of posts joins that larger offices keep apart; shown on the person's page."""
    return [why for one, other, why in CONFLICTS if one in roles and other in roles]
