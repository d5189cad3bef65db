"""Named questions to the reports of an office, within the open scope."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from .models import Block, Report
from .words import ISSUED, Stage


def reports(office: UUID | None = None) -> QuerySet[Report]:
    rows = Report.objects.select_related("docx", "pdf")
    return rows if office is None else rows.filter(office=office)


def of_year(office: UUID, year: int) -> Report | None:
    return reports(office).filter(year=year).first()


def issued(office: UUID, year: int) -> Report | None:
    """The report of a year, if it was issued."""
    return reports(office).filter(year=year, stage__in=ISSUED).first()


def last_issued(office: UUID, before: int) -> Report | None:
    """The last report before a year that was issued."""
    rows = reports(office).filter(year__lt=before, stage__in=ISSUED)
    return rows.order_by("-year").first()


def last_text(office: UUID, year: int) -> str:
    """The text of the last report before a year that was issued; "" where none was."""
    found = last_issued(office, year)
    return found.issued_text if found else ""


def latest_before(office: UUID, year: int) -> Report | None:
    """The last report before a year: its text is carried on."""
    return reports(office).filter(year__lt=year).order_by("-year").first()


def blocks(report: Report) -> QuerySet[Block]:
    return Block.objects.filter(report=report).order_by("position", "id")


def history(block: UUID, office: UUID) -> QuerySet[Entry]:
    """What was done with a block, newest first."""
    return Entry.objects.filter(office=office, subject=block).order_by("-seq")


def waiting_for(actor: Actor) -> QuerySet[Report]:
    """Reports on their way, for who issues them."""
    on_way = reports(actor.office).exclude(stage=Stage.PUBLISHED)
    return on_way if actor.may("reports.issue") else on_way.none()
