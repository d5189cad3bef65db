"""The stages of an import: find → map → check → preview. Nothing is written here; `acts.commit` commits.

checking  one workbook for one office: every sheet to its register, every row understood
staged    what became of it: rows, reasons, what must be asked, what differs
hidden    rows that a filter hid, and what a person said of them
twins     the same matter twice, by rule and by what a person said
likeness  rows alike in wording to another, as hints for a person
"""

from .likeness import WHOLE, hints
from .stage import must_ask, stage
from .staged import Counted, Fill, Hint, Marked, Returned, Row, Staged, Told, ValueQuestion

__all__ = [
    "WHOLE",
    "Counted",
    "Fill",
    "Hint",
    "Marked",
    "Returned",
    "Row",
    "Staged",
    "Told",
    "ValueQuestion",
    "hints",
    "must_ask",
    "stage",
]
