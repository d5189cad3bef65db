"""Makes the compilers of an engine stop at the gate. Used by both engines' `compiler` modules."""

from __future__ import annotations

from typing import Any

from fengqiao.trunk.journal import gate


class Reading:
    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        gate.reading(self.query)  # type: ignore[attr-defined]
        return super().execute_sql(*args, **kwargs)  # type: ignore[misc]


class Inserting:
    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        gate.inserting(self.query)  # type: ignore[attr-defined]
        return super().execute_sql(*args, **kwargs)  # type: ignore[misc]


class Updating:
    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        gate.updating(self.query)  # type: ignore[attr-defined]
        return super().execute_sql(*args, **kwargs)  # type: ignore[misc]


class Deleting:
    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        gate.deleting(self.query)  # type: ignore[attr-defined]
        return super().execute_sql(*args, **kwargs)  # type: ignore[misc]
