"""Nouns of supervision: what comes in, with the staff it names; channels, court appearances, issues.

A matter that names somebody is kept from that somebody: the scope of the person named has no such row
(`kept_from`), whichever page, list, count, export, step or join asks.
"""

from .incoming import Incoming, Named
from .ledgers import Appearance, Channel, Issue, OwnCheck

__all__ = ["Appearance", "Channel", "Incoming", "Issue", "Named", "OwnCheck"]
