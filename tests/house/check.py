"""The guards that need no database, for `make check`: prints each fault, and how many there are."""

from __future__ import annotations

import sys

import django


def main() -> int:
    django.setup()
    from . import few, hall, map_of_house, names, nouns, rooms, shapes, templates, vocabulary

    guards = (rooms, few, hall, names, shapes, templates, nouns, vocabulary, map_of_house)
    told = [fault for guard in guards for fault in guard.faults()]
    for fault in told:
        print(fault, file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
