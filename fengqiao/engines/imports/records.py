"""The rows of a sheet as records: those that hold one record with its children are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fengqiao.engines.registers.columns import is_empty
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Cells
from fengqiao.ground.sheets import Cell


def folded(register: Register, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """Joins the rows of a sheet that hold one record with its children: a row that repeats or leaves empty
    all that tells records apart, and holds a child, belongs to the one above. A sheet with a reader of its own
    says itself what a record is."""
    tables = [table for table in register.tables if any(c.headings for c in table.columns)]
    if not tables or register.sheet.reader is not None:
        yield from rows
        return
    held: tuple[int, Cells] | None = None
    for number, cells in rows:
        children = {table.key: table.cells_in(cells) for table in tables}
        if held is not None and any(children.values()) and _continues(register, cells, held[1]):
            for key, row in children.items():
                held[1].tables[key].extend([row] if row else [])
            held[1].unread += cells.unread
            continue
        if held is not None:
            yield held
        held = (number, _with(cells, children))
    if held is not None:
        yield held


def _continues(register: Register, cells: Cells, above: Cells) -> bool:
    headed = [key for key in register.identity if register.column(key).headings]
    told = [key for key in headed if not is_empty(cells.get(key))]
    return all(cells.get(key) == above.get(key) for key in told)


def _with(cells: Cells, children: Mapping[str, dict[str, Cell]]) -> Cells:
    """The cells of a record with the first row of each of its tables, and what stands around them."""
    joined = Cells(cells)
    joined.context, joined.unread = cells.context, cells.unread
    joined.tables = {key: [row] if row else [] for key, row in children.items()}
    return joined
