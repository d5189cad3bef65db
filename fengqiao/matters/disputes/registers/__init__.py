"""The records of disputes, declared: the cases, and the sheets they come in by."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from fengqiao.engines.registers.columns import Frame
from fengqiao.engines.registers.panels import Link
from fengqiao.engines.registers.shelf import Shelf

from .cases import REGISTER, SCREENING


def links(frame: Frame) -> Iterator[Link]:
    """The rounds of looking for disputes, and how many communities still have to answer an open one: the list
    has read them for its filter."""
    rounds = SCREENING.offered(frame)
    silent = sum(one.silent for one in rounds if one.is_open)
    said = f"（{silent} 个社区还没报）" if silent else ""
    yield Link(f"排查{said}", reverse("disputes:screenings"))


SHELF = Shelf("disputes", "矛盾纠纷与诉求", (REGISTER,), links=links)

__all__ = ["REGISTER", "SHELF"]
