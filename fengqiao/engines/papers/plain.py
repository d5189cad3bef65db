"""A paper as plain text, indented with full-width blanks as offices send it by mail."""

from __future__ import annotations

from collections.abc import Iterator

from . import measures
from .model import Block, Heading, Paper, Paragraph, addressed, day, headed, text_of

BLANK = "　"


def text(paper: Paper) -> bytes:
    """This will give the text in UTF-8, lines ended by \\n."""
    return "\n".join(_lines(paper)).encode()


def _lines(paper: Paper) -> Iterator[str]:
    if paper.is_demo:
        yield from ("【演示】数据和人都是虚构的", "")
    if paper.number:
        yield paper.number + (f"{BLANK * 4}签发人：{paper.signer}" if paper.signer else "")
        yield ""
    yield paper.plain_title
    yield ""
    if paper.addressees:
        yield from (addressed(paper.addressees), "")
    for number, block in paper.numbered():
        yield from _block(number, block)
        yield ""
    for n, annex in enumerate(paper.annexes, 1):
        many = f"{n}．" if len(paper.annexes) > 1 else ""
        yield f"{BLANK * 2}附件：{many}{annex}" if n == 1 else f"{BLANK * 5}{many}{annex}"
    yield from ("", *_signed(paper), "")
    if paper.copies:
        yield f"抄送：{paper.copies.rstrip('。')}。"
    if paper.printed_by:
        yield f"{paper.printed_by}{BLANK * 2}{day(paper.printed_on)}印发"


def _block(number: str, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield BLANK * 2 + headed(number, block) + "".join(map(text_of, block.body))
    elif isinstance(block, Paragraph):
        yield BLANK * 2 + "".join(map(text_of, block.runs))
    else:
        if block.caption:
            yield block.caption
        yield "\t".join(block.columns)
        for row in block.rows:
            yield "\t".join(map(text_of, row))


def _signed(paper: Paper) -> Iterator[str]:
    """Organ and date, pushed to the right as on paper."""
    on = day(paper.signed_on)
    stands = measures.signature(paper.organ, on, paper.sealed)
    for line, behind in ((paper.organ, stands.organ), (on, stands.date)):
        if line:
            yield BLANK * round(measures.SIGNS - behind - measures.signs(line)) + line
