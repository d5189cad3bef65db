"""PostgreSQL's compilers, each stopping at the journal's gate first."""

from typing import Any

from django.db.backends.postgresql import compiler

from fengqiao.trunk.journal.backends.compiling import Deleting, Inserting, Reading, Updating


class SQLCompiler(Reading, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(Inserting, compiler.SQLInsertCompiler):
    def write(self, cursor: Any, found: list[Any]) -> None:
        """The rows as a stream (COPY), which the server takes in while they are told. COPY knows no conflict:
        rows that may meet their like go as one statement with an array for each column, as Django does it.
        Either way a text that is too long is refused and not cut."""
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
        with self.connection.wrap_database_errors, context["cursor"].copy(sql) as stream:
            for row in zip(*columns, strict=True):
                stream.write_row(row)


class SQLUpdateCompiler(Updating, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deleting, compiler.SQLDeleteCompiler):
    pass


class SQLAggregateCompiler(Reading, compiler.SQLAggregateCompiler):
    pass
