"""A reconciliation as a page: the text in its paragraphs with the numbers marked, and a note for every mark."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from fengqiao.engines.figures import AnyFigure
from fengqiao.engines.figures.pages.asked import Asked

from .checks import Issue
from .comparison import MATCHED, MISMATCH, UNBOUND, Finding
from .prose import Paragraph
from .reconciliation import Reconciliation

# status → (its words, the tag's kind)
STATUSES = {MATCHED: ("相符", "done"), MISMATCH: ("不符", "bad"), UNBOUND: ("没有指标", "plain")}
NOWHERE = -1


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
class Marks:
    """The numbers and issues of a paragraph in their order, each with its place in its list."""

    numbers: list[tuple[int, Finding]] = field(default_factory=list)
    issues: list[tuple[int, Issue]] = field(default_factory=list)


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
    marks = _marks(checked)
    return Result(
        year,
        checked.counts,
        tuple(_paragraph(checked, one, marks[one.start]) for one in said),
        tuple(n for n, _ in marks[NOWHERE].issues),
        tuple(_note(n, one) for n, one in enumerate(checked.findings, 1)),
        tuple(_flaw(n, issue) for n, issue in enumerate(checked.issues, 1)),
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


def _marks(checked: Reconciliation) -> dict[int, Marks]:
    """What is marked in each paragraph, by where it begins; under NOWHERE the issues of the whole text, which stand
    at its end: a part that is missing."""
    paragraphs = checked.read.prose.paragraphs
    starts = [one.start for one in paragraphs]
    told: dict[int, Marks] = defaultdict(Marks)

    def at(start: int) -> Marks:
        place = bisect_right(starts, start) - 1
        is_within = place >= 0 and start < paragraphs[place].end
        return told[starts[place] if is_within else NOWHERE]

    for n, one in enumerate(checked.findings, 1):
        at(one.quantity.start).numbers.append((n, one))
    for n, issue in enumerate(checked.issues, 1):
        at(issue.start).issues.append((n, issue))
    return told


def _paragraph(checked: Reconciliation, paragraph: Paragraph, marks: Marks) -> Block:
    heading = paragraph.heading
    is_title = paragraph == checked.read.prose.title
    kind = "title" if is_title else f"level-{heading.level}" if heading else "body"
    return Block(kind, tuple(_pieces(checked.text, paragraph, marks)))


def _pieces(text: str, paragraph: Paragraph, marks: Marks) -> Iterator[Piece]:
    """The paragraph cut wherever a number or an issue begins or ends, gone through once."""
    numbers, issues, flawed_to = deque(marks.numbers), deque(marks.issues), paragraph.start
    for start, end in pairwise(sorted(_cuts(paragraph, marks))):
        while numbers and numbers[0][1].quantity.end <= start:
            numbers.popleft()
        is_inside = numbers and numbers[0][1].quantity.start <= start
        anchors = []
        while issues and issues[0][1].start <= start:
            n, issue = issues.popleft()
            anchors.append(n)
            flawed_to = max(flawed_to, issue.start + issue.length)
        yield Piece(
            text[start:end],
            number=numbers[0][0] if is_inside else 0,
            status=numbers[0][1].status if is_inside else "",
            flawed=start < flawed_to,
            anchors=tuple(anchors),
        )


def _cuts(paragraph: Paragraph, marks: Marks) -> set[int]:
    cuts = {paragraph.start, paragraph.end}
    for _, one in marks.numbers:
        cuts |= {one.quantity.start, one.quantity.end}
    for _, issue in marks.issues:
        cuts |= {issue.start, min(issue.start + issue.length, paragraph.end)}
    return cuts


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
