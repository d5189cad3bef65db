"""A text taken apart: its paragraphs with their headings and sections, its sentences, where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fengqiao.ground.patterns import bounded

# The five parts that the party regulation of 2019 asks of an annual report (法治政府建设与责任落实督察工作规定,
# article 24), by the words of their headings. Streets order and number them as they like.
SECTIONS = {
    "shortcomings": ("存在的不足和原因", re.compile(r"不足|存在.{0,6}问题|短板|差距")),
    "duty": (
        "党政主要负责人履行第一责任人职责的有关情况",
        re.compile(r"第一责任人|主要负责人.{0,6}履行"),
    ),
    "plan": ("下一年度的主要安排", re.compile(r"安排|打算|计划|思路|下一步|下步")),
    "other": (
        "其他需要报告的情况",
        re.compile(r"其他.{0,4}(?:需要|需|应).{0,2}(?:报告|说明)|其他(?:情况|事项)"),
    ),
    "measures": (
        "主要举措和成效",
        re.compile(r"举措|措施|成效|工作(?:开展)?情况|推进.{0,14}情况|做法|成绩|落实情况"),
    ),
}
_NUMBERING = (
    bounded(r"[\s\u3000]*(?:[一二三四五六七八九十]+\s*、|第[一二三四五六七八九十]+[章部编])"),
    bounded(r"[\s\u3000]*[（(]\s*[一二三四五六七八九十]+\s*[）)]"),
    bounded(r"[\s\u3000]*\d{1,2}\s*[.．、](?!\d)"),
    bounded(r"[\s\u3000]*[（(]\s*\d{1,2}\s*[）)]"),
)
_LONGEST_HEADING = 60
# Prose has sentences of two hundred signs, a row of sixty columns one of less than four hundred. What goes on beyond
# is cut behind a comma: the words around a number are looked through for each number.
_LONGEST_SENTENCE = 600
_SENTENCE = re.compile(
    rf"[^。！？!?]{{1,{_LONGEST_SENTENCE}}}+(?:[。！？!?]|$)"
    rf"|[^。！？!?]{{1,{_LONGEST_SENTENCE}}}(?<=[，；,;、])|[^。！？!?]{{1,{_LONGEST_SENTENCE}}}+"
)
_LINE = re.compile(r"[^\r\n]++")
_FIRST_SENTENCE = re.compile(r"[^。；！？]*+")


@dataclass(frozen=True)
class Heading:
    """A heading line, or the first sentence of a paragraph that runs on behind its heading."""

    start: int
    text: str
    level: int
    section: str


@dataclass(frozen=True)
class Paragraph:
    """A line of the text. `section` is the part of the report it stands in, "" before the first."""

    start: int
    text: str
    section: str
    heading: Heading | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Sentence:
    start: int
    text: str
    paragraph: Paragraph

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Prose:
    """The whole text with its parts."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def title(self) -> Paragraph | None:
        """The first line, when it names a report."""
        first = next((p for p in self.paragraphs if p.text.strip()), None)
        named = (
            first
            and len(first.text.strip()) <= 80
            and re.search(r"报告|总结|汇报|情况", first.text)
        )
        return first if named else None

    @cached_property
    def headings(self) -> list[Heading]:
        return [p.heading for p in self.paragraphs if p.heading]

    @property
    def is_annual_report(self) -> bool:
        """A whole report, of which all five parts may be asked; not a paragraph of one."""
        told = self.title.text if self.title else ""
        found = {h.section for h in self.headings if h.level == 1 and h.section}
        return len(found) >= 3 or (len(found) >= 2 and "报告" in told)

    def sentences(self) -> Iterator[Sentence]:
        for paragraph in self.paragraphs:
            for found in _SENTENCE.finditer(paragraph.text):
                yield Sentence(paragraph.start + found.start(), found[0], paragraph)


def taken_apart(text: str) -> Prose:
    """This will split a text; offsets are characters of the text as given."""
    paragraphs, section = [], ""
    for found in _LINE.finditer(text):
        heading = _heading(found[0], found.start())
        if heading and heading.level == 1:
            section = heading.section
        paragraphs.append(Paragraph(found.start(), found[0], section, heading))
    return Prose(text, tuple(paragraphs))


def section_of(text: str) -> str:
    """Which of the five parts a heading opens, "" for none."""
    return next((key for key, (_, said) in SECTIONS.items() if said.search(text)), "")


def _heading(line: str, start: int) -> Heading | None:
    for level, numbering in enumerate(_NUMBERING, 1):
        if found := numbering.match(line):
            said = _FIRST_SENTENCE.match(line, found.end())
            text = line[: said.end()] if said else line[: found.end()]
            if len(text.strip()) <= _LONGEST_HEADING:
                return Heading(start, text, level, section_of(text))
    return None
