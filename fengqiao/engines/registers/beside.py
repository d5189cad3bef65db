"""Rows of other nouns that an old workbook tells in one line with a record: a decision, its gates and its review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .rows import Values


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A noun of which a line of an old workbook tells rows besides the record.

    The line's draft holds their values under `key`; `parent` is their foreign key to the record. They come with
    it, by its entry, and go with it when the import is taken back. `series`: that of their numbers, behind `prefix`.
    """

    key: str
    model: type[Any]
    parent: str
    series: str = ""
    prefix: str = ""

    def row(self, record: Any, values: Values) -> Any:
        """A row beside a record, made but not stored."""
        stands = {"office": record.office, "path": record.path, self.parent: record}
        return self.model(**stands, **values)
