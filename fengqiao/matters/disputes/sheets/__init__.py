"""The Excel ledger of disputes: its columns in the words of the trade, and how a row is understood."""

from .ledger import LEDGER

__all__ = ["LEDGER"]
