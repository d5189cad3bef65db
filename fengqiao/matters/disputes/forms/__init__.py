"""What the pages ask: parsing and field errors only. The rules of a step stand in rules.py."""

from .changing import AmendForm, AttachForm, NoteForm, OpponentForm
from .listing import FilterForm
from .parts import STILL_OPEN
from .registering import RegisterForm
from .screening import FoundForm, ScreeningForm, TakeBackForm, statement
from .stepping import STEP_FORMS

__all__ = [
    "STEP_FORMS",
    "STILL_OPEN",
    "AmendForm",
    "AttachForm",
    "FilterForm",
    "FoundForm",
    "NoteForm",
    "OpponentForm",
    "RegisterForm",
    "ScreeningForm",
    "TakeBackForm",
    "statement",
]
