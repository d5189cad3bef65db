"""Backup and restore: rows as lines of JSON, files by hash, a manifest that says what must come out again.

The copy knows no engine: what was written on SQLite can be restored on PostgreSQL when an office outgrows
one machine. It is read in one transaction (SQLite: a write lock; PostgreSQL: REPEATABLE READ), so it is of
one moment. A restore happens in one transaction and is verified inside it: journal, row digests and
figures must agree, or nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.engines.figures import Period, values
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.files import store
from fengqiao.trunk.journal import chain, gate, labels, scope
from fengqiao.trunk.journal.chain import Verified
from fengqiao.trunk.journal.snapshot import snapshot

from . import catalogue

FORMAT = 1
# Rebuilt or of the moment only: sessions, login attempts, framework tables.
LEFT_OUT = {"sessions", "axes", "contenttypes", "auth", "jobs", "search"}
STAMP = "last_backup.json"


class BadBackup(Exception):
    """The file cannot be restored, or nothing may be restored here; the text says what to do."""


class Exact(DjangoJSONEncoder):
    """Django's encoder cuts microseconds; an entry's time is part of its hash."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def kept_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.app_label not in LEFT_OUT and m._meta.managed]


@dataclass(frozen=True)
class Written:
    """How much a backup holds. `faults`: what is wrong with what was copied, in sentences; the copy stands."""

    rows: int
    files: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Restored:
    """How much was restored; `entries` of the journal agree. `faults`: what the backup lacked, in sentences."""

    rows: int
    files: int
    entries: int
    faults: tuple[str, ...] = ()


def write(target: Path) -> Written:
    """This will write the backup beside its place and move it there when it is whole."""
    part = target.with_name(f".{target.name}.part")
    try:
        with (
            scope.everywhere(because="备份"),
            snapshot(),
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive,
        ):
            told = _write(archive)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    stamp = {"at": timezone.now().isoformat(), "file": str(target), "rows": told.rows}
    (settings.HOME / STAMP).write_text(json.dumps(stamp, ensure_ascii=False), encoding="utf-8")
    return told


def last_backup() -> datetime | None:
    """When this installation was last backed up, or None."""
    try:
        told = json.loads((settings.HOME / STAMP).read_text(encoding="utf-8"))
        return datetime.fromisoformat(told["at"])
    except (OSError, ValueError, KeyError):
        return None


