"""The guards that need no database, for `make check`: prints each fault, and the share of each engine."""

from __future__ import annotations

import sys

import django


def main() -> int:
    django.setup()
    from . import (
        few,
        hall,
        map_of_house,
        names,
        nouns,
        once,
        page_data,
        rooms,
        shapes,
        templates,
        units,
        vocabulary,
    )
    from .sources import PACKAGE

    guards = (
        rooms,
        few,
        hall,
        names,
        shapes,
        templates,
        nouns,
        page_data,
        once,
        vocabulary,
        map_of_house,
    )
    told = [fault for guard in guards for fault in guard.faults()]
    for fault in told:
        print(fault, file=sys.stderr)
    shares = units.shares(PACKAGE).items()
    print("engines:", ", ".join(f"{name} {share:.0%}" for name, share in shares))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
