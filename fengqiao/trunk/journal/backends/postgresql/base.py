"""Django's PostgreSQL engine with compilers that stop at the journal's gate."""

from contextlib import AbstractContextManager, nullcontext

from django.db.backends.postgresql import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "fengqiao.trunk.journal.backends.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def reading(self) -> AbstractContextManager[None]:
        """A transaction locks nothing by beginning."""
        return nullcontext()
