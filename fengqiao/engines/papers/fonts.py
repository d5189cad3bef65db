"""Which signs the fonts of this machine can print: what none of them has is named before anything is printed.

The setter takes for a sign the first of the paper's faces that has it, else any font of the machine. GB 18030-2022 wants
more signs of names than the usual fonts have: `RARE` are fonts that have them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import typst

from fengqiao.ground import fonts, signs

from . import measures
from .model import Heading, Paper, Paragraph, Table, text_of

RARE = (
    "HanaMinA",
    "HanaMinB",
    "BabelStone Han",
    "SimSun-ExtB",
    "SimSun-ExtG",
    "Jigmo2",
    "Plangothic P1",
)
INSTALL = "fonts-hanazono（花园明朝）或 SimSun-ExtB"
# Signs of names beyond the first plane: of the standard's second level, whose signs a name may have.
OF_NAMES = "𠮷𠅤𫍟𬭊𬬭𫠆𫖯𬍛𫟹𬱖𪩘𫄷"
AROUND = 4  # signs shown on each side of the one that is meant
MOST = 3  # that are named in one sentence
_UNPRINTED = ("Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me")


@dataclass(frozen=True)
class Unprintable:
    """A sign that no font of the machine has: in which part of a paper, among which words."""

    sign: str
    part: str
    words: str

    def __str__(self) -> str:
        return f"{self.part}“{self.words}”里的“{self.sign}”（U+{ord(self.sign):04X}）"


@cache
def installed() -> tuple[typst.FontInfo, ...]:
    """The fonts of this machine, found once; those of papers first."""
    faces = (measures.BODY, measures.TITLE, measures.BLACK, measures.KAI, measures.SONG)
    named = [name for face in faces for name in (face.name, *face.stand_ins)]
    order = {name: n for n, name in enumerate(dict.fromkeys([*named, *RARE]))}
    found = typst.Fonts(include_embedded_fonts=False).fonts()
    return tuple(sorted(found, key=lambda one: order.get(one.family, len(order))))


def families() -> frozenset[str]:
    return frozenset(one.family for one in installed())


def has_chinese() -> bool:
    """Whether the body of a paper has a face here."""
    return bool(families() & {measures.BODY.name, *measures.BODY.stand_ins})


@cache
def prints(sign: str) -> bool:
    """Whether some font of this machine has a shape for a sign. What has no ink needs none."""
    if unicodedata.category(sign) in _UNPRINTED or not signs.clean(sign):
        return True
    files = dict.fromkeys((one.path, one.index) for one in installed() if one.path)
    return any(sign in _covered(path, index) for path, index in files)


@cache
def _covered(path: str, index: int) -> fonts.Covered:
    return fonts.Covered(fonts.spans_of(path, index))


def unprintable(paper: Paper) -> list[Unprintable]:
    """What of a paper would come out as an empty box, each sign once in each part of it."""
    found: dict[tuple[str, str], Unprintable] = {}
    for part, text in _parts(paper.fitted):
        for at, sign in enumerate(text):
            if not prints(sign):
                words = signs.one_line(text[max(at - AROUND, 0) : at + AROUND + 1])
                found.setdefault((sign, part), Unprintable(sign, part, words))
    return list(found.values())


def warning(paper: Paper) -> str:
    """The sentence for it, with what to do; "" where everything can be printed."""
    found = unprintable(paper)
    if not found:
        return ""
    named = "；".join(map(str, found[:MOST])) + (
        f" 等 {len(found)} 处" if len(found) > MOST else ""
    )
    return (
        f"这台电脑的字体打不出：{named}。请装上收字更全的字体（{INSTALL}）再打印，或者取 Word 文件，"
        "在装有这种字体的电脑上打印。"
    )


def _parts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each text of a paper with the part in which it stands."""
    yield from (("标题", paper.title), ("发文字号", paper.number), ("签发人", paper.signer))
    yield from (("主送", paper.addressees), ("落款", paper.organ), ("抄送", paper.copies))
    yield from (("印发机关", paper.printed_by), *(("附件", one) for one in paper.annexes))
    under = "正文"
    for block in paper.blocks:
        if isinstance(block, Heading):
            under = f"“{signs.one_line(block.text)[:12]}”一节"
            yield "小标题", block.text
            yield under, "".join(map(text_of, block.body))
        elif isinstance(block, Paragraph):
            yield under, "".join(map(text_of, block.runs))
        elif isinstance(block, Table):
            yield from _cells(block, under)


def _cells(table: Table, under: str) -> Iterator[tuple[str, str]]:
    yield from ((under, text) for text in (table.caption, *table.columns))
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            yield f"“{column}”一栏", text_of(cell)
