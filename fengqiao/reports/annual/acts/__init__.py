"""Verbs of the annual report: writing its text, and the effects of its way to the public."""

from .blocks import BEGINNING, VERBS, Closed, Overtaken, add, begin, bind, remove, set_out, write
from .way import clear, publish, read_by_director, read_by_secretary, review, send, sign

__all__ = [
    "BEGINNING",
    "VERBS",
    "Closed",
    "Overtaken",
    "add",
    "begin",
    "bind",
    "clear",
    "publish",
    "read_by_director",
    "read_by_secretary",
    "remove",
    "review",
    "send",
    "set_out",
    "sign",
    "write",
]
