"""The returns of an office: those that are shipped, as the office arranged them.

What an office changes is its own setting, `returns.<key>`, the whole return in its next version; what was sealed keeps
the form that it was sealed in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from fengqiao.ground.documents import part
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office

from .declaration import Return

SHIPPED = ("screening", "justice", "mediation")


class UnknownReturn(LookupError):
    """No return of that key is known."""


@cache
def shipped(key: str) -> Return:
    """A return as it comes with the product. Raises UnknownReturn."""
    if key not in SHIPPED:
        raise UnknownReturn(f"没有报表 {key}；现有：{'、'.join(SHIPPED)}")
    file = resources.files(__package__).joinpath("data", f"{key}.json")
    return Return.of(json.loads(file.read_text(encoding="utf-8")))


def of(office: UUID, key: str) -> Return:
    """A return as the office has it. Raises UnknownReturn."""
    usual = shipped(key)
    return _arranged(usual, divisions.setting(office, setting(key)))


def every(office: UUID) -> list[Return]:
    """All returns of the office, in one query."""
    held = divisions.settings(office, [setting(key) for key in SHIPPED])
    return [_arranged(shipped(key), part(held, setting(key))) for key in SHIPPED]


def setting(key: str) -> str:
    return f"returns.{key}"


def title(of: Return, office: Office) -> str:
    """The title as it is printed: whose it is, by the division list."""
    above = office.parents[-1]["name"] if office.parents else ""
    words = {"街道": office.name, "上级": above}
    told = of.title
    for name, word in words.items():
        told = told.replace(f"{{{name}}}", word)
    return told


def _arranged(usual: Return, said: Mapping[str, Any] | None) -> Return:
    return Return.of(said) if said else usual
