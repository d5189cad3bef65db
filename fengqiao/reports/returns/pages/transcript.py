"""The page for typing a return into another system: its fields one by one, in that system's order."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fengqiao.trunk.people.models import Person

from .. import queries
from ..cells import Cell
from ..edition import Filled
from ..models import Typed
from .table import headed


def fields(one: Filled) -> dict[str, Any]:
    """Each field with its value, and what was typed of it: by whom, when, and whether it is another now."""
    marks = {mark.cell: mark for mark in queries.typed(one.office.pk, one.of.key, one.period)}
    people = Person.objects.in_bulk({mark.typed_by for mark in marks.values() if mark.typed_by})
    told = [_field(n, cell, marks, people) for n, cell in enumerate(one.table.typed, 1)]
    return headed(one) | {
        "groups": [
            {"label": label, "fields": list(held)}
            for label, held in groupby(told, lambda field: field["group"])
        ],
        "by_hand": list(dict.fromkeys(line.group or line.label for line in one.table.unbound)),
        "total": len(told),
        "done": sum(one["is_done"] for one in told),
        "stale": [one for one in told if one["is_stale"]],
    }


def _field(n: int, cell: Cell, marks: dict[str, Typed], people: Any) -> dict[str, Any]:
    mark = marks.get(cell.key)
    is_stale = mark is not None and mark.value != cell.text
    return {
        "id": f"f{n}",
        "key": cell.key,
        "group": cell.line.group,
        "label": cell.line.label,
        "cut": cell.cut.label,
        "unit": cell.line.unit,
        "value": cell.text,
        "mark": mark,
        "by": people.get(mark.typed_by, "") if mark else "",
        "is_done": mark is not None and not is_stale,
        "is_stale": is_stale,
    }
