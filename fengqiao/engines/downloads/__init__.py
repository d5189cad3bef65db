"""Files that take long to write: the worker asks the same page for them, and a page hands them over.

    @needs("disputes.read")
    def export(request):
        rows = …
        if (wait := downloads.wait_for(request, rows.count(), "矛盾纠纷台账")) is not None:
            return wait
        …                                              the answer, as for few rows
        write_xlsx(columns, downloads.told(lines, total), …)

A view says how many rows it is about to write. Few are written while the person waits; for many the same
address is asked by the worker, as the same person and in the same scope, and what it answered is kept for a
day for who asked. So there is one way to write a file, however long it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengqiao.trunk.people.access import DeskRequest

TOLD_EVERY = 500


def wait_for(request: DeskRequest, rows: int, what: str) -> HttpResponse | None:
    """The way to the page that waits for the file, or None where the view is to write it now: the rows are
    few, or the worker asks. `what` is how people call the file."""
    from . import files

    return files.wait_for(request, rows, what)


def told(lines: Iterable[Any], total: int) -> Iterator[Any]:
    """The same lines; the job that writes them says how far it is."""
    from fengqiao.engines.jobs.worker import report

    for number, line in enumerate(lines, 1):
        if number % TOLD_EVERY == 0:
            report(min(number, total), total)
        yield line
