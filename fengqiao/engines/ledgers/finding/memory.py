"""What the office's people said headings and spellings mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .marks import plain

UNUSED = "-"  # a column that a person said is not needed


@dataclass(frozen=True)
class Memory:
    """`columns`: (ledger, plain heading) → key, or UNUSED. `values`: (ledger, key, plain text) → text that
    the reader understands. `apart`: rows that a person said are the same as another, or are not."""

    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    values: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, ledger: str, key: str, value: Any) -> Any:
        """The confirmed text for a cell, or the cell as it is."""
        if not self.values or value is None:
            return value
        return self.values.get((ledger, key, plain(value)), value)


NOTHING_SAID = Memory()
