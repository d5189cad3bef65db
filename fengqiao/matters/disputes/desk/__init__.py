"""The staff's door to disputes: register on one screen, list, page of a case, amend, note."""

from .changing import amend, name_opponent, note
from .listing import listing
from .registering import register
from .showing import clock, show

__all__ = ["amend", "clock", "listing", "name_opponent", "note", "register", "show"]
