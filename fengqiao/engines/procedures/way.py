"""The way of a case in a few words: what is done, where it stands, what lies ahead. For `{% step_bar %}`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """One word of the way. `state`: done, now or next."""

    label: str
    state: str
    note: str = ""


def marks(words: Sequence[str], place: int, note: str = "") -> tuple[Mark, ...]:
    """This will set the words of a way in their states: what stands before `place` is done, the rest lies
    ahead; with `place` behind the last word all is done. The note stands where the case stands."""
    return tuple(
        Mark(str(word), _state(index, place), note if index == place else "")
        for index, word in enumerate(words)
    )


def _state(index: int, place: int) -> str:
    if index < place:
        return "done"
    return "now" if index == place else "next"
