"""What the pages ask: parsing and field errors only. The rules of a step stand in rules.py."""

from .changes import AttachForm, NoteForm, OpponentForm
from .parts import STILL_OPEN
from .registration import RegisterForm
from .screening import FoundForm, ScreeningForm, statement
from .several import CloseForm, FindForm, HandForm
from .steps import STEP_FORMS

__all__ = [
    "STEP_FORMS",
    "STILL_OPEN",
    "AttachForm",
    "CloseForm",
    "FindForm",
    "FoundForm",
    "HandForm",
    "NoteForm",
    "OpponentForm",
    "RegisterForm",
    "ScreeningForm",
    "statement",
]
