"""Many rows as a stream (COPY), which PostgreSQL takes in while they are told."""

from __future__ import annotations

from typing import Any

from .inserts import Many


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
        """What Django's cursor does around a statement, for a stream: psycopg alone knows streams."""
        self.connection.validate_no_broken_transaction()
        with (
            self.connection.wrap_database_errors,
            self.connection.cursor() as cursor,
            cursor.copy(sql) as stream,
        ):
            for row in zip(*columns, strict=True):
                stream.write_row(row)
