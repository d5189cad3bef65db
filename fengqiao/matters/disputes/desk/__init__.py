"""The staff's door to disputes: register on one screen, list, page of a case, amend, note, files."""

from .changing import amend, attach, name_opponent, note
from .listing import listing, paragraph
from .registering import register
from .screening import (
    close_screening,
    open_screening,
    report_found,
    report_nil,
    screening,
    screenings,
    take_back_answer,
)
from .showing import clock, file, procedure, show

__all__ = [
    "amend",
    "attach",
    "clock",
    "close_screening",
    "file",
    "listing",
    "name_opponent",
    "note",
    "open_screening",
    "paragraph",
    "procedure",
    "register",
    "report_found",
    "report_nil",
    "screening",
    "screenings",
    "show",
    "take_back_answer",
]
