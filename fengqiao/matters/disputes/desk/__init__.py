"""The staff's door to disputes: register on one screen, list, page of a case, amend, note, files."""

from .changing import amend, attach, name_opponent, note
from .listing import listing
from .registering import register
from .showing import clock, file, show

__all__ = [
    "amend",
    "attach",
    "clock",
    "file",
    "listing",
    "name_opponent",
    "note",
    "register",
    "show",
]
