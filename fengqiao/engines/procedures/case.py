"""What a procedure walks along."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol
from uuid import UUID


class Case(Protocol):
    """What a procedure walks along: a recorded, placed row with these fields."""

    pk: UUID
    office: UUID
    path: str
    stage: str
    procedure_key: str
    procedure_version: int
    registered_on: date


def locked(case: Any) -> Any:
    """This will give the row as it stands, held until the deed ends. SQLite needs no lock: its writers queue."""
    return type(case)._default_manager.select_for_update().get(pk=case.pk)
