"""Tasks: urge and prove; and what the steps of their procedure do. They are assigned as records of their
ledger (sheets/tasks.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import standing
from fengqiao.ground.documents import Facts
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import DutyItem, Evidence, Task, Urging
from ..words import Stage


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What is shown: words, a file, a record of any matter by kind, id and label."""

    on: date
    text: str = ""
    file: File | None = None
    link: tuple[str, UUID, str] | None = None


def urge(task: Task, note: str, *, by: Actor, on: date, by_text: str = "") -> Urging:
    """This will note that a task was asked about (督办), and count it."""
    by = by.under("leadership.assign", task.path)
    urging = Urging(
        office=task.office,
        path=task.path,
        task=task,
        on=on,
        by_text=by_text or by.name,
        note=note,
    )
    with deed():
        task = standing(task)
        if not task.is_open:
            raise Refused("任务已经办结，不用督办")
        task.urged_count += 1
        task.urged_on = max(on, task.urged_on or on)
        with act("leadership.urge", on=task, by=by, happened_on=on) as facts:
            urging.save(force_insert=True)
            task.save(update_fields=["urged_count", "urged_on"])
            facts |= {"count": task.urged_count, "note": note, "by_text": urging.by_text}
    return urging


def prove(subject: Task | DutyItem, proof: Proof, *, by: Actor) -> Evidence:
    """This will put evidence to a task or a duty. Raises Refused when nothing is shown, and for what is void."""
    power = "leadership.handle" if isinstance(subject, Task) else "leadership.keep"
    by = by.under(power, subject.path)
    with deed():
        subject = standing(subject)
        evidence = _evidence(subject, proof)
        with act("leadership.prove", on=subject, by=by, happened_on=proof.on) as facts:
            evidence.save(force_insert=True)
            facts |= {
                "text": proof.text,
                "link_kind": evidence.link_kind,
                "link": str(evidence.link_id or ""),
                "file": str(evidence.file_id or ""),
            }
    return evidence


def unprove(evidence: Evidence, *, by: Actor, reason: str) -> None:
    """This will take evidence down again; the journal keeps what it said. A finished task keeps one."""
    subject = evidence.task or evidence.duty
    power = "leadership.assign" if evidence.task_id else "leadership.keep"
    by = by.under(power, evidence.path)
    others = Evidence.objects.filter(task=evidence.task_id).exclude(pk=evidence.pk)
    with deed():
        subject = standing(subject)
        if evidence.task_id and subject.stage == Stage.DONE and not others.exists():
            raise Refused("已完成的任务至少要留一条佐证；请先附上新的，或者重新推进")
        with act("leadership.unprove", on=subject, by=by, reason=reason) as facts:
            facts["text"] = evidence.text or evidence.link_label
            Evidence.objects.filter(pk=evidence.pk).delete()


def finish(
    task: Task, *, by: Actor, happened_on: date, result: str, evidence: str = "", **_: Any
) -> Facts:
    """Done: what came of it, and the evidence for it when none stands yet."""
    task.result, task.closed_on = result, happened_on
    if evidence.strip():
        _evidence(task, Proof(on=happened_on, text=evidence)).save(force_insert=True)
    return {"result": result, "evidence": evidence}


def reopen(
    task: Task, *, by: Actor, happened_on: date, until: date | None = None, **_: Any
) -> Facts:
    before, task.closed_on, task.result = task.closed_on, None, ""
    task.due_on = until
    return {"due_on": until, "closed_on_before": before}


def _evidence(subject: Task | DutyItem, proof: Proof) -> Evidence:
    if not (proof.text.strip() or proof.file or proof.link):
        raise Refused("请写明佐证，或者附上文件、关联一条记录")
    kind, link_id, label = proof.link or ("", None, "")
    return Evidence(
        office=subject.office,
        path=subject.path,
        task=subject if isinstance(subject, Task) else None,
        duty=subject if isinstance(subject, DutyItem) else None,
        on=proof.on,
        text=proof.text,
        file=proof.file,
        link_kind=kind,
        link_id=link_id,
        link_label=label,
    )
