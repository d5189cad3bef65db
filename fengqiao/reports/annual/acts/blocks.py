"""Writing the report: a draft begins with the first word that someone writes, and every change is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures.acts import external
from fengqiao.engines.figures.chips import chip
from fengqiao.engines.procedures.registration import Registration
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .. import layout, manuscript, queries
from ..manuscript import Text
from ..models import Block, Report
from ..words import Stage

# A report in which nobody has written a word yet can be taken back; its draft is then read from the year before, again.
BEGINNING = Registration(
    adds="reports.begin",
    takes_back="reports.take_back_begin",
    power="reports.issue",
    place=lambda report: report.path,
    address=lambda report: reverse("annual:take_back_begin", args=[report.year]),
)
VERBS = (
    Verb("reports.begin", "开始起草", shows=("year", "blocks")),
    BEGINNING.verb("开始起草"),
    Verb("reports.write", "改正文", shows=("heading", "before", "after")),
    Verb("reports.add", "加一段", shows=("section", "heading", "after")),
    Verb("reports.remove", "删一段", shows=("section", "heading", "before")),
    Verb("reports.set_out", "改期限", shows=layout.DEADLINES),
)


class Closed(Exception):
    """The text may not be changed any more; the text says why and what to do."""


class Overtaken(Exception):
    """Someone else changed the block since it was read."""

    def __init__(self) -> None:
        super().__init__("这一段刚刚由别人改过，没有保存；请再保存一次")


def begin(office: Office, year: int, *, by: Actor) -> Report:
    """This will begin the report of a year with the text that its draft has; a begun one is given as it is."""
    with deed():
        standing = queries.of_year(office.pk, year)
        if standing is not None:
            return standing
        set_out = layout.of(office, year)
        report = Report(
            office=office.pk,
            path=f"{office.label}/",
            year=year,
            registered_on=timezone.localdate(),
            **set_out.deadlines,
        )
        blocks = [_block(report, one) for one in manuscript.texts(office.pk, year)]
        with act("reports.begin", on=report, by=by) as facts:
            report.save(force_insert=True)
            for block in blocks:
                block.save(force_insert=True)
            facts |= {"year": year, "blocks": len(blocks)}
    return report


def write(block: Block, *, heading: str, text: str, version: int, by: Actor) -> Block:
    """This will change a block. `version` is the one that the person read. Raises Overtaken, Closed."""
    with deed():
        held = Block.objects.select_for_update().select_related("report").get(pk=block.pk)
        _open(held.report)
        if held.version != version:
            raise Overtaken
        before = held.text
        if (held.heading, before) == (heading, text):
            return held
        held.heading, held.text, held.version = heading, text, version + 1
        with act("reports.write", on=held, by=by) as facts:
            held.save()
            _unread(held.report)
            facts |= {"heading": heading, "before": before, "after": text}
    return held


def add(report: Report, *, section: str, heading: str, text: str, by: Actor) -> Block:
    """This will add a block at the end of a part. Raises Closed."""
    with deed():
        _open(report)
        last = queries.blocks(report).aggregate(last=Max("position"))["last"] or 0
        block = _block(report, Text(section, last + 1, "", heading, text))
        with act("reports.add", on=block, by=by) as facts:
            block.save(force_insert=True)
            _unread(report)
            facts |= {"section": section, "heading": heading, "after": text}
    return block


def remove(block: Block, *, by: Actor) -> None:
    """This will take a block out of the report; what it said stays in the journal. Raises Closed."""
    with deed():
        _open(block.report)
        with act("reports.remove", on=block, by=by) as facts:
            facts |= {"section": block.section, "heading": block.heading, "before": block.text}
            Block.objects.filter(pk=block.pk).delete()
            _unread(block.report)


def bind(
    block: Block, *, start: int, said: str, style: str, version: int, by: Actor, **recorded: Any
) -> Block:
    """This will record a bare number as one from outside, and put its chip in the number's place.

    `recorded` is what `external.record` takes. Raises NameTaken, Overtaken, Closed.
    """
    with deed():
        held = Block.objects.get(pk=block.pk)
        if held.version != version or held.text[start : start + len(said)] != said:
            raise Overtaken
        row = external.record(by=by.under("figures.manage"), **recorded)
        bound = chip(f"external.{row.slug}", *([style] if style else []))
        text = held.text[:start] + bound + held.text[start + len(said) :]
        return write(held, heading=held.heading, text=text, version=version, by=by)


def set_out(
    office: Office, year: int, lasting: Mapping[str, Any], own: Mapping[str, Any], *, by: Actor
) -> None:
    """This will keep the settings of the report: what lasts, and what the year has of its own."""
    with deed():
        divisions.set_setting(office.pk, layout.LASTING, dict(lasting), by=by)
        divisions.set_setting(office.pk, layout.for_year(year), dict(own), by=by)
        report = queries.of_year(office.pk, year)
        days = layout.of(office, year).deadlines
        if report is None or all(getattr(report, name) == day for name, day in days.items()):
            return
        with act("reports.set_out", on=report, by=by) as facts:
            for name, day in days.items():
                setattr(report, name, day)
            report.save()
            facts |= days


def _block(report: Report, one: Text) -> Block:
    return Block(
        office=report.office,
        path=report.path,
        report=report,
        section=one.section,
        position=one.position,
        key=one.key,
        heading=one.heading,
        text=one.text,
    )


def _open(report: Report) -> None:
    if report.stage == Stage.DRAFT:
        return
    if report.is_issued:
        raise Closed("报告已经签发，正文不能再改；数字变了会写在“更正”里")
    raise Closed("报告已经审议，要改正文请先“退回修改”")


def _unread(report: Report) -> None:
    """Who read it read another text: both heads read it again."""
    if report.secretary_read_on or report.director_read_on:
        report.secretary_read_on = report.director_read_on = None
        report.save()
