"""Where a task stands. A job holds its task's address: one that waits is still done after the file has moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.module_loading import import_string

_now: dict[str, str] = {}


def declare(moved: Mapping[str, str]) -> None:
    """This will take {address in a stored job: address of today} (project/catalogue.py names them all)."""
    _now.update(moved)


def task_at(address: str) -> Any:
    """The task that a job names, wherever it stands today."""
    return import_string(_now.get(address, address))


def function_at(address: str) -> Callable[..., object]:
    """The function that a job runs."""
    task = task_at(address)
    return getattr(task, "func", task)


def all_of(address: str) -> list[str]:
    """Every address under which a job may name a task: that of today, and those that it had."""
    return [address, *(old for old, new in _now.items() if new == address)]
