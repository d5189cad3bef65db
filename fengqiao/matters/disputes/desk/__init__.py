"""The staff's door to disputes: register on one screen, page of a case, note, files."""

from .changes import attach, name_opponent, note
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
    take_back_screening,
)
from .several import SHELF

__all__ = [
    "SHELF",
    "attach",
    "clock",
    "close_screening",
    "file",
    "name_opponent",
    "note",
    "open_screening",
    "procedure",
    "register",
    "report_found",
    "report_nil",
    "screening",
    "screenings",
    "show",
    "take_back_answer",
    "take_back_screening",
]
