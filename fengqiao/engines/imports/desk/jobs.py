"""The jobs that the pages hand work to; project/urls.py says which."""

from __future__ import annotations

from dataclasses import dataclass

from django_tasks.base import Task


@dataclass(frozen=True)
class Jobs:
    """`check(file, year)` and `commit(file, year, person)`."""

    check: Task
    commit: Task
