"""Restoring a backup into an empty installation: all in one transaction, verified before it holds.

Journal, row digests and figures must agree, or nothing is kept. Files come before rows, and lie under their hash:
whenever this is stopped, what was written is what a second run would write.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.project import catalogue
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import chain, gate, labels, repairs, scope

from . import archive, comparison, copy, state, upgrade
from .archive import BadBackup, Manifest


@dataclass(frozen=True)
class Restored:
    """How much was restored: `entries` of the journal agree, and `figures` values that both versions know.
    `faults`: what the backup lacked, in sentences; `told`: what else to know and to do."""

    rows: int
    files: int
    entries: int
    figures: int
    faults: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def read(source: Path) -> Restored:
    """This will restore a backup into an empty installation. Raises BadBackup and then changes nothing."""
    try:
        with ZipFile(source) as given, scope.everywhere(because="恢复备份"):
            manifest = archive.manifest(given)
            _refuse_used()
            then = state.of(given, manifest)
            if then == state.today():
                return _stored(given, manifest, given, manifest.counts)
            with upgrade.of(source, then) as brought, ZipFile(brought) as rows:
                return _stored(given, manifest, rows, archive.manifest(rows).counts)
    except (BadZipFile, KeyError, ValueError):
        raise BadBackup(f"{source} 不是完整的备份文件，请换一份备份") from None
    except DatabaseError as error:
        raise BadBackup(f"备份里的数据装不进来：{error}") from None


def _stored(given: ZipFile, manifest: Manifest, rows: ZipFile, counts: dict[str, int]) -> Restored:
    """The files of the backup that was given, and what it must agree with; the rows of this version."""
    with transaction.atomic():
        _refuse_used()
        files = archive.read_files(given, manifest, settings.FILES)
        with gate.restoring():
            count = _rows(rows, counts)
            _index_again()
        entries, told = _whole(manifest)
        figures, gone = _figures(manifest)
        return Restored(count, files, entries, figures, copy.lost(), (*told, *gone))


def _refuse_used() -> None:
    if Office.objects.exists():
        raise BadBackup("这里已经有街道的数据，只能恢复到一个空的系统；请换一个 FENGQIAO_HOME")


def _rows(opened: ZipFile, counts: dict[str, int]) -> int:
    nouns = {label: apps.get_model(labels.today(label)) for label in counts}
    for model in reversed(nouns.values()):
        model._base_manager.all().delete()
    return sum(archive.read_rows(opened, label, model) for label, model in nouns.items())


def _index_again() -> None:
    """The search index is not copied: each engine has its own, made from the rows."""
    for kind, (documents, _) in catalogue.SEARCHED.items():
        rows = dict(apps.get_model(kind)._base_manager.values_list("pk", "office"))
        told = documents(rows)
        search.index(search.Document(kind, pk, rows[pk], *rest) for pk, *rest in told)


def _whole(manifest: Manifest) -> tuple[int, tuple[str, ...]]:
    """The entries that agree, and what to do about rows that an upgrade of earlier days made look changed."""
    told = chain.verify()
    if told["first_bad"] or told["heads"] != manifest.heads:
        raise BadBackup("恢复后的办理记录和备份时不一致，没有恢复；请换一份备份")
    if told["ok"]:
        return told["entries"], ()
    found = repairs.look()
    if found.changed:
        raise BadBackup("备份里有数据在系统之外被改动过，没有恢复；请换一份备份")
    said = f"{len(found.explained)} 行是以前的升级添了栏目，不是被人改动"
    return told["entries"], (f"{said}；请运行 fengqiao journal mend 看明白，再加 --yes 记下来",)


def _figures(manifest: Manifest) -> tuple[int, tuple[str, ...]]:
    """How many values agree, and which figures this version no longer counts."""
    then = timezone.localtime(manifest.on).date()
    found = comparison.compared(manifest.figures, comparison.figures(then))
    if found.differing:
        raise BadBackup(
            f"恢复后的指标和备份时不一致，没有恢复；请换一份备份（{found.differing[0]}）"
        )
    if not found.gone:
        return found.values, ()
    return found.values, (f"这个版本不再统计：{'、'.join(found.gone)}",)
