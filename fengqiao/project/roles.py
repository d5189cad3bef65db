"""Which role (岗位) has which powers: the one list. Who declares a power stands in its room `powers`."""

from fengqiao.doors.desk.powers import POWERS as DESK
from fengqiao.engines.figures.powers import POWERS as FIGURES
from fengqiao.engines.imports.powers import POWERS as IMPORTS
from fengqiao.engines.procedures.powers import POWERS as CLOCKS
from fengqiao.engines.rollover.powers import POWERS as ROLLOVER
from fengqiao.engines.search.powers import POWERS as SEARCH
from fengqiao.engines.terms.powers import POWERS as TERMS
from fengqiao.engines.transfers.powers import POWERS as TRANSFERS
from fengqiao.matters.decisions.powers import POWERS as DECISIONS
from fengqiao.matters.disputes.powers import POWERS as DISPUTES
from fengqiao.matters.integrity.powers import POWERS as INTEGRITY
from fengqiao.matters.leadership.powers import POWERS as LEADERSHIP
from fengqiao.matters.publicity.powers import POWERS as PUBLICITY
from fengqiao.matters.study.powers import POWERS as STUDY
from fengqiao.matters.supervision.powers import POWERS as SUPERVISION
from fengqiao.matters.talent.powers import POWERS as TALENT
from fengqiao.reports.annual.powers import POWERS as REPORTS
from fengqiao.reports.returns.powers import POWERS as RETURNS
from fengqiao.trunk.files.powers import POWERS as FILES
from fengqiao.trunk.people.powers import COMMAND_LINE, Conflict, Role

POWERS = (
    *DISPUTES,
    *LEADERSHIP,
    *PUBLICITY,
    *TALENT,
    *STUDY,
    *INTEGRITY,
    *DECISIONS,
    *SUPERVISION,
    *IMPORTS,
    *ROLLOVER,
    *TRANSFERS,
    *FILES,
    *FIGURES,
    *REPORTS,
    *RETURNS,
    *SEARCH,
    *CLOCKS,
    *TERMS,
    *DESK,
)

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

# What the two who keep the street's records share: the centre's clerk and the justice office's.
_KEEPS = (
    *_EVERYDAY,
    *_LEDGERS,
    *_TASKS,
    *_ASSIGNS,
    *_OFFICE,
    *_RETURNS,
    *("disputes.amend", "disputes.import", "disputes.screen", "decisions.amend"),
    *("ledgers.import", "rollover.carry", "figures.manage", "files.read", "journal.read"),
    *("reports.read", "reports.edit", "reports.issue", "ui.kit"),
)


def _role(key: str, label: str, *powers: str) -> Role:
    return Role(key, label, frozenset(powers))


ROLES = (
    _role(
        "leader",
        "街道领导",
        *("disputes.read", "publicity.read", "leadership.read", "talent.read", "study.read"),
        *("decisions.read", "decisions.decide", "supervision.read", "integrity.read"),
        *_TASKS,
        *_ASSIGNS,
        *("figures.read", "reports.read", "reports.issue", "returns.read"),
        *("search.use", "journal.read", "ui.kit"),
    ),
    _role("clerk", "综治中心工作人员", *_KEEPS, "journal.verify"),
    _role(
        "justice_clerk",
        "司法所工作人员",
        *_KEEPS,
        *("decisions.review", "decisions.decide", "calendar.manage", "clocks.manage"),
        "terms.arrange",
    ),
    _role(
        "community_staff",
        "社区工作人员",
        *_EVERYDAY,
        *_TASKS,
        *_OF_COMMUNITIES,
        *("disputes.amend", "study.read"),
    ),
    _role(
        "grid_leader",
        "网格长",
        *("disputes.read", "disputes.register", "disputes.handle", "search.use"),
    ),
    _role("mediator", "人民调解员", *_EVERYDAY, "talent.read"),
    _role("lead_reporter", "楼栋长、单元长、志愿者", "disputes.register"),
    # The discipline secretary: the only one who reads that a notice came, and from whom.
    _role(
        "discipline",
        "纪检监察干部",
        *("study.read", "integrity.read", "integrity.keep", "integrity.notices"),
        *("ledgers.import", "figures.read", "search.use"),
    ),
    _role(
        "administrator",
        "系统管理员",
        *("divisions.manage", "people.manage", "calendar.manage", "clocks.manage"),
        *("terms.arrange", "journal.verify", "ui.kit"),
    ),
    # The command line: administrative powers only; `--as ACCOUNT` acts as a person.
    _role(
        COMMAND_LINE,
        "系统（命令行）",
        *("divisions.manage", "people.manage", "calendar.manage", "journal.verify"),
        *("ledgers.import", "disputes.import", "publicity.keep", "leadership.keep"),
        *("leadership.assign", "talent.keep", "study.keep", "decisions.keep"),
        *("supervision.keep", "integrity.keep"),
        *("figures.read", "reports.read", "returns.read"),
    ),
)

_READS_CASES = "管理账号的人同时能看纠纷"
CONFLICTS = (
    Conflict("administrator", "clerk", _READS_CASES),
    Conflict("administrator", "justice_clerk", _READS_CASES),
    Conflict("administrator", "mediator", _READS_CASES),
    Conflict("administrator", "leader", _READS_CASES),
    Conflict("administrator", "community_staff", _READS_CASES),
    Conflict("administrator", "discipline", "管理账号的人同时能看通报收文"),
)
