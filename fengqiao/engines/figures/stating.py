"""The sentence that a figure's evidence bears: “未发生…” is content of law, and stands on more than a number."""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """What may be written of a period. `text` is "" where something stops it, and then `stops` says what, by
    name; `level` is how far the evidence goes, in words, "" for none; `lacks` what would carry it further."""

    text: str
    level: str = ""
    stops: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
