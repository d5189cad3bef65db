"""Every address of the product: its name, its view, and who may use it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from fengqiao.trunk.people import powers

_PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address: `name` with its namespace, `route` as written, `asks` what it must be given."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def asks(self) -> dict[str, str]:
        return {name: kind for kind, name in _PLACE.findall(self.route)}

    def url(self, given: dict[str, Any]) -> str:
        """The address of one object. Not by name: several routes may bear one."""
        return "/" + _PLACE.sub(lambda place: str(given[place[2]]), self.route)

    @property
    def access(self) -> str:
        return getattr(self.view, "access", "")

    @property
    def power(self) -> str:
        return self.access.removeprefix("needs ") if self.access.startswith("needs ") else ""

    @property
    def is_public(self) -> bool:
        return self.access.startswith("public: ")

    @property
    def register(self) -> str:
        """The key of the register whose page it is, "" for a page of a matter's own."""
        is_its = inspect.unwrap(self.view).__module__.startswith("fengqiao.engines.registers.pages")
        return self.name.partition(":")[0] if is_its and ":" in self.name else ""

    @property
    def has_object(self) -> bool:
        """Whether it names one object: by its id, or `at` its place in a document."""
        return "uuid" in self.asks.values() or "at" in self.asks


def addresses(patterns: Iterable[Any] | None = None) -> list[Address]:
    return list(_walk(get_resolver().url_patterns if patterns is None else patterns, "", ""))


def faults(patterns: Iterable[Any] | None = None) -> list[str]:
    told = []
    for one in addresses(patterns):
        where = f"/{one.route} ({one.view.__module__}.{getattr(one.view, '__name__', '?')})"
        if not one.access:
            told.append(f"{where} declares no access: @needs, @signed_in or @public")
        elif one.power and one.power not in powers.POWERS:
            told.append(f"{where} needs {one.power}, which is no power")
        if one.is_public and one.has_object:
            told.append(f"{where} is public and shows one object")
    return told


def _walk(patterns: Iterable[Any], route: str, space: str) -> Iterator[Address]:
    for one in patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, here, inner)
        elif isinstance(one, URLPattern):
            yield Address(f"{space}{one.name or here or 'home'}", here, one.callback)
