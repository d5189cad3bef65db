"""What matters add to the pages of a register: parts of a page, and marks in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SOON = 7  # days


@dataclass(frozen=True)
class Shown:
    """What the template of a panel shows; every panel has a small frozen class of its own."""


@dataclass(frozen=True)
class Panel:
    """A part that a matter adds to the page of a record, or to its front page."""

    title: str
    template: str
    shown: Shown


@dataclass(frozen=True)
class Link:
    """Another page of the matter, named above its lists."""

    label: str
    url: str


@dataclass(frozen=True)
class Mark:
    """What a list marks a record with: a word, and the kind of tag that shows it."""

    text: str
    kind: str

    @classmethod
    def of_day(cls, due_on: date | None, on: date) -> Mark | None:
        """How long an open record is overdue on a day, or that it soon will be."""
        if due_on is None or (due_on - on).days > SOON:
            return None
        left = (due_on - on).days
        if left < 0:
            return cls(f"已超期 {-left} 天", "bad")
        return cls(f"还有 {left} 天" if left else "今天到期", "warn")
