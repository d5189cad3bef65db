"""复制成一段话: what the report's own blocks say of a month, a quarter, half a year: their sentences with numbers."""

from __future__ import annotations

from collections.abc import Iterator

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.chips import Piece, Reader
from fengqiao.trunk.divisions.models import Office

from . import composition, layout, manuscript
from .words import Section

ENDS = "。！？"


def of(office: Office, period: Period, whose: str = "") -> str:
    """One paragraph of a period, within the open scope: every sentence of the measures that says a number.
    `whose` names the places of the scope where they are not the whole street."""
    year = period.start.year
    set_out = layout.of(office, year)
    words = set_out.words | {"期": ""}
    reader = Reader(office.pk, period, words=words, styles=set_out.styles)
    said = [
        sentence
        for text in manuscript.texts(office.pk, year)
        if text.section == Section.MEASURES
        for paragraph in composition.paragraphs(text.text, reader)
        for sentence in _sentences(paragraph.pieces)
    ]
    whose = whose or set_out.street
    return f"{period.label}，{whose}" + ("".join(said) or "还没有可以写的数。")


def _sentences(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The sentences in which a number stands, whole; one with a gap is left out."""
    told, numbers, gaps = "", 0, 0
    for piece in pieces:
        numbers += bool(piece.bound)
        gaps += bool(piece.lacks)
        for sign in piece.text:
            told += sign
            if sign not in ENDS:
                continue
            if numbers and not gaps:
                yield told
            told, numbers, gaps = "", 0, 0
