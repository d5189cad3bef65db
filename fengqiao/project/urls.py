"""Every address of the product. The desk knows no matter: what it walks, finds and shows stands in walks.py."""

from django.urls import include, path

from fengqiao.doors.desk import urls as desk
from fengqiao.doors.desk.entrance import home
from fengqiao.engines.figures.pages import urls as figures
from fengqiao.engines.imports import urls as imports
from fengqiao.engines.imports.desk.jobs import Jobs
from fengqiao.engines.registers.pages import urls as pages
from fengqiao.engines.rollover import urls as rollover
from fengqiao.engines.transfers import urls as transfers
from fengqiao.matters.disputes import urls as disputes
from fengqiao.reports.annual import queries as report_queries
from fengqiao.reports.annual.prose import of as report_paragraph
from fengqiao.reports.brief import urls as brief
from fengqiao.reports.inspection import urls as inspection
from fengqiao.reports.inspection.findings import Sources
from fengqiao.reports.overview import urls as overview
from fengqiao.reports.reconcile import urls as reconcile

from . import catalogue, tasks, walks

INSPECTED = Sources(
    {one.key: one for one in catalogue.REGISTERS}, report_queries.issued, "annual:draft"
)
# What else is made of a period's figures.
BESIDE = (("复制成一段话", "overview:prose"), ("图表", "overview:pictures"))
IMPORTING = Jobs(tasks.check_import, tasks.commit_import)

urlpatterns = [
    path("", home),
    path("desk/", include((desk.addresses(walks.BOARD, walks.SOUGHT), "desk"))),
    path("desk/decisions/", include("fengqiao.matters.decisions.urls")),
    path("desk/supervision/", include("fengqiao.matters.supervision.urls")),
    path("desk/files/", include("fengqiao.trunk.files.urls")),
    path("desk/imports/", include((imports.addresses(catalogue.REGISTERS, IMPORTING), "imports"))),
    path("desk/leadership/", include("fengqiao.matters.leadership.urls")),
    path("desk/downloads/", include("fengqiao.engines.downloads.urls")),
    path("desk/rollover/", include((rollover.addresses(catalogue.CARRIED), "rollover"))),
    path("desk/transfers/", include((transfers.addresses(catalogue.OPEN_WORK), "transfers"))),
    path("desk/words/", include("fengqiao.engines.terms.urls")),
    path("desk/integrity/", include("fengqiao.matters.integrity.urls")),
    path("desk/study/", include("fengqiao.matters.study.urls")),
    path("desk/publicity/calendar/", include("fengqiao.matters.publicity.urls")),
    *pages.addresses(catalogue.SHELVES, {"disputes": disputes.urlpatterns}),
    path(
        "desk/annual/<int:year>/brief/",
        include(
            (brief.addresses(lambda: {walk.kind: walk.reads for walk in walks.WALKS}), "brief")
        ),
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
