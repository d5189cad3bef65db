"""What Today reminds of: the days by which the report in hand is to be drafted, sent and published."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.kit import Reminder

from .. import layout, queries
from ..pages.draft import WARN_DAYS, left_until
from ..words import Stage
from . import access

# (field of the layout, what it is called, the stage that has met it)
MET_BY = (
    ("draft_by", "成稿", Stage.REVIEWED),
    ("submit_by", "报送", Stage.SENT),
    ("publish_by", "公开", Stage.PUBLISHED),
)


def ahead(actor: Actor, on: date) -> list[Reminder]:
    """The deadlines that press and that the report has not met, for who writes it."""
    office = divisions.office(actor.office)
    if not actor.may("reports.edit", f"{office.label}/"):
        return []
    year = access.year_in_hand(on)
    set_out, report = layout.of(office, year), queries.of_year(office.pk, year)
    stages, url = list(Stage), reverse("annual:draft", args=[year])
    reached = stages.index(Stage(report.stage)) if report else -1
    return [
        Reminder(f"{year}年年度报告{label}期限，{left_until(by, on)}", url, by)
        for name, label, met in MET_BY
        if (by := set_out.deadlines[name]) is not None
        and (by - on).days <= WARN_DAYS
        and reached < stages.index(met)
    ]
