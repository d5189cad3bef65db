"""The stages of an import: find → map → check → preview. Nothing is written here; `acts.commit` commits.

checking  one workbook for one office: every sheet to its ledger, every row understood
staged    what became of it: rows, reasons, what must be asked, what differs
twins     the same matter twice, by rule; alike in wording, as a hint
"""

from .checking import must_ask, stage
from .staged import Fill, Hint, Row, Staged, ValueQuestion

__all__ = ["Fill", "Hint", "Row", "Staged", "ValueQuestion", "must_ask", "stage"]
