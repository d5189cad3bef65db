"""The rows behind a number, each in a line: full for who may read them, else without the words of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from fengqiao.trunk.divisions.models import Division, Office
from fengqiao.trunk.people.actors import Actor

from . import values
from .declaration import Figure

HIDDEN = "（不显示）"
HOLDS = 1_000_000  # rows: a sheet of Excel has 1,048,576 lines
AT_ONCE = 500


def described(
    figure: Figure, rows: QuerySet, office: Office, actor: Actor, *, full: bool
) -> Iterator[str]:
    """Each row that a figure counted in a line: full for who may read it in the whole street, else without a
    person's words."""
    full = full and (not figure.opens_with or actor.may(figure.opens_with, f"{office.label}/"))
    for row in rows.order_by(*figure.order).iterator(chunk_size=AT_ONCE):
        shown = [(label, _told(values.cell(row, at), at, full)) for label, at in figure.columns]
        yield "；".join(f"{label}：{text}" for label, text in shown if text)


def _told(value: Any, at: str, full: bool) -> str:
    """One column of a row. What a person wrote may name a person: it stands only in full."""
    if value in (None, ""):
        return ""
    is_plain = isinstance(value, date | datetime | int | Decimal | Division) or at.startswith(
        "get_"
    )
    return str(value) if full or is_plain else HIDDEN
