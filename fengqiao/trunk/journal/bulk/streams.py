"""Many rows as a stream (COPY), which PostgreSQL takes in while they are told."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from .inserts import Many

MANY = 500  # rows whose arrival is worth going on beside


class Streamed(Many):
    """COPY knows no conflict: rows that may meet their like go as one statement with an array for each column, as
    Django does it. Either way a text that is too long is refused and not cut."""

    def write(self, cursor: Any, found: list[Any]) -> None:
        if self.query.on_conflict is None:
            cursor._execute_with_wrappers(self.copying, found, many=True, executor=self._copied)
            return
        kinds = [field.db_type(self.connection).split("(")[0] for field in self.query.fields]
        arrays = ", ".join(f"(%s)::{kind}[]" for kind in kinds)
        cursor.execute(self.statement(f"SELECT * FROM UNNEST({arrays})"), found)

    @property
    def copying(self) -> str:
        return f"COPY {self.table} ({self.names}) FROM STDIN"

    def _copied(self, sql: str, columns: list[Any], many: bool, context: dict[str, Any]) -> None:
        """What Django's cursor does around a statement, for a stream: psycopg alone knows streams. The rows
        are told here; the server's answer is waited for beside."""
        self.connection.validate_no_broken_transaction()
        with ExitStack() as opened:
            opened.enter_context(self.connection.wrap_database_errors)
            cursor = opened.enter_context(self.connection.cursor())
            stream = opened.enter_context(cursor.copy(sql))
            for row in zip(*columns, strict=True):
                stream.write_row(row)
            if len(columns[0]) >= MANY:
                self.connection.beside(opened.pop_all().close)
