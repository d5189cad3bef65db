"""Sealing (封账): a return of a period is kept as it stands, with the rows of every cell. What changes afterwards is a
correction: a new version with its reason, beside which the old one stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.acts import freeze
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from .. import edition, queries, readings
from ..declaration import Return
from ..models import Seal

TAKEN = "这一期刚刚由别人封了账或者改了，请刷新再看"


class NotSealed(Exception):
    """A period cannot be sealed, or not be opened; the text says why and what to do."""


def seal(office: Office, of: Return, period: Period, *, by: Actor) -> Seal:
    """This will seal a period that is over and whose identity holds. Raises NotSealed, Denied."""
    with _one(office):
        if queries.standing(office.pk, of.key, [period]):
            raise NotSealed(f"{period.label}的“{of.name}”已经封账；数变了请发更正版")
        return _sealed(office, of, period, "", "returns.seal", by)


def correct(standing: Seal, of: Return, *, reason: str, by: Actor) -> Seal:
    """This will seal a period anew, in the form of today; the former version stays to be read. Raises NotSealed."""
    office, period = _held(standing)
    with _one(office):
        _lift(standing, reason, by)
        return _sealed(office, of, period, reason, "returns.correct", by)


def unseal(standing: Seal, *, reason: str, by: Actor) -> Seal:
    """This will open a sealed period again: its table follows the ledgers until it is sealed anew. Raises NotSealed."""
    office, _ = _held(standing)
    with _one(office):
        return _lift(standing, reason, by)


@contextmanager
def _one(office: Office) -> Iterator[None]:
    """One deed in the scope of the whole street: a seal is of all of it. Of two at a time the second is told so."""
    try:
        with scope.office(office.pk), deed():
            yield
    except IntegrityError:
        raise NotSealed(TAKEN) from None


def _sealed(office: Office, of: Return, period: Period, reason: str, verb: str, by: Actor) -> Seal:
    today = timezone.localdate()
    period = replace(period, seen_on=today)
    if not period.is_over:
        raise NotSealed(f"{period.label}还没有过完，过完再封账")
    found = edition.filled(office, of, period, None)
    if found.identity is not None and not found.identity.holds:
        raise NotSealed("期初在办加受理，不等于办结加期末在办；请先把列出的几件改对，再封账")
    former = queries.seals(office.pk, of.key, period).first()
    row = Seal(
        office=office.pk,
        path=f"{office.label}/",
        key=of.key,
        start=period.start,
        end=period.end,
        period=period.label,
        version=former.version + 1 if former else 1,
        form=of.data,
        sealed_on=today,
        sealed_by=by.person,
        reason=reason,
    )
    by = by.under("returns.seal", row.path)
    with act(verb, on=row, by=by, reason=reason) as facts:
        row.save(force_insert=True)
        facts |= _said(row) | {"readings": _frozen(found, row, by)}
    return row


def _frozen(found: edition.Filled, row: Seal, by: Actor) -> int:
    """A reading of each figure for each of its spans, told apart by all that the form cuts it by."""
    taken = 0
    within = readings.spans(found.period)
    for figure, period, keys in readings.to_freeze(found.asked, within):
        cells = found.asked.cells(figure.key)
        freeze(figure, period, by=by, cells=cells, used_in=row.pk, split_by=keys)
        taken += 1
    return taken


def _held(standing: Seal) -> tuple[Office, Period]:
    office = Office.objects.get(pk=standing.office)
    return office, Period(standing.start, standing.end, standing.period)


def _lift(standing: Seal, reason: str, by: Actor) -> Seal:
    former = Seal.objects.select_for_update().get(pk=standing.pk)
    if not former.stands:
        raise NotSealed(TAKEN)
    by = by.under("returns.seal", former.path)
    with act("returns.unseal", on=former, by=by, reason=reason) as facts:
        former.lifted_on = timezone.localdate()
        former.save(update_fields=["lifted_on"])
        facts |= _said(former)
    return former


def _said(row: Seal) -> dict[str, Any]:
    return {"key": row.key, "period": row.period, "version": row.version}
