"""What a backup is: a ZIP of rows, files and a manifest. How each of them is written, and read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import orjson
from django.apps import apps
from django.db import models

from fengqiao.engines.figures.values import ReadPeriod

# 2: the manifest names the migrations that its rows had seen. Those of 1 are told by their rows (state.py).
FORMAT = 2
MANIFEST, FILES = "manifest.json", "files/"
# Rebuilt or of the moment only: sessions, login attempts, framework tables.
LEFT_OUT = {"sessions", "axes", "contenttypes", "auth", "jobs", "search"}

State = dict[str, list[str]]  # app: the names of its migrations, in their order
Figures = dict[str, list[ReadPeriod]]  # code of an office: its figures, year by year


class BadBackup(Exception):
    """The file cannot be restored, or nothing may be restored here; the text says what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: when it was written, rows a label, the SHA-256 of every member, the journal's
    head of every office, all figures, and the migrations that its rows had seen (None before format 2)."""

    written_at: str
    counts: dict[str, int]
    hashes: dict[str, str]
    heads: dict[str, str]
    figures: Figures
    state: State | None

    def write(self, archive: ZipFile) -> None:
        told = json.dumps({"format": FORMAT, **vars(self)}, ensure_ascii=False)
        archive.writestr(MANIFEST, told)

    @property
    def on(self) -> datetime:
        return datetime.fromisoformat(self.written_at)

    @property
    def files(self) -> list[str]:
        return [name for name in self.hashes if name.startswith(FILES)]


def manifest(archive: ZipFile) -> Manifest:
    """This will read the manifest and compare every member with its hash. Raises BadBackup, and ValueError or
    KeyError where it is no backup at all."""
    told = json.loads(archive.read(MANIFEST))
    if told.pop("format") > FORMAT:
        raise BadBackup("备份来自更新的版本，请先升级再恢复")
    for name, wanted in told["hashes"].items():
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while block := member.read(1 << 20):
                digest.update(block)
        if digest.hexdigest() != wanted:
            raise BadBackup(f"备份里的 {name} 已损坏，请换一份备份")
    return Manifest(**{"state": None} | told)


def kept() -> list[type[models.Model]]:
    """The nouns of today whose rows are copied."""
    return [m for m in apps.get_models() if m._meta.app_label not in LEFT_OUT and m._meta.managed]


def rows(label: str) -> str:
    """The member that holds the rows of a noun."""
    return f"rows/{label}.jsonl"


def write_rows(archive: ZipFile) -> tuple[dict[str, int], dict[str, str]]:
    """This will write the rows of every noun. Returns how many each has, and the hash of each member."""
    counts, hashes = {}, {}
    for model in kept():
        label = model._meta.label_lower
        digest, count = hashlib.sha256(), 0
        with archive.open(rows(label), "w") as member:
            for line in _lines(model):
                member.write(line)
                digest.update(line)
                count += 1
        counts[label], hashes[rows(label)] = count, digest.hexdigest()
    return counts, hashes


def write_files(archive: ZipFile, folder: Path) -> dict[str, str]:
    """This will write every file below a folder. Returns the hash of each member."""
    hashes = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = f"{FILES}{path.relative_to(folder).as_posix()}"
        archive.write(path, name)
        with path.open("rb") as opened:
            hashes[name] = hashlib.file_digest(opened, "sha256").hexdigest()
    return hashes


def read_files(archive: ZipFile, told: Manifest, folder: Path) -> int:
    """This will write the files of a backup below a folder. Returns how many."""
    for name in told.files:
        target = (folder / name.removeprefix(FILES)).resolve()
        if folder.resolve() not in target.parents:
            raise BadBackup("备份里有越界的文件名，没有恢复")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(name))
    return len(told.files)


def read_rows(archive: ZipFile, label: str, model: type[models.Model]) -> int:
    """This will store the rows of a label as rows of a noun, which may be one of the migrations' past. Returns how
    many."""
    batch, count = [], 0
    with archive.open(rows(label)) as member:
        for line in member:
            told = json.loads(line)
            batch.append(_row(model, told))
            if len(batch) == 500:
                model._base_manager.bulk_create(batch)
                count, batch = count + len(batch), []
    model._base_manager.bulk_create(batch)
    return count + len(batch)


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    """A row a line. Times keep their microseconds: an entry's is part of its hash."""
    fields = model._meta.concrete_fields
    pk = next(at for at, one in enumerate(fields) if one.primary_key)
    names = [one.name for one in fields]
    found = model._base_manager.order_by("pk").values_list(*(one.attname for one in fields))
    for values in found.iterator(chunk_size=1000):
        held = dict(zip(names, values, strict=True))
        told = {"model": model._meta.label_lower, "pk": held.pop(names[pk]), "fields": held}
        yield orjson.dumps(told, default=str) + b"\n"


def _row(model: type[models.Model], told: dict[str, Any]) -> models.Model:
    """Django's own reader of rows asks the nouns of today by their labels; a noun of the past is given here."""
    given = {model._meta.pk.attname: model._meta.pk.to_python(told["pk"])}
    for name, value in told["fields"].items():
        field = model._meta.get_field(name)
        one: Any = field.target_field if field.is_relation else field
        given[field.attname] = one.to_python(value)
    return model(**given)
