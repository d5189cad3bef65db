"""Writing a backup: of one moment, read while others go on writing."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.utils import timezone

from fengqiao.trunk.files import store
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.snapshot import snapshot

from . import archive, comparison, latest, state

BROKEN = (
    "办理记录核验不符，这份备份恢复时会被拒绝；请保留现场，用 fengqiao journal verify 看是哪一条"
)


@dataclass(frozen=True)
class Written:
    """How much a backup holds. `faults`: what is wrong with what was copied, in sentences; the copy stands."""

    rows: int
    files: int
    faults: tuple[str, ...] = ()


class NotWritten(Exception):
    """The disk takes no backup there; the text says what to do."""


def write(target: Path) -> Written:
    """This will write the backup beside its place, in a folder that is made where it is missing, and move it there
    when it is whole. Raises NotWritten."""
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            scope.everywhere(because="备份"),
            snapshot(),
            ZipFile(part, "w", ZIP_DEFLATED, allowZip64=True) as opened,
        ):
            told = _write(opened)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(part, target)
    except OSError as error:
        said = f"备份写不进 {target}：{error.strerror}。请检查磁盘空间和权限。"
        raise NotWritten(said) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    latest.written(target, told.faults)
    return told


def lost() -> tuple[str, ...]:
    """What is wrong with the bytes of the kept files, in a sentence."""
    count = sum(1 for _ in store.differing())
    if not count:
        return ()
    said = f"{count} 个文件找不到了，或者和存入时不一样"
    return (f"{said}；用 fengqiao journal verify 看是哪几个，从更早的备份里取回",)


def _write(opened: ZipFile) -> Written:
    counts, hashes = archive.write_rows(opened)
    files = archive.write_files(opened, settings.FILES)
    now, told = timezone.localtime(), chain.verify()
    archive.Manifest(
        written_at=now.isoformat(),
        counts=counts,
        hashes=hashes | files,
        heads=told["heads"],
        figures=comparison.figures(now.date()),
        state=state.today(),
    ).write(opened)
    faults = (*(() if told["ok"] else (BROKEN,)), *lost())
    return Written(sum(counts.values()), len(files), faults)
