"""The timeline of a case: what the journal says, with the notes and files that this person may read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person, Post

from .. import queries
from ..models import Dispute, Note
from ..words import Audience, Outcome, Route, Side

# Said by the note and the file themselves, to those who may read them.
WITH_AUDIENCE = ("disputes.note", "disputes.attach")


def timeline(case: Dispute, actor: Actor) -> list[dict[str, Any]]:
    """Everything that happened, in the order of its days, in a constant number of queries."""
    entries = list(Entry.objects.filter(office=case.office, subject=case.pk).order_by("seq"))
    notes = list(queries.readable_notes(case, actor))
    files = list(queries.readable_files(case, actor))
    names = _names({e.by for e in entries})
    posts = _posts({e.post for e in entries})
    late = divisions.setting(case.office, "journal.late_days", 7)
    attached = {str(e.facts.get("file")): e for e in entries if e.verb == "disputes.attach"}
    told = [_said(e, names, posts, late) for e in entries if e.verb not in WITH_AUDIENCE]
    told += [_noted(note, names) for note in notes]
    told += [_attached(case, file, attached.get(str(file.pk)), names) for file in files]
    return sorted(told, key=lambda one: one["order"])


def _said(
    entry: Entry, names: dict[UUID, str], posts: dict[UUID, str], late: int
) -> dict[str, Any]:
    backfilled = entry.verb == "disputes.backfill"
    return {
        "at": entry.recorded_at,
        "day": entry.happened_on,
        "sentence": verbs.verb(entry.verb).said(),
        "by": names.get(entry.by, "") if entry.by else "",
        "post": posts.get(entry.post, "") if entry.post else "",
        "reason": entry.reason,
        "late": entry.days_late if entry.days_late > late and not backfilled else 0,
        "lines": _lines(entry.facts),
        "order": (entry.happened_on, str(entry.pk)),
    }


def _noted(note: Note, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "day": note.written_on,
        "sentence": verbs.verb("disputes.note").said(),
        "by": names.get(note.written_by, ""),
        "audience": Audience(note.audience).label,
        "lines": [note.text],
        "order": (note.written_on, str(note.pk)),
    }


def _attached(
    case: Dispute, file: File, entry: Entry | None, names: dict[UUID, str]
) -> dict[str, Any]:
    day = entry.happened_on if entry else case.registered_on
    return {
        "day": day,
        "sentence": verbs.verb("disputes.attach").said(),
        "by": names.get(file.kept_by, "") if file.kept_by else "",
        "audience": Audience(file.audience).label,
        "file": {
            "name": file.name,
            "url": reverse("disputes:file", args=[case.pk, file.pk]),
            "size": filesizeformat(file.size),
        },
        "order": (day, str(file.pk)),
    }


def _names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    return {p.pk: p.name for p in Person.objects.filter(pk__in=[k for k in people if k])}


def _posts(posts: Iterable[UUID | None]) -> dict[UUID, str]:
    return {p.pk: str(p) for p in Post.objects.filter(pk__in=[k for k in posts if k])}


def _lines(facts: dict[str, Any]) -> list[str]:
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
    if sheet := facts.get("sheet"):
        lines.append(f"来自工作表“{sheet}”第 {facts.get('row')} 行")
    return lines
