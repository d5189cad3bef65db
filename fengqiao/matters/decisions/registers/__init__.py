"""The ledgers of decisions, each declared once: its columns make the list, the form and the sheet."""

from fengqiao.engines.registers.shelf import Shelf

from .decisions import REGISTER
from .documents import CONTRACTS, DOCUMENTS
from .reviews import ADVISER_OPINIONS, REVIEWS

SHELF = Shelf("decisions", "依法决策", (REGISTER, REVIEWS, CONTRACTS, DOCUMENTS, ADVISER_OPINIONS))

__all__ = ["ADVISER_OPINIONS", "CONTRACTS", "DOCUMENTS", "REGISTER", "REVIEWS", "SHELF"]
