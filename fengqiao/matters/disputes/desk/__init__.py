"""The staff's door to disputes: register on one screen, list, page of a case, amend, note, files."""

from .changes import amend, attach, name_opponent, note
from .lists import listing, paragraph
from .page import clock, file, procedure, show
from .registration import register
from .screening import (
    close_screening,
    open_screening,
    report_found,
    report_nil,
    screening,
    screenings,
    take_back_answer,
)

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
