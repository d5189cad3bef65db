"""Django's SQLite engine with compilers that stop at the journal's gate."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.sqlite3 import base, features, operations


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def max_query_params(self) -> int:  # type: ignore[override]
        """What this SQLite takes, not the 999 of old ones (Django asks so from 6.0 on)."""
        self.connection.ensure_connection()
        return self.connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "fengqiao.trunk.journal.backends.sqlite3.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    features_class = DatabaseFeatures
    transaction_mode: str | None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """This will let a transaction of the block begin without the lock of who writes: it sees one moment."""
        self.ensure_connection()  # connecting reads the settings, and sets the usual mode
        usual = self.transaction_mode
        self.transaction_mode = "DEFERRED"
        try:
            yield
        finally:
            self.transaction_mode = usual
