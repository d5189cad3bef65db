"""A paper as PDF, set by typst: no office suite, fonts embedded, tagged, with bookmarks.

The faces are those of the machine: 仿宋 and 小标宋 where the office has them, the nearest open ones where not.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from typing import Any

import typst

from fengqiao.ground.documents import Document

from . import fonts, measures
from .measures import Face, Sizes
from .model import Block, Heading, Paper, Paragraph, Run, Table, addressed, day, headed, text_of

TEMPLATE = resources.files(__package__).joinpath("templates/papers/paper.typ")


class CannotWrite(Exception):
    """A paper cannot be set; the text says what to do."""


def pdf(paper: Paper) -> bytes:
    """This will give the bytes of a PDF. Raises CannotWrite where the machine has no Chinese font, or none for some
    sign: an empty box in the stead of a name is worse than no file."""
    if fonts.has_chinese() and (warning := fonts.warning(paper)):
        raise CannotWrite(warning)
    stamp = datetime.combine(paper.signed_on, time(0), UTC) if paper.signed_on else None
    made = _compiled(_told(paper), format="pdf", timestamp=stamp)
    assert isinstance(made, bytes)
    return made


def pages(paper: Paper, spare: float = 0) -> int:
    """How many pages a paper has where each ends `spare` points early. Raises CannotWrite, as pdf does."""
    made = _compiled(_told(paper.fitted, spare), format="svg")
    return len(made) if isinstance(made, list) else 1


def _compiled(told: Document, **how: Any) -> Any:
    if not fonts.has_chinese():
        raise CannotWrite("这台电脑没有中文字体，排不了 PDF；请安装仿宋、黑体、宋体后再试")
    said = {"paper": json.dumps(told, ensure_ascii=False)}
    return _compiler().compile(TEMPLATE.read_bytes(), sys_inputs=said, **how)


def faces(face: Face) -> list[str]:
    """What a face is set in here, the first that the machine has first."""
    return [name for name in (face.name, *face.stand_ins) if name in fonts.families()] or [
        face.name
    ]


@cache
def _compiler() -> Any:
    return typst.Compiler()


def _told(paper: Paper, spare: float = 0) -> Document:
    on = day(paper.signed_on)
    return {
        "title": paper.title_lines,
        "plain_title": paper.plain_title,
        "number": paper.number,
        "signer": paper.signer,
        "addressees": addressed(paper.addressees),
        "blocks": [_block(number, block) for number, block in paper.numbered()],
        "annexes": paper.annexes,
        "organ": paper.organ,
        "signed_on": on,
        "stands": asdict(measures.signature(paper.organ, on, paper.sealed)),
        "copies": f"抄送：{paper.copies.rstrip('。')}。" if paper.copies else "",
        "printed_by": paper.printed_by,
        "printed_on": f"{day(paper.printed_on)}印发" if paper.printed_by else "",
        "is_demo": paper.is_demo,
        "measures": _measures(paper.sizes, spare),
    }


def _measures(of: Sizes, spare: float) -> Document:
    sizes: Document = {
        "page_width": measures.PAGE_WIDTH,
        "page_height": measures.PAGE_HEIGHT,
        "top": of.top,
        "left": measures.LEFT,
        "right": measures.RIGHT,
        "bottom": of.bottom + spare,
        "below": measures.NUMBER_BELOW,
        "line": of.line,
        "title_line": of.title_line,
        "three": of.body,
        "two": of.title,
        "table": of.table,
        "table_line": of.table_line,
        "four": measures.FOUR,
        "small_four": measures.SMALL_FOUR,
        "sign": of.sign,
        "thick": measures.THICK,
        "thin": measures.THIN,
    }
    named = {
        "body": measures.BODY,
        "title": measures.TITLE,
        "black": measures.BLACK,
        "kai": measures.KAI,
        "song": measures.SONG,
    }
    levels = [faces(measures.OF_LEVEL[level]) for level in (1, 2, 3, 4)]
    return sizes | {"fonts": {key: faces(face) for key, face in named.items()}, "levels": levels}


def _block(number: str, block: Block) -> Document:
    if isinstance(block, Heading):
        body = "".join(map(text_of, block.body))
        return {
            "kind": "heading",
            "level": block.level,
            "text": headed(number, block),
            "body": body,
        }
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": "".join(map(text_of, block.runs))}
    assert isinstance(block, Table)
    return {
        "kind": "table",
        "caption": block.caption,
        "columns": block.columns,
        "rows": [[text_of(cell) for cell in row] for row in block.rows],
        "shares": block.shares,
    }


__all__ = ["CannotWrite", "Run", "faces", "pdf"]
