"""What a procedure walks along."""

from __future__ import annotations

from datetime import date
from typing import Protocol
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
