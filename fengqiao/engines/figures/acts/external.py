"""A number from outside is recorded with its source, corrected with a reason, retired; nothing is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures.registration import Registration
from fengqiao.ground.documents import Facts
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.acts import Subject, act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..measures import Number, number
from ..models import ExternalFigure
from ..periods import Period
from .slugs import NameTaken, next_slug


def _retire(row: ExternalFigure, by: Actor, facts: Facts) -> None:
    """It is off the pages from today on; its period may have another number."""
    row.retired_on = timezone.localdate()


RECORDING = Registration(
    adds="figures.record_external",
    takes_back="figures.take_back_external",
    power="figures.manage",
    address=lambda row: reverse("figures:take_back_external", args=[row.pk]),
    is_void=lambda row: row.retired_on is not None,
    void=_retire,
)
VERBS = (
    Verb(
        "figures.record_external",
        "登记外部数据",
        shows=("slug", "label", "value", "unit", "source", "as_of", "period"),
    ),
    RECORDING.verb("登记外部数据"),
    Verb("figures.correct_external", "更正外部数据", shows=("before", "after")),
    Verb("figures.retire_external", "停用外部数据", shows=("slug", "label", "period", "value")),
    Verb("figures.undo_external", "撤销导入的外部数据", shows=("rows",)),
)

Attached = tuple[bytes, str]  # the bytes and the name of a file


class Sourced(TypedDict):
    """A number from outside as a form says it, for `record` and `correct`."""

    value: Number
    unit: str
    source: str
    as_of: date
    attached: Attached | None


def record(
    *,
    label: str,
    value: Number,
    unit: str,
    source: str,
    as_of: date,
    period: Period,
    by: Actor,
    attached: Attached | None = None,
    origin: UUID | None = None,
) -> ExternalFigure:
    """This will record a number that no ledger holds. The same label in another period is the same figure.

    `origin` is the import that brought it. Raises NameTaken where the period has its number already.
    """
    row = ExternalFigure(
        office=by.office,
        label=label,
        value=Decimal(value),
        unit=unit,
        source=source,
        as_of=as_of,
        period=period.label,
        start=period.start,
        end=period.end,
        origin=origin,
    )
    with deed():
        row.slug = _slug(row)
        row.file = _kept(attached, row, by)
        with act("figures.record_external", on=row, by=by) as facts:
            row.save(force_insert=True)
            facts |= {"slug": row.slug, "label": label, "period": row.period, **_said(row)}
    return row


def correct(
    row: ExternalFigure,
    *,
    value: Number,
    unit: str,
    source: str,
    as_of: date,
    reason: str,
    by: Actor,
    attached: Attached | None = None,
) -> ExternalFigure:
    """This will correct what was recorded and say why; the journal keeps both. A new file takes the place of
    the old one, which stays kept."""
    if not reason.strip():
        raise ValueError("更正外部数据要写明理由")
    before = _said(row)
    row.value, row.unit, row.source, row.as_of = Decimal(value), unit, source, as_of
    with deed():
        row.file = _kept(attached, row, by) or row.file
        with act("figures.correct_external", on=row, by=by, reason=reason) as facts:
            row.save()
            facts |= {"before": before, "after": _said(row)}
    return row


def retire(row: ExternalFigure, *, by: Actor, reason: str) -> ExternalFigure:
    """This will take it off the pages; it stays in the history, and its period may have another number."""
    with act("figures.retire_external", on=row, by=by, reason=reason) as facts:
        _retire(row, by, facts)
        row.save()
        facts |= {
            "slug": row.slug,
            "label": row.label,
            "period": row.period,
            "value": number(row.value),
        }
    return row


def undo(batch: Subject, *, by: Actor) -> int:
    """This will remove what an import brought, with the import (decision 0004). Gives how many."""
    rows = list(queries.external_ever(batch.office).filter(origin=batch.pk).order_by("id"))
    if rows:
        with act("figures.undo_external", on=batch, by=by) as facts:
            facts["rows"] = [[row.slug, row.period, str(number(row.value))] for row in rows]
            for row in rows:
                row.delete()
    return len(rows)


def _slug(row: ExternalFigure) -> str:
    ever = queries.external_ever(row.office)
    same = ever.filter(label=row.label).first()
    if same is None:
        return next_slug(ever)
    standing = queries.external(row.office).filter(slug=same.slug, start=row.start, end=row.end)
    if standing.exists():
        raise NameTaken(f"{row.period}的“{row.label}”已经登记过，数字不对请点“更正”")
    return same.slug


def _kept(attached: Attached | None, row: ExternalFigure, by: Actor) -> File | None:
    if attached is None:
        return None
    data, name = attached
    return files.keep(data, name, at=divisions.root(row.office), by=by, subject=row.pk)


def _said(row: ExternalFigure) -> Facts:
    return {
        "value": str(number(row.value)),
        "unit": row.unit,
        "source": row.source,
        "as_of": row.as_of,
    }
