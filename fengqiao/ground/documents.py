"""What ends as JSON: a document of the command line, the result of a job, an entry of the journal."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

Json: TypeAlias = "None | bool | int | float | str | Sequence[Json] | Mapping[str, Json]"
Document: TypeAlias = dict[str, "Json"]
# A fact before its entry is sealed: the journal itself makes JSON of days, numbers and keys.
Fact: TypeAlias = "Json | date | time | Decimal | UUID | Sequence[Fact] | Mapping[str, Fact]"
Facts: TypeAlias = dict[str, "Fact"]


def part(whole: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    """The part of a document under a key, where that is one itself; empty where there is none."""
    found = whole.get(key)
    return found if isinstance(found, Mapping) else {}
