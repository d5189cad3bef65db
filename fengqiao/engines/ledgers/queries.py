"""Named questions to the imports, within the open scope."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fengqiao.engines.jobs import queries as jobs
from fengqiao.engines.jobs.models import Job
from fengqiao.trunk.files.models import File

from .finding import Memory
from .models import Batch, Meaning, Suggestion
from .words import MeaningKind, SuggestionState

WAITING = "import"
LOOKED_AT = 200


def imports() -> QuerySet[Batch]:
    """The imports, newest first, with their files."""
    return Batch.objects.select_related("file").order_by("-id")


def waiting(file: UUID) -> QuerySet[File]:
    """A file that was given and waits for its person to say yes."""
    return File.objects.filter(pk=file, audience=WAITING)


def meanings(office: UUID) -> QuerySet[Meaning]:
    """What the office's people said headings and spellings mean."""
    kinds = (MeaningKind.COLUMN, MeaningKind.VALUE)
    return Meaning.objects.filter(office=office, kind__in=kinds).order_by("ledger", "kind", "said")


def memory(office: UUID, sha256: str = "") -> Memory:
    """What was said, as an import uses it; of rows only those of the file with that hash."""
    said = list(meanings(office))
    rows = Meaning.objects.filter(office=office, kind=MeaningKind.ROW, key=sha256)
    return Memory(
        columns={(m.ledger, m.said): m.means for m in said if m.kind == MeaningKind.COLUMN},
        values={(m.ledger, m.key, m.said): m.means for m in said if m.kind == MeaningKind.VALUE},
        rows={m.said: m.means for m in rows} if sha256 else {},
    )


def suggestions(office: UUID) -> QuerySet[Suggestion]:
    """What imports could add to standing records and nobody decided yet."""
    still = Suggestion.objects.filter(office=office, state=SuggestionState.OPEN)
    return still.select_related("batch", "batch__file").order_by("-id")


def last_job(office: UUID, file: UUID, has: str = "") -> Job | None:
    """The newest job about a file that was given; with `has` the newest whose result tells that."""
    for job in jobs.of_office(office)[:LOOKED_AT]:
        if str(file) in job.arguments.get("args", ()) and (not has or has in (job.result or {})):
            return job
    return None
