"""Identifiers that the application makes itself: no sequence, no database round trip."""

import uuid

from uuid_utils import compat


def uuid7() -> uuid.UUID:
    """This will give a new UUIDv7 (RFC 9562 §5.7) as a standard-library ``uuid.UUID``.

    Ids made one after the other in one process compare in the order of their making, so
    rows of one office lie side by side in an index. Their order is never a legal order:
    clocks of several machines differ, and only the journal's ``seq`` says what came first.
    """
    return compat.uuid7()


def derived(key: uuid.UUID, name: str) -> uuid.UUID:
    """This will give the id that a name has under a key: the same for the same two, and for no others."""
    return uuid.uuid5(key, name)