def read(source: Path) -> Restored:
    """This will restore a backup into an empty installation. Raises BadBackup and then changes nothing."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            with scope.everywhere(because="恢复备份"), transaction.atomic():
                _refuse_used()
                # The files first: rows that stand have their bytes, whenever this is stopped.
                files = _read_files(archive, manifest)
                rows = _read_rows(archive, manifest)
                _index_again()
                entries = _agree(manifest)
                faults = _lost()
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise BadBackup(f"{source} 不是完整的备份文件，请换一份备份") from None
    except DatabaseError as error:
        raise BadBackup(f"备份里的数据装不进来：{error}") from None
    return Restored(rows, files, entries, faults)


def _write(archive: zipfile.ZipFile) -> Written:
    counts, hashes = {}, {}
    for model in kept_models():
        name = f"rows/{model._meta.label_lower}.jsonl"
        digest, count = hashlib.sha256(), 0
        with archive.open(name, "w") as member:
            for line in _lines(model):
                member.write(line)
                digest.update(line)
                count += 1
        counts[model._meta.label_lower], hashes[name] = count, digest.hexdigest()
    files = 0
    for path in sorted(p for p in settings.FILES.rglob("*") if p.is_file()):
        name = f"files/{path.relative_to(settings.FILES).as_posix()}"
        archive.write(path, name)
        hashes[name] = _sha256(path)
        files += 1
    now, told = timezone.localtime(), chain.verify()
    faults = (*_broken(told), *_lost())
    manifest = {
        "format": FORMAT,
        "written_at": now.isoformat(),
        "counts": counts,
        "hashes": hashes,
        "heads": told["heads"],
        "figures": _figures(now.date()),
    }
    archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False))
    return Written(sum(counts.values()), files, faults)


def _broken(told: Verified) -> tuple[str, ...]:
    if told["ok"]:
        return ()
    return (
        "办理记录核验不符，这份备份恢复时会被拒绝；请保留现场，用 fengqiao journal verify 看是哪一条",
    )


def _lost() -> tuple[str, ...]:
    """What is wrong with the bytes of the kept files."""
    lost = list(store.differing())
    if not lost:
        return ()
    said = f"{len(lost)} 个文件找不到了，或者和存入时不一样"
    return (f"{said}；用 fengqiao journal verify 看是哪几个，从更早的备份里取回",)


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._base_manager.order_by("pk").iterator(chunk_size=1000)
    for row in rows:
        told = serializers.serialize("json", [row], ensure_ascii=False, cls=Exact)
        yield told[1:-1].encode() + b"\n"


def _figures(on: date) -> dict[str, Any]:
    """Every figure of every office for the years that hold anything, as it stood on the day of the backup:
    what a restore must show again, whenever it happens."""
    told: dict[str, Any] = {}
    for office in Office.objects.order_by("code"):
        with scope.office(office.pk):
            told[office.code] = [
                values.read([], Period.year(year, seen_on=on), office)
                for year in range(on.year - 10, on.year + 1)
            ]
    return told


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest = json.loads(archive.read("manifest.json"))
    if manifest["format"] != FORMAT:
        raise BadBackup("备份来自更新的版本，请先升级再恢复")
    for name, wanted in manifest["hashes"].items():
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while block := member.read(1 << 20):
                digest.update(block)
        if digest.hexdigest() != wanted:
            raise BadBackup(f"备份里的 {name} 已损坏，请换一份备份")
    return manifest


def _refuse_used() -> None:
    if Office.objects.exists():
        raise BadBackup("这里已经有街道的数据，只能恢复到一个空的系统；请换一个 FENGQIAO_HOME")


def _read_rows(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    rows = 0
    with gate.restoring():
        for label in reversed(manifest["counts"]):
            apps.get_model(labels.today(label))._base_manager.all().delete()
        for label in manifest["counts"]:
            model = apps.get_model(labels.today(label))
            with archive.open(f"rows/{label}.jsonl") as member:
                rows += _insert(model, member)
    return rows


def _index_again() -> None:
    """The search index is not copied: each engine has its own, made from the rows."""
    with gate.restoring():
        for kind, (documents, _) in catalogue.SEARCHED.items():
            rows = dict(apps.get_model(kind)._base_manager.values_list("pk", "office"))
            told = documents(rows)
            search.index(search.Document(kind, pk, rows[pk], *rest) for pk, *rest in told)


def _insert(model: type[models.Model], lines: Any) -> int:
    batch, count = [], 0
    for line in lines:
        told = json.loads(line) | {"model": model._meta.label_lower}
        batch.append(next(serializers.deserialize("python", [told])).object)
        if len(batch) == 500:
            model._base_manager.bulk_create(batch)
            count, batch = count + len(batch), []
    model._base_manager.bulk_create(batch)
    return count + len(batch)


def _agree(manifest: dict[str, Any]) -> int:
    told = chain.verify()
    if not told["ok"] or told["heads"] != manifest["heads"]:
        raise BadBackup("恢复后的办理记录和备份时不一致，没有恢复；请换一份备份")
    written_at = datetime.fromisoformat(manifest["written_at"])
    figures_then = _figures(timezone.localtime(written_at).date())
    if json.loads(json.dumps(figures_then)) != manifest["figures"]:
        raise BadBackup("恢复后的指标和备份时不一致，没有恢复；请换一份备份")
    return told["entries"]


def _read_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    names = [name for name in manifest["hashes"] if name.startswith("files/")]
    for name in names:
        target = (settings.FILES / name.removeprefix("files/")).resolve()
        if settings.FILES.resolve() not in target.parents:
            raise BadBackup("备份里有越界的文件名，没有恢复")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(name))
    return len(names)


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
