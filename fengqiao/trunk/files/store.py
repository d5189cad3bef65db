"""The bytes of kept files, each under its hash in HOME/files, and whether they still are what was kept.

The hash stands in the row, and the row's digest in the journal: bytes that still have it are those that were kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .models import File

GONE, CHANGED = "找不到了", "和存入时不一样"


class Lost(Exception):
    """The bytes of a file are gone or are others; the text says which file, and what to do."""


@dataclass(frozen=True)
class Differing:
    """A file whose bytes are not what was kept."""

    file: str  # its id
    sha256: str
    why: str

    def told(self) -> dict[str, str]:
        return {"file": self.file, "sha256": self.sha256, "why": self.why}


def where(sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return settings.FILES / sha256[:2] / sha256[2:]


def put(data: bytes, sha256: str) -> None:
    """Whole or not at all: written beside their place and moved there. Bytes that lie there already are written
    anew where they are not what they should be."""
    target = where(sha256)
    if not why(sha256):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, target)


def read(file: File) -> bytes:
    """This will give the bytes that were kept. Raises Lost where they are not those any more."""
    try:
        data = where(file.sha256).read_bytes()
    except OSError:
        raise Lost(_said(file, GONE)) from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Lost(_said(file, CHANGED))
    return data


def why(sha256: str) -> str:
    """Why the bytes of a hash are not what was kept, "" where they are."""
    try:
        with where(sha256).open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return GONE
    return "" if found == sha256 else CHANGED


def differing() -> Iterator[Differing]:
    """This will read the bytes of every file of the open scope, and name those that are not what was kept."""
    known: dict[str, str] = {}
    rows = File.objects.order_by("sha256", "pk").values_list("pk", "sha256")
    for key, sha256 in rows.iterator(chunk_size=2000):
        if sha256 not in known:
            known = {sha256: why(sha256)}  # those of one hash lie side by side
        if known[sha256]:
            yield Differing(str(key), sha256, known[sha256])


def _said(file: File, why: str) -> str:
    return f"“{file.name}”的内容{why}，没有打开。请告诉管理员，用备份里的那一份恢复。"
