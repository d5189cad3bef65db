"""The long parts of an import, as jobs: check a file, commit it. Each says how far it is.

A worker that dies leaves nothing half done: checking writes nothing, committing is one deed. Taken up
again, a commit that had been made finds everything there already. One that others overtook is done again (decision 0050).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.jobs.worker import report
from fengqiao.engines.registers.register import Register
from fengqiao.ground.sheets import read
from fengqiao.trunk.files import store
from fengqiao.trunk.files.models import File
from fengqiao.trunk.people import actors
from fengqiao.trunk.people.models import Person

from . import acts, permission, queries, stages
from .told import Checked, shown

MOST_TRIES = 5  # while others change what the file was checked upon


class Committed(TypedDict):
    """The import that was made, or None where there was nothing to bring in."""

    batch: str | None


def check(registers: Sequence[Register], file: str, year: int | None) -> Checked:
    """This will check a file that was given. The result is what its page shows."""
    given = File.objects.get(pk=file)
    staged = _staged(registers, given, year)
    return shown(staged, len(acts.unsaid(staged)))


def commit(registers: Sequence[Register], file: str, year: int | None, person: str) -> Committed:
    """This will check a file once more and store what is good. The result names the import."""
    given = File.objects.get(pk=file)
    for once_more in reversed(range(MOST_TRIES)):
        try:
            return _committed(registers, given, year, person)
        except acts.Overtaken:
            if not once_more:
                raise
    raise AssertionError


def _committed(
    registers: Sequence[Register], given: File, year: int | None, person: str
) -> Committed:
    staged = _staged(registers, given, year)
    actor = actors.of_person(Person.objects.get(pk=UUID(person)), timezone.localdate())
    by = permission.under(registers, staged.ledgers, actor)
    if staged.must_ask or not acts.brings_something(staged):
        # Taken up again after a worker died: what it had committed is there, as a whole.
        before = queries.imports().filter(file__sha256=given.sha256).first()
        return {"batch": str(before.pk) if before else None}
    data = store.read(given)
    batch = acts.commit(staged, data, given.name, by=by, year=year, report=report)
    return {"batch": str(batch.pk)}


def _staged(registers: Sequence[Register], given: File, year: int | None) -> stages.Staged:
    book = read(store.read(given), given.name)
    memory = queries.memory(given.office)
    return stages.stage(book, registers, given.office, year, memory, report)
