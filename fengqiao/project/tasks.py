"""Shallow jobs of the product as a whole."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from fengqiao.engines.imports import tasks as imports
from fengqiao.engines.imports.tasks import Committed
from fengqiao.engines.imports.told import Checked
from fengqiao.ground.documents import Document
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.files import store
from fengqiao.trunk.journal import accesses, chain, scope

from . import catalogue
from .backups import copy, trial


def verify_journal() -> Document:
    """This will verify the office's journal; a failure makes the job fail, and doctor names it."""
    told = chain.verify()
    office = Office.objects.get(pk=scope.current().reaches[0].office)
    if lost := list(store.differing()):
        raise RuntimeError(f"{office.name}有 {len(lost)} 个文件找不到了，或者和存入时不一样")
    if not told["ok"]:
        raise RuntimeError(
            f"{office.name}的办理记录核验不符：{told['first_bad'] or told['rows_changed_outside'][:3]}"
        )
    return {"entries": told["entries"], "on": str(timezone.localdate())}


def take_up_accesses() -> Document:
    """This will take up the rows of the access log that wait into the office's chain."""
    office = Office.objects.get(pk=scope.current().reaches[0].office)
    return {"rows": accesses.take_up(office, by=accesses.Nobody())}


@task()
def write_backup(name: str) -> Document:
    """This will write a backup into the folder of backups, and ask for its trial."""
    told = copy.write(settings.BACKUPS / name)
    try_backup.enqueue(name)
    return {"rows": told.rows, "files": told.files}


@task()
def try_backup(name: str) -> Document:
    """This will try a backup of the folder of backups; the first page says what was found."""
    found = trial.of(settings.BACKUPS / name)
    return {"ok": found.ok, "said": found.said}


@task()
def check_import(file: str, year: int | None) -> Checked:
    """This will check a workbook that was given, for all the ledgers there are."""
    return imports.check(catalogue.REGISTERS, file, year)


@task()
def commit_import(file: str, year: int | None, person: str) -> Committed:
    """This will store what is good in a workbook that was given."""
    return imports.commit(catalogue.REGISTERS, file, year, person)
