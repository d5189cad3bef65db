"""What the hall shows of matters and reports: how their cases are walked, what is found, the first page."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from fengqiao.doors.desk.backups import Keeper
from fengqiao.doors.desk.search import Sought
from fengqiao.doors.desk.steps import Walk
from fengqiao.doors.desk.today import Beginning, Board, Number, Question, Stat
from fengqiao.engines import figures
from fengqiao.engines.terms import page as words
from fengqiao.matters.decisions import forms as decision_forms
from fengqiao.matters.decisions import queries as decision_queries
from fengqiao.matters.disputes import forms as dispute_forms
from fengqiao.matters.disputes import papers as dispute_papers
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.leadership import forms as leadership_forms
from fengqiao.matters.leadership import queries as leadership_queries
from fengqiao.matters.publicity import desk as publicity_desk
from fengqiao.matters.supervision import desk as supervision_desk
from fengqiao.matters.supervision import forms as supervision_forms
from fengqiao.matters.supervision import queries as supervision_queries
from fengqiao.reports.annual import desk as report_desk
from fengqiao.reports.annual import forms as report_forms
from fengqiao.reports.annual import queries as report_queries
from fengqiao.reports.returns import desk as return_desk

from . import catalogue, tasks
from .backups import latest

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


def _open_cases(on: date) -> Stat:
    count, url = dispute_queries.open_cases().count(), reverse("disputes:list")
    return Stat("还没办结", count, "件", f"{url}?stage=open")


def _found_this_year(on: date) -> Stat:
    found, url = (
        figures.known("disputes.found"),
        reverse("figures:figure", args=["disputes.found"]),
    )
    value = found.value(figures.Period.year(on.year))
    return Stat(f"{on.year} 年{found.label}", value, found.unit, f"{url}?year={on.year}")


BOARD = Board(
    walks=WALKS,
    cases=(Number("disputes.read", _open_cases),),
    year=(Number("figures.read", _found_this_year),),
    ahead=(publicity_desk.ahead, supervision_desk.ahead, report_desk.ahead, return_desk.ahead),
    questions=(Question(words.waiting, "条新版本带来的建议，采纳不采纳由您定", "terms:front"),),
    beginning=Beginning(
        power="disputes.register",
        page="disputes:register",
        invites="群众来说事、网格里发现，随时登记。",
        alone="发现了什么，随手记下",
        follows="登记以后由社区和街道接着办。",
    ),
    keeper=Keeper(settings.BACKUPS, latest.last, tasks.write_backup, tasks.try_backup),
)
