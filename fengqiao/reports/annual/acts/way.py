"""The effects of the steps: who read it, which meeting, and the issue that freezes text, files and readings."""

from __future__ import annotations

from datetime import date
from typing import Any

from fengqiao.engines.figures import lookup
from fengqiao.engines.figures.acts import freeze
from fengqiao.engines.papers import CannotWrite, Paper, written
from fengqiao.engines.procedures import Refused
from fengqiao.ground.documents import Facts
from fengqiao.ground.hashes import sha256_hex
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.actors import Actor

from .. import composition, document
from ..composition import Draft
from ..models import Report


def read_by_secretary(report: Report, *, by: Actor, happened_on: date, **given: Any) -> Facts:
    report.secretary_read_on = happened_on
    return {}


def read_by_director(report: Report, *, by: Actor, happened_on: date, **given: Any) -> Facts:
    report.director_read_on = happened_on
    return {}


def review(report: Report, *, by: Actor, happened_on: date, meeting: str, **given: Any) -> Facts:
    report.meeting = meeting
    return {"meeting": meeting}


def sign(report: Report, *, by: Actor, happened_on: date, signed_by: str, **given: Any) -> Facts:
    """This will issue the report: its text, its files and every reading are kept as they are today."""
    with scope.office(report.office):  # readings are of one place: the whole street
        office = divisions.office(report.office)
        draft = composition.compose(office, report.year, happened_on, report)
        paper = document.paper(draft)
        readings = _frozen(draft, report, by)
        report.signed_on, report.signed_by = happened_on, signed_by
        report.issued_text = written(paper, "txt").decode()
        report.docx = _kept(paper, "docx", report, by)
        report.pdf = _kept(paper, "pdf", report, by)
    return {
        "signed_by": signed_by,
        "readings": readings,
        "text": sha256_hex(report.issued_text.encode()),
        "docx": report.docx.sha256 if report.docx else "",
        "pdf": report.pdf.sha256 if report.pdf else "",
    }


def send(report: Report, *, by: Actor, happened_on: date, receipt: str, **given: Any) -> Facts:
    report.receipt = receipt
    return {"receipt": receipt}


def clear(report: Report, *, by: Actor, happened_on: date, clearance: str, **given: Any) -> Facts:
    report.clearance = clearance
    return {"clearance": clearance}


def publish(
    report: Report, *, by: Actor, happened_on: date, published_at: str, **given: Any
) -> Facts:
    report.published_on, report.published_at = happened_on, published_at
    return {"published_at": published_at}


def _frozen(draft: Draft, report: Report, by: Actor) -> int:
    """Each number once, however often the text says it; what moved while it was read is not issued."""
    taken = set()
    for bound in draft.bound:
        asked = (bound.key, *sorted(bound.cells.items()))
        if asked in taken:
            continue
        taken.add(asked)
        figure = lookup.find(bound.key, report.office)
        reading = freeze(figure, bound.period, by=by, cells=bound.cells, used_in=report.pk)
        if reading.value != bound.value:
            raise Refused(f"“{bound.named}”刚刚变了，请看过新的数再签发")
    return len(taken)


def _kept(paper: Paper, kind: str, report: Report, by: Actor) -> File | None:
    """The file as it is signed, by its hash. Without the fonts for it there is no PDF, and Word suffices."""
    try:
        data = written(paper, kind)
    except CannotWrite:
        if kind == "docx":
            raise
        return None
    return files.keep(data, f"{paper.plain_title}.{kind}", at=report, by=by, subject=report.pk)
