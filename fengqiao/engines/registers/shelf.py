"""A matter's registers as they stand in the menu, and what search is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from fengqiao.trunk.people.actors import Actor

from .bulk import Bulk
from .columns import Frame
from .panels import Link, Panel
from .register import Register


def searched(
    registers: Iterable[Register],
) -> dict[str, tuple[Callable[..., Any], tuple[str, ...]]]:
    """What the search index is told of these registers: kind → (its documents, the verbs that change them).
    Two registers on one model are one kind."""
    by_kind: dict[str, list[Register]] = {}
    for register in registers:
        by_kind.setdefault(register.kind, []).append(register)

    def documents(several: list[Register], subjects: Iterable[UUID]) -> Iterator[Any]:
        keys = list(subjects)
        for register in several:
            yield from register.documents(keys)

    return {
        kind: (
            partial(documents, several),
            tuple(dict.fromkeys(verb for register in several for verb in register.spoken)),
        )
        for kind, several in by_kind.items()
    }


@dataclass(frozen=True)
class Shelf:
    """The registers of a matter as they stand in the menu: /desk/<matter>/ opens them.

    `bulk`: what may be done to several records of a register at once, by its key, beside what every register has;
    a matter fills it in its desk, where its verbs are known."""

    matter: str
    label: str
    registers: tuple[Register, ...]
    hint: str = ""
    panels: Callable[[Actor], Iterable[Panel]] | None = None
    links: Callable[[Frame], Iterable[Link]] | None = None
    bulk: Mapping[str, Sequence[Bulk]] = field(default_factory=dict)

    @property
    def reads(self) -> str:
        return self.registers[0].reads

    @property
    def page(self) -> str:
        return self.root.page("list") if self.root is not None else f"{self.matter}.front"

    @property
    def root(self) -> Register | None:
        """The register that stands at the matter's own address, where it has one: it needs no front page."""
        return next((one for one in self.registers if one.key == self.matter), None)
