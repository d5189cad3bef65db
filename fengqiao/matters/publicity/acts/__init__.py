"""What publicity does besides keeping its ledgers: an office gets its calendar."""

from .founding import VERBS, found_calendar

__all__ = ["VERBS", "found_calendar"]
