"""Every address of the product. The desk knows no matter's pages: what it walks and finds is said here."""

from django.urls import include, path

from fengqiao.doors.desk import urls as desk
from fengqiao.doors.desk.entering import home
from fengqiao.doors.desk.searching import Sought
from fengqiao.doors.desk.steps import Walk
from fengqiao.engines.figures.pages import urls as figures
from fengqiao.engines.imports import urls as imports
from fengqiao.engines.imports.desk.jobs import Jobs
from fengqiao.engines.registers.pages import urls as pages
from fengqiao.engines.rollover import urls as rollover
from fengqiao.engines.transfers import urls as transfers
from fengqiao.matters.decisions import forms as decision_forms
from fengqiao.matters.decisions import queries as decision_queries
from fengqiao.matters.disputes import forms as dispute_forms
from fengqiao.matters.disputes import papers as dispute_papers
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.disputes import urls as disputes
from fengqiao.matters.leadership import forms as leadership_forms
from fengqiao.matters.leadership import queries as leadership_queries
from fengqiao.matters.publicity import desk as publicity_desk
from fengqiao.matters.supervision import desk as supervision_desk
from fengqiao.matters.supervision import forms as supervision_forms
from fengqiao.matters.supervision import queries as supervision_queries
from fengqiao.project.backups import last_backup
from fengqiao.reports.annual import desk as report_desk
from fengqiao.reports.annual import forms as report_forms
from fengqiao.reports.annual import queries as report_queries
from fengqiao.reports.annual.prose import of as report_paragraph
from fengqiao.reports.brief import urls as brief
from fengqiao.reports.inspection import urls as inspection
from fengqiao.reports.inspection.findings import Sources
from fengqiao.reports.overview import urls as overview
from fengqiao.reports.reconcile import urls as reconcile
from fengqiao.reports.returns import desk as return_desk

from . import catalogue, tasks

WALKS = (
    Walk(
        matter="disputes",
        cases=dispute_queries.cases,
        forms=dispute_forms.STEP_FORMS,
        page="disputes:show",
        reads="disputes.read",
        mine=dispute_queries.begun_or_handled_by,
        mine_url=("disputes:list", "handler=me&stage=open"),
        papers=dispute_papers.BUILDERS,
    ),
    Walk(
        matter="leadership",
        cases=leadership_queries.tasks,
        forms=leadership_forms.STEP_FORMS,
        page="leadership.tasks:show",
        reads="leadership.tasks",
        mine=leadership_queries.waiting_for,
        mine_url=("leadership.tasks:list", ""),
    ),
    Walk(
        matter="decisions",
        cases=decision_queries.decisions,
        forms=decision_forms.STEP_FORMS,
        page="decisions:show",
        reads="decisions.read",
        mine=decision_queries.begun_by,
        mine_url=("decisions.register:list", ""),
    ),
    Walk(
        matter="supervision",
        cases=supervision_queries.incoming,
        forms=supervision_forms.STEP_FORMS,
        page="supervision:show",
        reads="supervision.read",
        mine=supervision_queries.handled_by,
        mine_url=("supervision.incoming:list", ""),
    ),
    Walk(
        matter="reports",
        cases=report_queries.reports,
        forms=report_forms.STEP_FORMS,
        page="annual:report",
        reads="reports.read",
        mine=report_queries.waiting_for,
        mine_url=("annual:front", ""),
    ),
)
SOUGHT = (
    *(Sought(one.kind, one.label, one.reads, one.page("show")) for one in catalogue.REGISTERS),
)

# What matters remind a person of on the first page.
AHEAD = (publicity_desk.ahead, supervision_desk.ahead, report_desk.ahead, return_desk.ahead)
INSPECTED = Sources(
    {one.key: one for one in catalogue.REGISTERS}, report_queries.issued, "annual:draft"
)
# What else is made of a period's figures.
BESIDE = (("复制成一段话", "overview:prose"), ("图表", "overview:pictures"))
IMPORTING = Jobs(tasks.check_import, tasks.commit_import)

urlpatterns = [
    path("", home),
    path("desk/", include((desk.addresses(WALKS, SOUGHT, last_backup, AHEAD), "desk"))),
    path("desk/decisions/", include("fengqiao.matters.decisions.urls")),
    path("desk/supervision/", include("fengqiao.matters.supervision.urls")),
    path("desk/files/", include("fengqiao.trunk.files.urls")),
    path("desk/imports/", include((imports.addresses(catalogue.REGISTERS, IMPORTING), "imports"))),
    path("desk/leadership/", include("fengqiao.matters.leadership.urls")),
    path("desk/downloads/", include("fengqiao.engines.downloads.urls")),
    path("desk/rollover/", include((rollover.addresses(catalogue.CARRIED), "rollover"))),
    path("desk/transfers/", include((transfers.addresses(catalogue.OPEN_WORK), "transfers"))),
    path("desk/integrity/", include("fengqiao.matters.integrity.urls")),
    path("desk/study/", include("fengqiao.matters.study.urls")),
    path("desk/publicity/calendar/", include("fengqiao.matters.publicity.urls")),
    *pages.addresses(catalogue.SHELVES, {"disputes": disputes.urlpatterns}),
    path(
        "desk/annual/<int:year>/brief/",
        include((brief.addresses(lambda: {walk.kind: walk.reads for walk in WALKS}), "brief")),
    ),
    path(
        "desk/annual/<int:year>/inspection/",
        include((inspection.addresses(INSPECTED), "inspection")),
    ),
    path("desk/annual/", include("fengqiao.reports.annual.urls")),
    path("desk/returns/", include("fengqiao.reports.returns.urls")),
    path("desk/figures/", include((overview.addresses(report_paragraph), "overview"))),
    path("desk/figures/", include((figures.addresses(BESIDE), "figures"))),
    path(
        "desk/reconcile/",
        include((reconcile.addresses(report_queries.last_text), "reconcile")),
    ),
]

handler400 = "fengqiao.doors.desk.errors.bad_request"
handler403 = "fengqiao.doors.desk.errors.forbidden"
handler404 = "fengqiao.doors.desk.errors.not_found"
handler500 = "fengqiao.doors.desk.errors.fault"
