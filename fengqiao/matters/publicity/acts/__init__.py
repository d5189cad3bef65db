"""What publicity does besides keeping its ledgers: an office gets its calendar."""

from .calendar import VERBS, found_calendar

__all__ = ["VERBS", "found_calendar"]
