"""Suggestions of an import: accepted in one go or one by one, each change an act of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fengqiao.engines.registers.register import Register
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Suggestion
from ..words import SuggestionState


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
            fill = registers[key].fill
            written = fill(rows, by=by, reason="采纳旧台账的补充建议") if fill else set()
            count += len(written)
            _settle(rows, written, by)
    return count


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
