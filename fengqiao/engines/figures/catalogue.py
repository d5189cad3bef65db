"""The catalogue: the figures that the product declares, by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from .declaration import Figure
from .external import External
from .rates import Rate

AnyFigure = Figure | Rate | External


class UnknownFigure(LookupError):
    """No figure of that key is in the catalogue."""


_known: dict[str, AnyFigure] = {}


def declare(figures: Iterable[AnyFigure]) -> None:
    """This will take the list of figures the product knows (project/catalogue.py names them all)."""
    for one in figures:
        if _known.setdefault(one.key, one) is not one:
            raise ValueError(f"指标 {one.key} 声明了两次")


def known(key: str) -> AnyFigure:
    """The figure of that key. Raises UnknownFigure with the keys there are."""
    try:
        return _known[key]
    except KeyError:
        raise UnknownFigure(f"没有指标 {key}；现有：{'、'.join(_known)}") from None


def declared() -> tuple[AnyFigure, ...]:
    return tuple(_known.values())
