"""What publicity does besides keeping its ledgers: an office gets its calendar."""

from .calendar import VERBS, found_calendar, usual_nodes

__all__ = ["VERBS", "found_calendar", "usual_nodes"]
