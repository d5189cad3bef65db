"""Commit a checked file, or take an import back. Each is one deed: all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.ground.ids import uuid7
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .declaring import Ledger
from .models import Batch
from .staging import Staged
from .words import BatchState

VERBS = (
    Verb(
        "ledgers.commit",
        "导入台账",
        shows=("ledger", "sha256", "read", "accepted", "duplicates", "quarantined"),
        hides=("name",),
    ),
    Verb("ledgers.undo", "撤销导入", shows=("ledger", "count")),
)


def commit(staged: Staged, data: bytes, name: str, *, by: Actor, year: int | None = None) -> Batch:
    """This will store what was accepted under one deed, and keep the file by its hash."""
    told = staged.told()
    root = divisions.root(by.office)
    with deed():
        batch_id = uuid7()
        file = files.keep(data, name, at=root, subject=batch_id, by=by)
        batch = _batch(batch_id, file, staged, told, root.path, year)
        with act("ledgers.commit", on=batch, by=by) as facts:
            batch.save(force_insert=True)
            facts |= {
                "ledger": batch.ledger,
                "sha256": file.sha256,
                "name": name,
                "read": batch.read,
                "accepted": batch.accepted,
                "duplicates": batch.duplicates,
                "quarantined": batch.quarantined,
            }
        for ledger in {found.ledger.key: found.ledger for found in staged.found}.values():
            accepted = [row for row in staged.rows[ledger.key] if row.accepted]
            ledger.commit(accepted, batch=batch, by=by)
    return batch


def undo(batch: Batch, ledgers: Mapping[str, Ledger], *, by: Actor) -> int:
    """This will take an import back from every ledger that its sheets went to. Raises a ledger's refusal when
    its records were worked on since."""
    with deed():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        if batch.state == BatchState.UNDONE:
            return 0
        count = sum(ledger.undo(batch, by=by) for ledger in ledgers.values())
        batch.state = BatchState.UNDONE
        with act("ledgers.undo", on=batch, by=by) as facts:
            batch.save(update_fields=["state"])
            facts |= {"ledger": batch.ledger, "count": count}
    return count


def _batch(
    id: UUID, file: File, staged: Staged, told: dict[str, Any], path: str, year: int | None
) -> Batch:
    return Batch(
        id=id,
        office=file.office,
        path=path,
        file=file,
        ledger=staged.found[0].ledger.key,
        year=year or staged.found[0].year,
        read=told["read"],
        accepted=told["accepted"],
        duplicates=told["duplicates"],
        quarantined=len(told["quarantined"]),
        state=BatchState.COMMITTED,
        imported_on=timezone.localdate(),
    )
