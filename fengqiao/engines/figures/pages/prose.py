"""复制成一段话: what one figure says with its parts, and whose numbers they are.

Nobody types a number: each is read by rule, of the places that the reader may see.
"""

from __future__ import annotations

from fengqiao.engines.papers import letterhead
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

from .page import Shown
from .tables import Table

MOST_PARTS = 12  # of a dimension that is still told


def of_figure(shown: Shown, actor: Actor) -> str:
    """One figure as its page shows it: its value, the year before, and its parts where they add up."""
    figure, change = shown.figure, shown.change
    cells = "，".join(chip.text for chip in shown.chips)
    named = f"{figure.label}（{cells}）" if cells else figure.label
    if shown.is_nothing:
        return f"{shown.period.label}，{of_whom(actor)}{named}没有数。"
    told = f"{shown.period.label}，{of_whom(actor)}{named}{shown.value}{figure.unit}"
    if change.text != "无从比较":
        same = change.text == "持平"
        told += f"，{'和上年同期' if same else '比上年同期'}{change.text.replace(' ', '')}"
    parts = "；".join(_parts(table) for table in shown.tables if _is_told(table))
    return f"{told}。其中，{parts}。" if parts else f"{told}。"


def of_whom(actor: Actor) -> str:
    """Whose numbers they are: the street's, or those of the places that the person sees."""
    paths = [reach.path for reach in actor.scope().reaches]
    if any(path.count("/") <= 1 for path in paths):
        return letterhead.of(divisions.office(actor.office)).street
    names = Division.objects.filter(office=actor.office, path__in=paths).order_by("path")
    return "、".join(names.values_list("name", flat=True))


def _is_told(table: Table) -> bool:
    return table.adds_up and 1 < len(table.rows) <= MOST_PARTS


def _parts(table: Table) -> str:
    said = "，".join(f"{row.label}{row.value}{table.unit}" for row in table.rows)
    return f"按{table.label}分，{said}"
