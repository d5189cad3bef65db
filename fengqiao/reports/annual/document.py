"""The draft as an official paper, and where its bare numbers stand in it as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fengqiao.engines.figures.chips import Piece
from fengqiao.engines.papers import Heading, Paper, Paragraph, Run, WebRecord, written
from fengqiao.engines.papers.model import Block, Text

from .composition import Draft, Item, Unbound
from .words import OPENING


def paper(draft: Draft) -> Paper:
    """This will set a draft out as a document, addressed and signed by the settings of the office."""
    set_out = draft.layout
    return Paper(
        title=set_out.title,
        addressees=set_out.addressees,
        organ=set_out.organ,
        signed_on=set_out.signed_on or draft.on,
        blocks=tuple(_blocks(draft)),
        number=set_out.filled(set_out.number),
        signer=set_out.signer,
        sealed=set_out.sealed,
        copies=set_out.copies,
        printed_by=set_out.printed_by,
        printed_on=(set_out.signed_on or draft.on) if set_out.printed_by else None,
        is_demo=draft.office.is_demo,
        web=WebRecord(
            index=set_out.filled(set_out.index),
            topic=set_out.topic,
            kind=set_out.kind,
            publisher=set_out.publisher,
            published_on=draft.report.published_on if draft.report else None,
            openness=set_out.openness,
            validity=set_out.validity,
        ),
    )


def text_of(draft: Draft) -> str:
    return written(paper(draft), "txt").decode()


def placed(draft: Draft, text: str) -> list[Unbound]:
    """The bare numbers with their places in the report as plain text, in its order."""
    found = []
    start_of: dict[str, int] = {}
    at = 0
    for part in draft.parts:
        for item in part.items:
            for said in (item.heading, *(p.text for p in item.paragraphs)):
                if said and (here := text.find(said, at)) >= 0:
                    start_of[said] = at = here
    for one in draft.unbound:
        whole = next((said for said in start_of if one.before + one.text in said), "")
        offset = whole.find(one.before + one.text) + len(one.before) if whole else 0
        found.append(replace(one, at=start_of.get(whole, 0) + offset))
    return sorted(found, key=lambda one: one.at)


def _blocks(draft: Draft) -> Iterator[Block]:
    for part in draft.parts:
        if part.section != OPENING:
            yield Heading(1, part.heading)
        for item in part.items:
            yield from _item(item)


def _item(item: Item) -> Iterator[Block]:
    paragraphs = [tuple(map(_run, paragraph.pieces)) for paragraph in item.paragraphs]
    if item.heading:
        yield Heading(2, item.heading, paragraphs[0] if paragraphs else ())
        paragraphs = paragraphs[1:]
    yield from (Paragraph(*runs) for runs in paragraphs)


def _run(piece: Piece) -> Text:
    return Run(piece.text, piece.bound.reference) if piece.bound else piece.text
