"""Keeping a file: the bytes by their hash, written before the row, so that a row never lacks its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol
from uuid import UUID

from fengqiao.ground import signs
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from . import rules, store
from .models import OFFICE, File

VERBS = (Verb("files.keep", "存入文件", shows=("sha256", "size", "kind"), hides=("name",)),)


class Place(Protocol):
    """Whose a file is: a division, or a case in it."""

    @property
    def office(self) -> UUID: ...
    @property
    def path(self) -> str: ...


def keep(
    data: bytes,
    name: str,
    *,
    at: Place,
    by: Actor,
    subject: UUID | None = None,
    audience: str = OFFICE,
    readers: str = "",
) -> File:
    """This will keep a file for a place and an audience, `readers` being its persons. The same bytes are stored
    once."""
    sha256 = hashlib.sha256(data).hexdigest()
    store.put(data, sha256)
    file = File(
        office=at.office,
        path=at.path,
        sha256=sha256,
        name=signs.one_line(Path(name).name)[:200],
        kind=rules.kind_of(data),
        size=len(data),
        audience=audience,
        readers=readers,
        subject=subject,
        kept_by=by.person,
    )
    with act("files.keep", on=file, by=by) as facts:
        file.save()
        facts |= {"sha256": sha256, "size": len(data), "kind": file.kind, "name": file.name}
    return file
