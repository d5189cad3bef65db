"""Who hears what was said: derived rows (index, deadlines) are kept in the transaction of the deed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from .deeds import Deed, Said

Listener = Callable[[Sequence[Said]], None]
_listeners: dict[str, list[Listener]] = defaultdict(list)


def when(verb: str, listener: Listener) -> None:
    """This will call the listener with every entry of that verb, once per deed, inside its transaction."""
    _listeners[verb].append(listener)


def tell(running: Deed) -> None:
    """This will tell the listeners what was said. They say nothing themselves: what they write is written under
    the first of the acts that they hear."""
    for listener, heard in _heard(running.said):
        running.open_acts.append(heard[0])
        try:
            listener(heard)
        finally:
            running.open_acts.pop()


def _heard(said: list[Said]) -> Iterator[tuple[Listener, list[Said]]]:
    by_listener: dict[Listener, list[Said]] = defaultdict(list)
    for one in said:
        for listener in _listeners.get(one.verb, ()):
            by_listener[listener].append(one)
    yield from by_listener.items()
