"""What a person said a heading, a spelling or a row means: kept for the office, shown, and forgotten again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Meaning


@dataclass(frozen=True)
class Answer:
    """One answer: what was asked about, as it is compared and as it stands, and what it means."""

    kind: str
    ledger: str
    key: str
    said: str
    written: str
    means: str
    told: str


def remember(answers: Iterable[Answer], *, by: Actor) -> int:
    """This will keep answers for the office; a later answer replaces an earlier one. Returns how many."""
    count = 0
    with deed():
        for answer in answers:
            count += 1
            row = Meaning.objects.filter(
                office=by.office,
                ledger=answer.ledger,
                kind=answer.kind,
                key=answer.key,
                said=answer.said[:200],
            ).first()
            row = row or Meaning(office=by.office, ledger=answer.ledger, kind=answer.kind)
            row.key, row.said, row.written = answer.key, answer.said[:200], answer.written[:200]
            row.means, row.told = answer.means[:200], answer.told[:200]
            row.confirmed_by, row.confirmed_on = by.person, timezone.localdate()
            with act("ledgers.remember", on=row, by=by) as facts:
                row.save()
                facts |= _facts(row)
    return count


def forget(row: Meaning, *, by: Actor) -> None:
    """This will forget an answer; imports to come ask again. What came in by it stays."""
    with act("ledgers.forget", on=row, by=by) as facts:
        facts |= _facts(row)
        Meaning.objects.filter(pk=row.pk).delete()


def _facts(row: Meaning) -> dict[str, str]:
    return {
        "ledger": row.ledger,
        "kind": row.kind,
        "key": row.key,
        "said": row.said,
        "means": row.means,
    }
