"""What publicity adds to its ledgers' pages: the year's calendar with its gaps, plan against done, stock, and
where disputes ask for it."""

from .calendar import ahead, fill_calendar, shelf
from .hot_spots import hot_spots

__all__ = ["ahead", "fill_calendar", "hot_spots", "shelf"]
