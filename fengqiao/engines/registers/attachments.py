"""Files beside a record: kept for who may read it."""

from __future__ import annotations

from typing import Any

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from .register import Register
from .rules import NotChanged

# The audience of such a file: who may read the record.
READERS = "record"


def attach(register: Register, record: Any, data: bytes, name: str, *, by: Actor) -> File:
    """This will keep a file beside a record. Raises NotChanged for a void one, Denied."""
    by = by.under(register.enters)
    with deed():
        fresh = register.model.objects.select_for_update().get(pk=record.pk)
        if fresh.is_void:
            raise NotChanged("这一条已经作废，不能再存文件；作废错了的，请先恢复")
        at = divisions.at(fresh.office, getattr(fresh, "path", ""))
        return files.keep(data, name, at=at, by=by, subject=fresh.pk, audience=READERS)
