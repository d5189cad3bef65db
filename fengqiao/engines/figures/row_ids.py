"""The ids of opened rows: their hash for proof, and themselves packed small enough to keep."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from fengqiao.ground.hashes import sha256_hex


def ids_of(rows: QuerySet) -> list[UUID]:
    """The ids of rows, sorted."""
    return sorted(rows.order_by().values_list("pk", flat=True))


def hash_of(ids: Iterable[UUID]) -> str:
    """SHA-256 over the sorted ids, a line each; of no rows, that of nothing."""
    return sha256_hex("".join(f"{id}\n" for id in sorted(ids)).encode())


def packed(ids: Iterable[UUID]) -> str:
    return base64.b64encode(zlib.compress(b"".join(id.bytes for id in sorted(ids)), 9)).decode()


def unpacked(text: str) -> list[UUID]:
    if not text:
        return []
    data = zlib.decompress(base64.b64decode(text))
    return [UUID(bytes=data[at : at + 16]) for at in range(0, len(data), 16)]
