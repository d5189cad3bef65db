"""A return as plain data: for the command line and other machines."""

from __future__ import annotations

from fengqiao.engines.figures import values as figures
from fengqiao.ground.documents import Document

from .edition import Filled
from .readings import ACCEPTED, CLOSED, CLOSING, OPENING

NAMES = {"open_start": OPENING, "accepted": ACCEPTED, "closed": CLOSED, "open_end": CLOSING}


def told(one: Filled) -> Document:
    """{"key","name","receiver","period","sealed_on","version","lines":[{"key","label","unit","figure","cells":{label:
    n}}],"identity":{"open_start","accepted","closed","open_end","holds"}}; what nobody knows is null."""
    return {
        "key": one.of.key,
        "name": one.of.name,
        "receiver": one.of.receiver,
        "period": one.period.label,
        "sealed_on": one.seal.sealed_on.isoformat() if one.seal else None,
        "version": one.seal.version if one.seal else None,
        "lines": [
            {
                "key": line.key,
                "label": line.named,
                "unit": line.unit,
                "figure": line.figure or None,
                "cells": {
                    cell.cut.label: figures.plain(cell.value) for cell in one.table.row(line)
                },
            }
            for line in one.of.shown
        ],
        "identity": _identity(one),
    }


def _identity(one: Filled) -> Document | None:
    found = one.identity
    if found is None:
        return None
    numbers = {name: found.numbers[key] for name, key in NAMES.items()}
    return numbers | {"holds": found.holds, "breaking": [str(pk) for pk in found.breaking]}
