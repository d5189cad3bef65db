"""Rows beside what the entries say of them: each must be what the last entry that wrote it committed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from . import digests, labels, shapes
from .models import Entry

# What Django and the digests raise for values that no act could have written.
UNREADABLE = (ValueError, TypeError, ArithmeticError, ValidationError)
CHANGED = "这一行在系统之外被改动"
REMOVED = "这一行在系统之外被删除"
UNPROVEN = "写入这一行时的“{}”后来取消了，不能核对"
UNKNOWN = "没有任何动作写入过这一行"


class Written(NamedTuple):
    """What the last entry of a row says of it: its digest, and the shape that this covers."""

    digest: str | None
    label: str
    version: int | None


Latest = dict[tuple[str, str], Written]  # by today's label and the id


@dataclass(frozen=True)
class Differing:
    """A row that is not what its last entry says. `row` where it still stands and can be read."""

    label: str
    id: str
    why: str
    written: Written | None = None
    row: models.Model | None = None

    def told(self) -> dict[str, str]:
        return {"model": self.label, "id": self.id, "why": self.why}


def note(latest: Latest, entry: Entry) -> None:
    """This will take in what one more entry says of its rows."""
    for label, key, digest, *version in entry.rows:
        said = Written(digest, label, version[0] if version else None)
        latest[labels.today(label), key] = said


def differing(latest: Latest, offices: set[UUID] | None) -> Iterator[Differing]:
    """The recorded rows of these offices (None: of all) that were changed, removed or put in behind the journal.
    `latest` is used up."""
    for model in apps.get_models():
        if getattr(model, "gate", None) != "recorded":
            continue
        label = model._meta.label_lower
        standing = model._base_manager.order_by("pk")
        if offices is not None:
            standing = standing.filter(office__in=offices)
        for key, row in read(standing):
            written = latest.pop((label, str(key)), None)
            if written is None or written.digest is None:
                yield Differing(label, str(key), UNKNOWN)
            elif why := _fault(row, written):
                yield Differing(label, str(key), why, written, row)
    for (label, key), written in latest.items():
        if written.digest is not None:
            yield Differing(label, key, REMOVED, written)


def has(row: models.Model, digest: str, shape: shapes.Shape | None) -> bool:
    """Whether a row has a digest in a shape."""
    try:
        same = digests.digest(row, shape) == digest
        return same and (shape is None or digests.says_all(row, shape))
    except UNREADABLE:
        return False  # a value, or the salt, that no act could have written


def read(rows: QuerySet) -> Iterator[tuple[Any, Any]]:
    """(key, row), or (key, None) for a row that was made unreadable behind the application's back."""
    read = set()
    try:
        for row in rows.iterator(chunk_size=2000):
            read.add(row.pk)
            yield row.pk, row
        return
    except UNREADABLE:
        pass
    for key in list(rows.values_list("pk", flat=True)):
        if key not in read:
            yield key, _one(rows, key)


def _fault(row: models.Model | None, written: Written) -> str:
    shape = shapes.of(written.label, written.version)
    if row is not None and has(row, written.digest or "", shape):
        return ""
    lost = shape.lost if shape is not None and row is not None else ()
    return UNPROVEN.format("、".join(lost)) if lost else CHANGED


def _one(rows: QuerySet, key: Any) -> Any:
    try:
        return rows.get(pk=key)
    except UNREADABLE:
        return None
