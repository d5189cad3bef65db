"""Reading figures as plain data: for the command line, other machines, and prose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from .declaring import NOT_SAID, Figure, declared, known
from .periods import Period


def read(keys: Iterable[str], period: Period, division: str) -> dict[str, Any]:
    """{"period","division","figures":[{"key","label","value","unit","breakdown":{dimension:{code:n}}}]}

    within the open scope; no keys means all. Raises UnknownFigure.
    """
    chosen = [known(key) for key in keys] or list(declared())
    return {
        "period": period.label,
        "division": division,
        "figures": [_read(figure, period) for figure in chosen],
    }


def breakdown(figure: Figure, key: str, period: Period, office: UUID) -> list[tuple[str, str, int]]:
    """(code, label, n) in the office's own order, those that occur; what is not said comes last."""
    dimension = figure.dimension(key)
    counted = figure.by(key, period)
    labels = dimension.labels(office)
    known_codes = [code for code in labels if code in counted]
    others = sorted(code for code in counted if code not in labels)
    said = [
        (code, labels.get(code) or _unsaid(dimension, code)) for code in [*known_codes, *others]
    ]
    return [(code, label, counted[code]) for code, label in said]


def _unsaid(dimension: Any, code: str) -> str:
    return dimension.not_said if code == NOT_SAID else code


def _read(figure: Figure, period: Period) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "value": figure.value(period),
        "unit": figure.unit,
        "breakdown": {d.key: figure.by(d.key, period) for d in figure.dimensions},
    }
