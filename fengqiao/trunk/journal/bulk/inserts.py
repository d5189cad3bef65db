"""Many rows in one statement: what an engine's compiler does with them instead of Django's own way."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any

from fengqiao.trunk.journal import gate
from fengqiao.trunk.journal.deeds import NoAct

from .columns import columns

FEW = 4  # rows that Django's own way writes as fast


class Many:
    """`write` is the engine's way."""

    query: Any
    connection: Any

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        found = None if any((*args, *kwargs.values())) else self._columns()
        if found is None:  # one row, or one that is to give something back
            if gate.is_prepared():
                raise NoAct(f"{self.table}：预备中的办理不能等数据库给出什么")
            return super().execute_sql(*args, **kwargs)  # type: ignore[misc]
        if gate.is_prepared():
            self.query.objs = []  # packed parameters take a third of the memory; the rows may be let go of
            gate.hold(partial(self._unpacked, pickle.dumps(found)))
        else:
            self._written(found)
        return []

    def _unpacked(self, packed: bytes) -> None:
        self._written(pickle.loads(packed))  # noqa: S301 - what this process packed

    def _written(self, found: list[Any]) -> None:
        with self.connection.cursor() as cursor:
            self.write(cursor, found)

    def write(self, cursor: Any, found: list[Any]) -> None:
        raise NotImplementedError

    def statement(self, values: str) -> str:
        """The insert around the engine's way to name the values."""
        query, ops = self.query, self.connection.ops
        conflict = ops.on_conflict_suffix_sql(
            query.fields,
            query.on_conflict,
            (field.column for field in query.update_fields),
            (field.column for field in query.unique_fields),
        )
        begun = ops.insert_statement(on_conflict=query.on_conflict)
        return f"{begun} {self.table} ({self.names}) {values} {conflict}".rstrip()

    @property
    def table(self) -> str:
        return self.connection.ops.quote_name(self.query.get_meta().db_table)

    @property
    def names(self) -> str:
        quoted = self.connection.ops.quote_name
        return ", ".join(quoted(field.column) for field in self.query.fields)

    def _columns(self) -> list[Any] | None:
        query = self.query
        plain = query.fields and not query.raw
        few = len(query.objs) < (1 if gate.is_prepared() else FEW)
        if not plain or few:
            return None
        if any(hasattr(field, "get_placeholder") for field in query.fields):
            return None
        return columns(query.fields, query.objs, self.connection)


class Prepared(Many):
    """One statement, prepared once, bound row by row: SQLite's way."""

    def write(self, cursor: Any, found: list[Any]) -> None:
        marks = ", ".join(["%s"] * len(found))
        cursor.executemany(self.statement(f"VALUES ({marks})"), list(zip(*found, strict=True)))
