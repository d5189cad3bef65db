"""PostgreSQL's compilers, each stopping at the journal's gate first."""

from typing import Any

from django.db.backends.postgresql import compiler

from fengqiao.trunk.journal.backends.compiling import Deleting, Inserting, Reading, Updating


class SQLCompiler(Reading, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(Inserting, compiler.SQLInsertCompiler):
    def write(self, cursor: Any, found: list[Any]) -> None:
        """One statement with an array for each column, as Django does it. Types go without their length, so
        that a text that is too long is refused and not cut."""
        kinds = [field.db_type(self.connection).split("(")[0] for field in self.query.fields]
        arrays = ", ".join(f"(%s)::{kind}[]" for kind in kinds)
        cursor.execute(self.statement(f"SELECT * FROM UNNEST({arrays})"), found)


class SQLUpdateCompiler(Updating, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deleting, compiler.SQLDeleteCompiler):
    pass


class SQLAggregateCompiler(Reading, compiler.SQLAggregateCompiler):
    pass
