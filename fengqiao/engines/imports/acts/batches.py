"""Commit a checked file, or take an import back. Each is one deed: all or nothing, and short (decision 0050)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.registers.refusals import in_words
from fengqiao.engines.registers.register import Register
from fengqiao.ground import collector
from fengqiao.ground.ids import uuid7
from fengqiao.ground.portions import portions
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Batch, Suggestion
from ..stages import Fill, Staged
from ..words import BatchState, SuggestionState
from . import changes, records

STORING, SEALING = "storing", "sealing"
Report = Callable[[int, int, str], None]


def commit(
    staged: Staged,
    data: bytes,
    name: str,
    *,
    by: Actor,
    year: int | None = None,
    report: Report | None = None,
) -> Batch:
    """This will store what was accepted under one deed, and keep the file by its hash. `report` hears how
    many entries are prepared of how many, then how many are sealed. Raises NotChanged for what a table refuses,
    Overtaken."""
    root = divisions.root(by.office)
    registers = {found.register.sheet.key: found.register for found in staged.found}
    with collector.at_rest(), in_words(*_nouns(registers.values())), deed(beside=True) as running:
        running.hold(partial(changes.heed, staged, by.office))
        if report is not None:
            running.watched_by = _told_to(report, staged.accepted)
        batch_id = uuid7()
        file = files.keep(data, name, at=root, subject=batch_id, by=by)
        batch = _batch(batch_id, file, staged, root.path, year)
        with act("ledgers.commit", on=batch, by=by) as facts:
            batch.save(force_insert=True)
            suggestions = [_suggestion(fill, batch) for fill in unsaid(staged)]
            Suggestion.objects.bulk_create(suggestions, batch_size=500)
            facts |= {
                "ledger": batch.ledger,
                "sha256": file.sha256,
                "name": name,
                "read": batch.read,
                "accepted": batch.accepted,
                "duplicates": batch.duplicates,
                "quarantined": batch.quarantined,
                "suggested": len(suggestions),
            }
        for key, register in registers.items():
            accepted = [row for row in staged.rows[key] if row.accepted]
            if accepted:
                records.store(register, accepted, batch=batch, by=by)
    return batch


def _nouns(registers: Iterable[Register]) -> Iterator[type[Any]]:
    for register in registers:
        yield from (register.model, *(one.model for one in register.sheet.beside))


def _told_to(report: Report, rows: int) -> Callable[[int, int], None]:
    """One entry a row, and a few about the import itself."""

    def told(settled: int, sealed: int) -> None:
        doing, done = (SEALING, sealed) if sealed else (STORING, settled)
        report(min(done, rows), rows, doing)

    return told


def undo(batch: Batch, registers: Mapping[str, Register], *, by: Actor) -> int:
    """This will take an import back from every register that its sheets went to. Raises a ledger's refusal when
    its records were worked on since."""
    went_to = [registers[key] for key in batch.parts or registers]
    found = [records.brought(register, batch) for register in went_to]
    with deed():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        if batch.state == BatchState.UNDONE:
            return 0
        removed = zip(went_to, found, strict=True)
        count = sum(records.remove(one, batch, by=by, found=held) for one, held in removed)
        batch.state = BatchState.UNDONE
        with act("ledgers.undo", on=batch, by=by) as facts:
            batch.save(update_fields=["state"])
            _withdraw(batch)
            facts |= {"ledger": batch.ledger, "count": count}
    return count


def _batch(id: UUID, file: File, staged: Staged, path: str, year: int | None) -> Batch:
    refused, duplicates = len(staged.refused), len(staged.duplicates)
    return Batch(
        id=id,
        office=file.office,
        path=path,
        file=file,
        ledger=staged.found[0].register.sheet.key,
        year=year or staged.found[0].year,
        read=len(staged.all_rows),
        accepted=staged.accepted,
        duplicates=duplicates,
        quarantined=refused,
        state=BatchState.COMMITTED,
        imported_on=timezone.localdate(),
        parts=staged.parts(),
        returned=staged.returned(),
        remarks=[*staged.said, *staged.differences],
    )


def unsaid(staged: Staged) -> list[Fill]:
    """What the file could add to standing records, but for what was suggested before."""
    fills = staged.fills
    before: set[Any] = set()
    for some in portions([fill.subject for fill in fills]):
        told = Suggestion.objects.filter(subject__in=some)
        before |= set(told.values_list("subject", "name", "value"))
    return [fill for fill in fills if (fill.subject, fill.name, fill.value[:200]) not in before]


def brings_something(staged: Staged) -> bool:
    """Whether committing would change anything: the same file twice does not."""
    return bool(staged.accepted or unsaid(staged))


def _suggestion(fill: Fill, batch: Batch) -> Suggestion:
    return Suggestion(
        office=batch.office,
        path=fill.standing.path or batch.path,
        batch=batch,
        ledger=fill.ledger,
        subject=fill.subject,
        subject_label=fill.standing.label[:80],
        name=fill.name,
        value=fill.value[:200],
        label=fill.label[:200],
        sheet=fill.row.sheet.strip()[:60],
        row=fill.row.number,
        state=SuggestionState.OPEN,
    )


def _withdraw(batch: Batch) -> None:
    """Suggestions of an import that was taken back are no longer made."""
    still = Suggestion.objects.filter(batch=batch, state=SuggestionState.OPEN)
    for some in portions(list(still.values_list("pk", flat=True))):
        Suggestion.objects.filter(pk__in=some).delete()
