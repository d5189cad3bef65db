"""The brief as an official paper on one page of A4."""

from __future__ import annotations

from collections.abc import Iterator

from fengqiao.engines.figures.chips import Piece
from fengqiao.engines.papers import Heading, Paper, Paragraph, Run, Table, on_one_page
from fengqiao.engines.papers.model import Block, Text

from .composition import OVERDUE, Brief, Said

LABEL = 18  # signs that the first column holds on one line
WIDTHS = (6, 2, 2, 3)
NOTHING = "按数字没有要提请关注的。"


def paper(brief: Brief) -> Paper:
    """This will set the brief on one page. Raises TooLong."""
    return on_one_page(unfitted(brief))


def unfitted(brief: Brief) -> Paper:
    """The brief in the standard's sizes, however many pages that takes."""
    return Paper(
        title=brief.title,
        organ=brief.organ,
        signed_on=brief.period.on,
        blocks=tuple(_blocks(brief)),
        is_demo=brief.office.is_demo,
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    yield Heading(1, "主要数字")
    rows = tuple(
        (one.bound.named[:LABEL], Run(one.bound.text, one.bound.reference), one.before, one.short)
        for one in brief.lines
    )
    yield Table(("指标", "本期", "上年同期", "同比"), rows, widths=WIDTHS)
    yield Heading(1, "提请关注")
    yield from _listed(brief.findings, NOTHING)
    yield Heading(1, "不足")
    yield from _listed(brief.shortcomings, "还没有登记。")
    yield Heading(1, "下一步安排")
    yield from _listed(brief.plan, "还没有登记。")


def _listed(said: tuple[Said, ...], nothing: str) -> Iterator[Paragraph]:
    if not said:
        yield Paragraph(nothing)
    for n, one in enumerate(said, start=1):
        yield Paragraph(f"{n}．", *map(_run, one.pieces))


def _run(piece: Piece) -> Text:
    if piece.bound is None:
        return piece.text
    key = piece.bound.key
    return Run(piece.text, key if key == OVERDUE else piece.bound.reference)
