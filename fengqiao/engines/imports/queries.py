"""Named questions to the imports, within the open scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from fengqiao.engines.jobs import queries as jobs
from fengqiao.engines.jobs.models import Job
from fengqiao.trunk.files.models import File

from .layout import Memory
from .models import Batch, Meaning, Suggestion
from .words import MeaningKind, SuggestionState

WAITING = "import"
LOOKED_AT = 200


def imports() -> QuerySet[Batch]:
    """The imports, newest first, with their files."""
    return Batch.objects.select_related("file").order_by("-id")


def imports_without(registers: Sequence[str]) -> QuerySet[Batch]:
    """The imports that went to none of these registers."""
    if not registers:
        return imports()
    return imports().exclude(Q(ledger__in=registers) | Q(parts__has_any_keys=list(registers)))


def ledgers_of(batch: Batch) -> list[str]:
    """The keys of the registers that an import went to."""
    return [batch.ledger, *batch.parts]


def waiting(file: UUID) -> QuerySet[File]:
    """A file that was given and waits for its person to say yes."""
    return File.objects.filter(pk=file, audience=WAITING)


def meanings(office: UUID, registers: Sequence[str]) -> QuerySet[Meaning]:
    """What the office's people said words, codes and records of these registers mean."""
    said = Meaning.objects.filter(office=office, ledger__in=registers)
    return said.order_by("kind", "ledger", "key", "said")


def memory(office: UUID) -> Memory:
    """What was said, as an import uses it: one query."""
    by_kind: dict[str, list[Meaning]] = defaultdict(list)
    for one in Meaning.objects.filter(office=office):
        by_kind[one.kind].append(one)
    codes: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for one in by_kind[MeaningKind.CODE]:
        codes[one.ledger, one.key][one.said] = one.written, one.means
    return Memory(
        columns={(m.ledger, m.said): m.means for m in by_kind[MeaningKind.COLUMN]},
        values={(m.ledger, m.key, m.said): m.means for m in by_kind[MeaningKind.VALUE]},
        codes=dict(codes),
        pairs={m.said: m.means for m in by_kind[MeaningKind.ROW]},
        hidden={m.said: m.means for m in by_kind[MeaningKind.HIDDEN]},
    )


def suggestions(office: UUID, registers: Sequence[str]) -> QuerySet[Suggestion]:
    """What imports could add to standing records of these registers and nobody decided yet."""
    still = Suggestion.objects.filter(
        office=office, ledger__in=registers, state=SuggestionState.OPEN
    )
    return still.select_related("batch", "batch__file").order_by("-id")


def check(office: UUID, file: UUID, key: str) -> Job | None:
    """One of the checks of a file, by what its page calls it."""
    for job in jobs.of_office(office)[:LOOKED_AT]:
        of_file = str(file) in job.arguments.get("args", ())
        if of_file and str(job.pk) == key and "sheets" in (job.result or {}):
            return job
    return None


def last_job(office: UUID, file: UUID, has: str = "") -> Job | None:
    """The newest job about a file that was given; with `has` the newest whose result tells that."""
    for job in jobs.of_office(office)[:LOOKED_AT]:
        if str(file) in job.arguments.get("args", ()) and (not has or has in (job.result or {})):
            return job
    return None
