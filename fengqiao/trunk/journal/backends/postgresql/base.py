"""Django's PostgreSQL engine with compilers that stop at the journal's gate, and with streams of rows that
arrive while the next ones are made."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db.backends.postgresql import base, operations

_beside = ThreadPoolExecutor(thread_name_prefix="stream")


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "fengqiao.trunk.journal.backends.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """One stream at most is on its way. Whatever is asked of the connection next waits until it has arrived,
    and hears there what the server refused: the transaction is as it would be without."""

    ops_class = DatabaseOperations
    _on_its_way: Future[None] | None = None

    def beside(self, arriving: Callable[[], None]) -> None:
        """This will wait for a stream's end on a thread of its own. The deed goes on with what needs no
        database: digests, tokens, the next rows. Waiting needs no interpreter, so neither holds up the other."""
        self._on_its_way = _beside.submit(arriving)

    def _arrived(self) -> None:
        stream, self._on_its_way = self._on_its_way, None
        if stream is not None:
            stream.result()

    def _given_up(self) -> None:
        """What is taken back need not have arrived well, but nothing may still be on its way."""
        stream, self._on_its_way = self._on_its_way, None
        if stream is not None:
            stream.exception()

    def create_cursor(self, name: str | None = None) -> Any:
        self._arrived()
        return super().create_cursor(name)

    def _commit(self) -> None:
        self._arrived()
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self._given_up()
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        self._given_up()
        super()._savepoint_rollback(sid)  # type: ignore[misc]

    def _close(self) -> None:
        self._given_up()
        super()._close()  # type: ignore[misc]
