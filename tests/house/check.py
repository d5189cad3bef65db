"""The guards that need no database, for `make check`: prints each fault, and the share of each engine."""

from __future__ import annotations

import sys

import django


def main() -> int:
    django.setup()
    from . import few, map_of_house, nouns, page_data, rooms, shapes, templates, units, vocabulary
    from .sources import PACKAGE

    told = [
        *(rooms.faults() + few.faults() + templates.faults() + nouns.faults()),
        *(vocabulary.faults() + map_of_house.faults()),
        *(shapes.faults() + page_data.faults()),
    ]
    for fault in told:
        print(fault, file=sys.stderr)
    shares = units.shares(PACKAGE).items()
    print("engines:", ", ".join(f"{name} {share:.0%}" for name, share in shares))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
