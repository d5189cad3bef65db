"""Keeping a file: the bytes by their hash, written before the row, so that a row never lacks its bytes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings

from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .models import File

VERBS = (Verb("files.keep", "存入文件", shows=("sha256", "size", "kind"), hides=("name",)),)

# By content, never by name. What is none of these is kept as plain bytes and still only downloaded.
_MAGIC = (
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/vnd.ms-office"),
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
OFFICE_ONLY = "office"


def keep(
    data: bytes,
    name: str,
    *,
    at: Division,
    by: Actor,
    subject: UUID | None = None,
    audience: str = OFFICE_ONLY,
) -> File:
    """This will keep a file for a place and an audience. The same bytes are stored once."""
    sha256 = hashlib.sha256(data).hexdigest()
    _store(data, sha256)
    file = File(
        office=at.office,
        path=at.path,
        sha256=sha256,
        name=Path(name).name[:200],
        kind=kind_of(data),
        size=len(data),
        audience=audience,
        subject=subject,
        kept_by=by.person,
    )
    with act("files.keep", on=file, by=by) as facts:
        file.save()
        facts |= {"sha256": sha256, "size": len(data), "kind": file.kind, "name": file.name}
    return file


def where(sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return settings.FILES / sha256[:2] / sha256[2:]


def kind_of(data: bytes) -> str:
    return next(
        (kind for magic, kind in _MAGIC if data.startswith(magic)), "application/octet-stream"
    )


def _store(data: bytes, sha256: str) -> None:
    """Whole or not at all: written beside its place and moved there."""
    target = where(sha256)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, target)
