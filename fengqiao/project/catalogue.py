"""The only list of verbs, procedures, figures and searchable nouns of the product. Nothing is found by
scanning."""

from fengqiao.doors.desk.calendar import YEARS
from fengqiao.engines.figures import acts as figures
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.registers import saved_views
from fengqiao.engines.registers.shelf import searched
from fengqiao.engines.rollover import acts as rollover
from fengqiao.engines.rollover.copies import of_ledger
from fengqiao.engines.search import acts as search
from fengqiao.engines.terms import acts as terms
from fengqiao.engines.transfers import OpenWork
from fengqiao.engines.transfers import acts as transfers
from fengqiao.matters.decisions import acts as decisions
from fengqiao.matters.decisions import figures as decision_figures
from fengqiao.matters.decisions.procedure import DECISION
from fengqiao.matters.decisions.registers import SHELF as DECISIONS_SHELF
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import figures as dispute_figures
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.disputes import terms as dispute_terms
from fengqiao.matters.disputes.desk import SHELF as DISPUTES_SHELF
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.integrity import acts as integrity_acts
from fengqiao.matters.integrity import figures as integrity_figures
from fengqiao.matters.integrity import registers as integrity
from fengqiao.matters.integrity.registers import evidence as integrity_evidence
from fengqiao.matters.leadership import acts as leadership_acts
from fengqiao.matters.leadership import figures as leadership_figures
from fengqiao.matters.leadership import queries as leadership_queries
from fengqiao.matters.leadership import registers as leadership
from fengqiao.matters.leadership import terms as leadership_terms
from fengqiao.matters.leadership.procedure import TASK
from fengqiao.matters.publicity import acts as publicity_acts
from fengqiao.matters.publicity import desk as publicity
from fengqiao.matters.publicity import figures as publicity_figures
from fengqiao.matters.publicity import terms as publicity_terms
from fengqiao.matters.study import figures as study_figures
from fengqiao.matters.study import registers as study
from fengqiao.matters.supervision import figures as supervision_figures
from fengqiao.matters.supervision import procedure as supervision_procedure
from fengqiao.matters.supervision import queries as supervision_queries
from fengqiao.matters.supervision.registers import SHELF as SUPERVISION_SHELF
from fengqiao.matters.talent import figures as talent_figures
from fengqiao.matters.talent import registers as talent
from fengqiao.matters.talent import terms as talent_terms
from fengqiao.reports.annual import acts as report_acts
from fengqiao.reports.annual.procedure import REPORT
from fengqiao.reports.returns import acts as return_acts
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal import accesses, repairs
from fengqiao.trunk.people import acts as people

PROCEDURES = (LIGHT, TASK, DECISION, *supervision_procedure.PROCEDURES, REPORT)

FIGURES = (
    *dispute_figures.FIGURES,
    *leadership_figures.FIGURES,
    *publicity_figures.FIGURES,
    *study_figures.FIGURES,
    *integrity_figures.FIGURES,
    *talent_figures.FIGURES,
    *decision_figures.FIGURES,
    *supervision_figures.FIGURES,
)

# What matters say of a period in words, their numbers bound to figures (decision 0026).
SENTENCES = (
    *dispute_figures.SENTENCES,
    *leadership_figures.SENTENCES,
    *integrity_evidence.SENTENCES,
)

# The office's own words, and what else an office is given once (docs/terms.md).
VOCABULARIES = (
    *dispute_terms.VOCABULARIES,
    *publicity_terms.VOCABULARIES,
    *talent_terms.VOCABULARIES,
)
SEEDED = (*leadership_terms.SEEDED, *publicity_terms.SEEDED, YEARS)

# The ledgers that are declared whole, by matter, in the order of the menu.
SHELVES = (
    DISPUTES_SHELF,
    leadership.SHELF,
    publicity.shelf(dispute_figures.found, by=("community", "dispute_type")),
    study.SHELF,
    integrity.SHELF,
    talent.SHELF,
    DECISIONS_SHELF,
    SUPERVISION_SHELF,
)
REGISTERS = tuple(register for shelf in SHELVES for register in shelf.registers)

VERBS = (
    *repairs.VERBS,
    *accesses.VERBS,
    *divisions.VERBS,
    *people.VERBS,
    *files.VERBS,
    *figures.VERBS,
    *imports.VERBS,
    *saved_views.VERBS,
    *search.VERBS,
    *rollover.VERBS,
    *transfers.VERBS,
    *terms.VERBS,
    *disputes.VERBS,
    *integrity_acts.VERBS,
    *leadership_acts.VERBS,
    *report_acts.VERBS,
    *return_acts.VERBS,
    *publicity_acts.VERBS,
    *decisions.VERBS,
    *(verb for procedure in PROCEDURES for verb in procedure.verbs()),
    *(verb for register in REGISTERS for verb in register.verbs()),
)

# Tasks that stood elsewhere when a job that waits was stored.
MOVED_TASKS = {
    f"fengqiao.engines.downloads.making.{task}": f"fengqiao.engines.downloads.files.{task}"
    for task in ("make", "clear")
}

# What a year hands on to the next (docs/rollover.md).
CARRIED = (
    of_ledger(leadership.DUTIES),
    of_ledger(
        leadership.PLAN,
        label="没做到的计划项",
        leaving=("progress",),
        chosen=lambda item: item.progress != "done",
        joined=leadership_acts.carry_on,
    ),
    of_ledger(study.ITEMS, leaving=("recorded", "remark")),
    of_ledger(study.PLAN, leaving=("recorded", "remark")),
)

# What a person may have on her hands, and how each is given to another (docs/rollover.md).
OPEN_WORK = (
    OpenWork(
        "disputes.dispute",
        "矛盾纠纷与诉求",
        "disputes.amend",
        rows=dispute_queries.open_handled_by,
        hand=disputes.hand_to,
        reads="disputes.read",
        confide=disputes.confide,
    ),
    OpenWork(
        "leadership.task",
        "工作任务",
        "leadership.assign",
        rows=leadership_queries.of_owner,
        hand=leadership.hand_task,
    ),
    OpenWork(
        "supervision.incoming",
        "还没答复的来件",
        "supervision.keep",
        rows=supervision_queries.unanswered_of,
        hand=supervision_procedure.hand_to,
        reads="supervision.read",
    ),
)

# What else changes a record of a ledger: a year that is carried over, the steps of its procedure.
CARRYING = ("rollover.bring", "rollover.undo")
STEPPING = {
    kind: tuple(dict.fromkeys(verb.key for one in walked for verb in one.verbs()))
    for kind, walked in (
        ("disputes.dispute", (LIGHT,)),
        (leadership.TASKS.kind, (TASK,)),
        ("decisions.decision", (DECISION,)),
        ("supervision.incoming", supervision_procedure.PROCEDURES),
    )
}

# After these a step is no longer taken back: what was published or sealed counts it.
FREEZING = ("figures.freeze", "returns.seal", "returns.correct")

# Of an import the index is told from the rows in hand.
SEARCHED_WHEN_MADE = {"disputes.dispute": dispute_queries.document_of_new}
# What the search index holds: kind → (its documents, the verbs after which they are read again).
SEARCHED = {
    kind: (documents, (*spoken, *CARRYING, *STEPPING.get(kind, ())))
    for kind, (documents, spoken) in searched(REGISTERS).items()
}
