"""A reconciliation as a page: the text in its paragraphs with the numbers marked, and a note for every mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fengqiao.engines.figures import AnyFigure
from fengqiao.engines.figures.pages.asked import Asked

from .checks import Issue
from .comparison import MATCHED, MISMATCH, UNBOUND, Finding
from .prose import Paragraph
from .reconciliation import Reconciliation

# status → (its words, the tag's kind)
STATUSES = {MATCHED: ("相符", "done"), MISMATCH: ("不符", "bad"), UNBOUND: ("没有指标", "plain")}


@dataclass(frozen=True)
class Piece:
    """A run of the text: a number (its note's place in the list), inside an issue or plain; `anchors` are the
    issues that begin here."""

    text: str
    number: int = 0
    status: str = ""
    flawed: bool = False
    anchors: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        return STATUSES[self.status][0] if self.status else ""


@dataclass(frozen=True)
class Block:
    """A paragraph of the text in its pieces; `kind` is how it is set."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Note:
    """A number of the text: how it stands beside the ledgers, and why."""

    n: int
    text: str
    status: str
    kind: str
    reason: str
    figure: AnyFigure | None
    cell: str
    url: str


@dataclass(frozen=True)
class Flaw:
    """An issue of the text."""

    n: int
    label: str
    message: str


@dataclass(frozen=True)
class Remark:
    """A hint, with the words that it is about."""

    message: str
    quote: str


@dataclass(frozen=True)
class Result:
    """What the page of a result shows; `loose` are the issues that stand at no paragraph."""

    year: int
    counts: Mapping[str, int]
    paragraphs: tuple[Block, ...]
    loose: tuple[int, ...]
    notes: tuple[Note, ...]
    issues: tuple[Flaw, ...]
    hints: tuple[Remark, ...]
    clean: bool


def shown(checked: Reconciliation, year: int) -> Result:
    """This will set a reconciliation out for its page."""
    said = [p for p in checked.read.prose.paragraphs if p.text.strip()]
    issues = list(enumerate(checked.issues, 1))
    return Result(
        year,
        checked.counts,
        tuple(_paragraph(checked, one) for one in said),
        tuple(n for n, issue in issues if _is_loose(checked, issue)),
        tuple(_note(n, one) for n, one in enumerate(checked.findings, 1)),
        tuple(_flaw(n, issue) for n, issue in issues),
        tuple(Remark(one.message, _quote(checked.text, one)) for one in checked.hints),
        checked.is_clean,
    )


def rows(checked: Reconciliation) -> Iterator[tuple[Any, ...]]:
    """The numbers and issues as rows of a workbook, for who wants to keep the result."""
    for one in checked.findings:
        told = one.told()
        label = one.claim.figures[0].label if one.claim else ""
        status = STATUSES[one.status][0]
        yield one.quantity.text, status, label, told["ledger_value"], one.reason, one.quantity.start
    for issue in checked.issues:
        yield _quote(checked.text, issue), "文字问题", "", None, issue.message, issue.start


ROWS_OF = ("文中写", "核对结果", "指标", "台账的数", "理由", "从第几字起")


def _paragraph(checked: Reconciliation, paragraph: Paragraph) -> Block:
    heading = paragraph.heading
    is_title = paragraph == checked.read.prose.title
    kind = "title" if is_title else f"level-{heading.level}" if heading else "body"
    return Block(kind, tuple(_pieces(checked, paragraph)))


def _pieces(checked: Reconciliation, paragraph: Paragraph) -> Iterator[Piece]:
    """The paragraph cut wherever a number or an issue begins or ends."""
    numbers = [
        (n, one)
        for n, one in enumerate(checked.findings, 1)
        if paragraph.start <= one.quantity.start < paragraph.end
    ]
    issues = [
        (n, one)
        for n, one in enumerate(checked.issues, 1)
        if paragraph.start <= one.start < paragraph.end
    ]
    cuts = {paragraph.start, paragraph.end}
    for _, one in numbers:
        cuts |= {one.quantity.start, one.quantity.end}
    for _, issue in issues:
        cuts |= {issue.start, min(issue.start + issue.length, paragraph.end)}
    edges = sorted(cuts)
    for start, end in zip(edges, edges[1:], strict=False):
        inside = next(
            ((n, o) for n, o in numbers if o.quantity.start <= start < o.quantity.end), None
        )
        yield Piece(
            checked.text[start:end],
            number=inside[0] if inside else 0,
            status=inside[1].status if inside else "",
            flawed=any(i.start <= start < i.start + i.length for _, i in issues),
            anchors=tuple(n for n, i in issues if i.start == start),
        )


def _is_loose(checked: Reconciliation, issue: Issue) -> bool:
    """An issue of the whole text, at its end: a part that is missing."""
    return not any(p.start <= issue.start < p.end for p in checked.read.prose.paragraphs)


def _note(n: int, one: Finding) -> Note:
    figure = one.claim.figures[0] if one.claim else None
    words, kind = STATUSES[one.status]
    cell = one.claim.cell_label if one.claim else ""
    url = _url(one) if one.status != UNBOUND else ""
    return Note(n, one.quantity.text, words, kind, one.reason, figure, cell, url)


def _url(one: Finding) -> str:
    """The rows that the ledger's number counts, on the page of its figure."""
    assert one.claim
    return Asked(one.claim.period, one.claim.cells).url(one.claim.figures[0].key)


def _flaw(n: int, issue: Issue) -> Flaw:
    return Flaw(n, str(getattr(issue.kind, "label", issue.kind)), issue.message)


def _quote(text: str, issue: Issue) -> str:
    said = text[issue.start : issue.start + issue.length].strip()
    return said if len(said) <= 24 else said[:24] + "…"
