"""Typing a return into the receiver's own system (转录): which fields are done, as they were, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import IntegrityError
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..models import Typed


def type_in(
    office: Office, key: str, period: Period, cells: Mapping[str, str], *, by: Actor
) -> int:
    """This will mark fields as typed, each with the number that it had; one that was typed with another number is
    marked anew, one that somebody typed with this number stays hers. Gives how many."""
    by = by.under("returns.type", f"{office.label}/")
    try:
        return _mark(office, key, period, cells, by)
    except IntegrityError:
        return _mark(office, key, period, cells, by)


def _mark(office: Office, key: str, period: Period, cells: Mapping[str, str], by: Actor) -> int:
    done = dict(queries.typed(office.pk, key, period).values_list("cell", "value"))
    cells = {cell: value for cell, value in cells.items() if done.get(cell) != value}
    if not cells:
        return 0
    rows = [
        Typed(
            office=office.pk,
            path=f"{office.label}/",
            key=key,
            start=period.start,
            end=period.end,
            cell=cell,
            value=value,
            typed_on=timezone.localdate(),
            typed_by=by.person,
        )
        for cell, value in cells.items()
    ]
    with deed(), act("returns.type", on=office, by=by) as facts:
        _drop(queries.typed(office.pk, key, period).filter(cell__in=list(cells)))
        Typed.objects.bulk_create(rows)
        facts |= {"key": key, "period": period.label, "cells": dict(cells)}
    return len(rows)


def untype(office: Office, key: str, period: Period, cells: Iterable[str], *, by: Actor) -> int:
    """This will take marks back. Gives how many there were."""
    by = by.under("returns.type", f"{office.label}/")
    with deed():
        marked = queries.typed(office.pk, key, period).filter(cell__in=list(cells))
        told = {one.cell: one.value for one in marked}
        if not told:
            return 0
        with act("returns.untype", on=office, by=by) as facts:
            _drop(marked)
            facts |= {"key": key, "period": period.label, "cells": told}
    return len(told)


def _drop(marked: Iterable[Typed]) -> None:
    Typed.objects.filter(pk__in=[one.pk for one in marked]).delete()
