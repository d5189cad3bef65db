"""The catalogue: every figure of a period beside the year before, matter by matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from fengqiao.trunk.people.access import DeskRequest, needs

from .. import lookup
from ..periods import Period
from . import lines
from .asked import Asked, Choices, of_period
from .lines import Group, Line

Beside = Sequence[tuple[str, str]]  # (label, name of a page that is asked for a period)


@dataclass(frozen=True)
class Catalogue:
    """What the page shows; `beside` are (label, address) of what else is made of the same period."""

    period: Period
    matters: tuple[Group[Line], ...]
    beside: tuple[tuple[str, str], ...]
    may_manage: bool


@needs("figures.read")
def catalogue(request: DeskRequest, beside: Beside) -> HttpResponse:
    """Every figure of the office, each opening its page."""
    asked = Asked.of(request.GET).among_all()
    shown = Catalogue(
        asked.period,
        tuple(lines.catalogue(lookup.every(request.actor.office), asked)),
        tuple((label, of_period(page, asked.period)) for label, page in beside),
        request.actor.may("figures.manage"),
    )
    return render(request, "figures/catalogue.html", vars(shown) | vars(Choices.of(asked.period)))
