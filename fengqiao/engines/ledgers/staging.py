"""The stages of an import: find → map → check → preview. Nothing is written here; `acts.commit` commits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fengqiao.ground.sheets import UnusableFile, Workbook

from .declaring import Ledger, Understood
from .finding import Found, find, year_of_file
from .words import Reason


@dataclass
class Row:
    """One data-like row of a workbook and what became of it."""

    sheet: str
    number: int
    understood: Understood

    @property
    def accepted(self) -> bool:
        return not self.understood.reasons


@dataclass
class Staged:
    """A checked file: its sheets, its rows by ledger, and what is refused with all its reasons."""

    found: list[Found]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def all_rows(self) -> list[Row]:
        return [row for rows in self.rows.values() for row in rows]

    @property
    def refused(self) -> list[Row]:
        return [row for row in self.all_rows if not row.accepted]

    @property
    def duplicates(self) -> list[Row]:
        return [row for row in self.refused if row.understood.reasons == [Reason.DUPLICATE]]

    def told(self) -> dict[str, Any]:
        """The answer of an import, in the shape that scripts depend on (product.md)."""
        by: dict[str, Counter[str]] = defaultdict(Counter)
        matters: Counter[str] = Counter()
        for found in {f.ledger.key: f.ledger for f in self.found}.values():
            for row in self.rows[found.key]:
                if row.accepted:
                    matters[found.matter] += 1
                    for name, code in row.understood.counted.items():
                        by[name][code] += 1
        return {
            "read": len(self.all_rows),
            "accepted": sum(matters.values()),
            "duplicates": len(self.duplicates),
            "quarantined": [_refusal(row) for row in self.refused],
            "matters": dict(matters),
            "by": {name: dict(counted) for name, counted in by.items()},
        }

    @property
    def only_known_duplicates(self) -> bool:
        return len(self.refused) == len(self.duplicates)


def stage(
    book: Workbook, ledgers: Iterable[Ledger], office: UUID, year: int | None = None
) -> Staged:
    """This will read and check a workbook for an office. Raises UnusableFile when no sheet is understood."""
    ledgers = tuple(ledgers)
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    found = [one for sheet in shown if (one := find(sheet, ledgers))]
    if not found:
        raise UnusableFile(
            "没有找到认得的表头，请核对文件；表头里至少要有日期、社区、当事人、纠纷类型和简要情况"
        )
    staged = Staged(found, {one.ledger.key: [] for one in found})
    for ledger in {one.ledger.key: one.ledger for one in found}.values():
        rows = staged.rows[ledger.key]
        reader = None
        for one in (f for f in found if f.ledger is ledger):
            asserted = year or one.year or year_of_file(book.name)
            reader = ledger.reader(office, asserted)
            rows += [
                Row(one.sheet.name.strip(), number, reader.understand(cells))
                for number, cells in ledger.folded(one.rows())
            ]
        if reader is not None:
            _mark_duplicates(rows, reader.known([row.understood for row in rows]))
    return staged


def _mark_duplicates(
    rows: list[Row], known: Iterable[tuple[tuple[Any, ...], frozenset[str]]]
) -> None:
    """A record repeats another when the matter is the same and one set of parties holds the other."""
    seen: dict[tuple[Any, ...], list[frozenset[str]]] = defaultdict(list)
    for standing, names in known:
        seen[standing].append(names)
    for row in rows:
        key, parties = row.understood.key, row.understood.parties
        if key is None or not row.accepted:
            continue
        if any(parties <= other or other <= parties for other in seen[key]):
            row.understood.refuse(Reason.DUPLICATE)
        else:
            seen[key].append(parties)


def _refusal(row: Row) -> dict[str, Any]:
    reasons = row.understood.reasons
    return {
        "sheet": row.sheet,
        "row": row.number,
        "record": row.understood.label,
        "reasons": [reason.value for reason in reasons],
        "message": "；".join(str(reason.label) for reason in reasons),
    }
