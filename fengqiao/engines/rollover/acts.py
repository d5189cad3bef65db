"""Carry a year over, or take it back. Each is one deed: all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ProtectedError
from django.utils import timezone

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .carried import Carried, NotCarried
from .models import Rollover

VERBS = (
    Verb("rollover.carry", "年度结转", shows=("from_year", "to_year", "counts")),
    Verb("rollover.bring", "由上一年结转", shows=("from_year", "rollover", "source")),
    Verb("rollover.undo", "撤销结转", shows=("count",)),
)


def carry(
    chosen: Mapping[str, set[UUID]],
    carried: Sequence[Carried],
    from_year: int,
    to_year: int,
    *,
    by: Actor,
) -> Rollover:
    """This will carry the chosen records over, one entry each. `chosen`: ids by the key of what is carried.

    Raises Denied, and NotCarried when nothing is left to carry.
    """
    by = by.under("rollover.carry")
    rollover = Rollover(
        office=by.office, from_year=from_year, to_year=to_year, carried_on=timezone.localdate()
    )
    with deed() as running:
        stored: list[Any] = []
        with act("rollover.carry", on=rollover, by=by) as facts:
            for one in carried:
                records = list(_wanted(one, chosen.get(one.key, set()), by, from_year, to_year))
                rollover.counts |= {one.key: len(records)} if records else {}
                for record in records:
                    stored += _brought(one, record, rollover, running, by)
            if not stored:
                raise NotCarried("没有可以结转的：都没有勾选，或者刚刚已经结转过了")
            rollover.made = [[row._meta.label_lower, str(row.pk)] for row in stored]
            _store(stored)
            rollover.save(force_insert=True)
            facts |= {"from_year": from_year, "to_year": to_year, "counts": rollover.counts}
    return rollover


def undo(rollover: Rollover, *, by: Actor) -> int:
    """This will take a rollover back while nothing was done to what it made. Raises NotCarried."""
    by = by.under("rollover.carry")
    with deed():
        rollover = Rollover.objects.select_for_update().get(pk=rollover.pk)
        if rollover.undone_on is not None:
            return 0
        _check_untouched(rollover)
        with act("rollover.undo", on=rollover, by=by) as facts:
            rollover.undone_on = timezone.localdate()
            rollover.save(update_fields=["undone_on"])
            facts["count"] = len(rollover.made)
            for kind, keys in _backwards(rollover.made):
                try:
                    apps.get_model(kind)._default_manager.filter(pk__in=keys).delete()
                except ProtectedError:
                    raise NotCarried(
                        "结转来的记录已经有别的记录连着，不能整批撤销；请逐条作废"
                    ) from None
    return len(rollover.made)


def _wanted(one: Carried, ids: set[UUID], by: Actor, from_year: int, to_year: int) -> Iterator[Any]:
    """The records that were ticked and are still there to be carried."""
    if not ids:
        return
    by.under(one.power)
    yield from (row for row in one.rows(by.office, from_year, to_year) if row.pk in ids)


def _brought(one: Carried, record: Any, rollover: Rollover, running: Any, by: Actor) -> list[Any]:
    """The copy of a record with its own entry: whoever opens it reads where it came from."""
    fresh, children = one.copy(record, rollover.to_year)
    rows = [fresh, *children]
    with act("rollover.bring", on=fresh, by=by) as facts:
        running.claim(rows)
        facts |= {
            "from_year": rollover.from_year,
            "rollover": str(rollover.pk),
            "source": str(record.pk),
        }
    return rows


def _store(rows: Sequence[Any]) -> None:
    """Parents before their children: a kind is stored when it is first met, and children come after."""
    by_model: dict[type[Any], list[Any]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, some in by_model.items():
        model._default_manager.bulk_create(some, batch_size=500)


def _check_untouched(rollover: Rollover) -> None:
    keys = [key for _, key in rollover.made]
    later = Entry.objects.filter(subject__in=keys).exclude(verb="rollover.bring")
    if touched := later.values("subject").distinct().count():
        raise NotCarried(f"结转来的记录中有 {touched} 条之后又改过，不能整批撤销；请逐条作废")


def _backwards(made: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    """The stored rows by kind, children's kinds first."""
    kinds: dict[str, list[str]] = {}
    for kind, key in made:
        kinds.setdefault(kind, []).append(key)
    return list(reversed(kinds.items()))
