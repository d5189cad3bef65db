"""Checking a long text in a job: who works on a page need not wait until another's text is read."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from django.template.loader import render_to_string
from django_tasks import task

from fengqiao.engines.jobs import worker
from fengqiao.ground.documents import Document
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope

from . import deposit, page, reconciliation, workbook


@task()
def check(key: str, person: str) -> Document:
    """This will check a text that waits, for the person who gave it and within the scope that was hers then."""
    given = deposit.given(UUID(key))
    office = Office.objects.get(pk=scope.current().reaches[0].office)
    checked = reconciliation.reconcile(given.text, given.year, office, given.last_text)
    shown = vars(page.shown(checked, given.year)) | {"changed": checked.changed}
    told = deposit.Told(
        render_to_string("reconcile/_main.html", shown),
        render_to_string("reconcile/_aside.html", shown),
    )
    job = worker.running.get()
    if job is None:
        raise RuntimeError("只能作为作业核对长的文字")
    book = BytesIO()
    workbook.write(checked, office, given.year, book)
    deposit.keep(job, told, book.getvalue())
    deposit.forget(UUID(key))
    return {"numbers": len(checked.findings)}
