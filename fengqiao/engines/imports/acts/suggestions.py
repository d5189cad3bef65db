"""Suggestions of an import: accepted in one go or one by one, each change an act of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fengqiao.engines.registers.acts import amend
from fengqiao.engines.registers.columns import Frame
from fengqiao.engines.registers.columns.base import NOTHING
from fengqiao.engines.registers.register import Register
from fengqiao.ground.portions import portions
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Suggestion
from ..words import SuggestionState

REASON = "采纳旧台账的补充建议"


def accept(
    suggestions: Iterable[Suggestion], registers: Mapping[str, Register], *, by: Actor
) -> int:
    """This will write suggestions into their records, all of one deed. Returns how many were written:
    a record that no longer lacks it keeps what it has, and its suggestion is declined."""
    by_ledger: dict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        by_ledger[one.ledger].append(one)
    count = 0
    with deed():
        for key, rows in by_ledger.items():
            written = _fill(registers[key], rows, by)
            count += len(written)
            _settle(rows, written, by)
    return count


def _fill(register: Register, rows: Sequence[Suggestion], by: Actor) -> set[object]:
    """This will write what the records still lack, one act a change. Returns the keys of what was written."""
    frame = Frame(by.office, by)
    written: set[object] = set()
    for some in portions(rows):
        standing = register.standing().in_bulk([one.subject for one in some])
        for one in some:
            record, column = standing.get(one.subject), register.column(one.column)
            if record is None or column.of(record) not in NOTHING:
                continue
            value = {column.key: column.understood(one.value, frame)}
            amend(register, record, value, by=by, reason=REASON)
            written.add(one.pk)
    return written


def decline(suggestions: Sequence[Suggestion], *, by: Actor) -> int:
    """This will put suggestions aside; the same one is not made again."""
    with deed():
        _settle(list(suggestions), set(), by)
    return len(suggestions)


def _settle(rows: list[Suggestion], written: set[object], by: Actor) -> None:
    for verb, state, some in (
        ("ledgers.accept", SuggestionState.ACCEPTED, [r for r in rows if r.pk in written]),
        ("ledgers.decline", SuggestionState.DECLINED, [r for r in rows if r.pk not in written]),
    ):
        if not some:
            continue
        with act(verb, on=some[0].batch, by=by) as facts:
            for row in some:
                row.state = state
            Suggestion.objects.bulk_update(some, ["state"], batch_size=200)
            facts["count"] = len(some)
