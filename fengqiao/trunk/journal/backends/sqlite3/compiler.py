"""SQLite's compilers, each stopping at the journal's gate first."""

from typing import Any

from django.db.models.sql import compiler

from fengqiao.trunk.journal.backends.compiling import Deleting, Inserting, Reading, Updating


class SQLCompiler(Reading, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(Inserting, compiler.SQLInsertCompiler):
    def write(self, cursor: Any, found: list[Any]) -> None:
        """One statement, prepared once, bound row by row."""
        marks = ", ".join(["%s"] * len(found))
        cursor.executemany(self.statement(f"VALUES ({marks})"), list(zip(*found, strict=True)))


class SQLUpdateCompiler(Updating, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deleting, compiler.SQLDeleteCompiler):
    pass


class SQLAggregateCompiler(Reading, compiler.SQLAggregateCompiler):
    pass
