"""The timeline of a case: what the journal says, with the notes and files that this person may read."""

from __future__ import annotations

from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from fengqiao.engines.registers.timeline import of_case
from fengqiao.ground.documents import Document
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import recall, verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Attached, Happening

from .. import queries
from ..models import Dispute, Note
from ..registers import REGISTER
from ..words import Audience, Outcome, Route, Side

# Said by the note and the file themselves, to those who may read them.
WITH_AUDIENCE = ("disputes.note", "disputes.attach")


def timeline(case: Dispute, actor: Actor) -> list[Happening]:
    """Everything that happened, in the order of its days, in a constant number of queries."""
    entries = recall.entries_of(case)
    notes = list(queries.readable_notes(case, actor))
    files = list(queries.readable_files(case, actor))
    names = chronicle.names_of(e.by for e in entries)
    attached = {str(e.facts.get("file")): e for e in entries if e.verb == "disputes.attach"}
    written = {key: e for e in entries if e.verb == "disputes.note" for _, key, *_ in e.rows}
    plain = [e for e in entries if e.verb not in WITH_AUDIENCE]
    told = of_case(REGISTER, case, entries, _lines, told=plain, names=names)
    told += [_noted(note, written.get(str(note.pk)), names) for note in notes]
    told += [_attached(case, file, attached.get(str(file.pk)), names) for file in files]
    return sorted(told, key=lambda one: one.order)


def _noted(note: Note, entry: Entry | None, names: dict[UUID | None, str]) -> Happening:
    return Happening(
        day=note.written_on,
        sentence=verbs.verb("disputes.note").said(),
        by=names.get(note.written_by, ""),
        place=entry.seq if entry else 0,
        lines=(note.text,),
        audience=Audience(note.audience).label,
    )


def _attached(
    case: Dispute, file: File, entry: Entry | None, names: dict[UUID | None, str]
) -> Happening:
    url = reverse("disputes:file", args=[case.pk, file.pk])
    return Happening(
        day=entry.happened_on if entry else case.registered_on,
        sentence=verbs.verb("disputes.attach").said(),
        by=names.get(file.kept_by, "") if file.kept_by else "",
        place=entry.seq if entry else 0,
        audience=Audience(file.audience).label,
        file=Attached(file.name, url, filesizeformat(file.size)),
    )


def _lines(facts: Document) -> list[str]:
    """What an entry says beyond its verb, in words; hidden facts stay hidden here."""
    lines = []
    if outcome := facts.get("outcome"):
        lines.append(f"结果：{Outcome(outcome).label}")
    if side := facts.get("side"):
        lines.append(f"哪一方：{Side(side).label}")
    if routes := facts.get("routes"):
        lines.append("已告知的途径：" + "、".join(Route(route).label for route in routes))
    if days := facts.get("days"):
        lines.append(f"延长 {days} 天")
    if receiver := facts.get("receiver"):
        lines.append(f"移送：{receiver}")
    if acknowledged := facts.get("acknowledged"):
        lines.append(f"对方签收：{acknowledged}")
    return lines
