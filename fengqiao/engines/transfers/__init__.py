"""Handing a person's open work to another: one act, whatever the matters; each record keeps its own entry.

    OpenWork("leadership.tasks", "工作任务", "leadership.assign", rows=…, hand=…)

project/catalogue.py names all open work; docs/rollover.md shows how a matter declares it.
"""

from .open_work import OpenWork

__all__ = ["OpenWork"]
