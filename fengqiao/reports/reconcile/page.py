"""A reconciliation as a page: the text in its paragraphs with the numbers marked, and a note for every mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

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


def shown(checked: Reconciliation, year: int) -> dict[str, Any]:
    """What the page of a result needs."""
    return {
        "year": year,
        "counts": checked.counts,
        "paragraphs": [
            _paragraph(checked, p) for p in checked.read.prose.paragraphs if p.text.strip()
        ],
        "loose": [n for n, issue in enumerate(checked.issues, 1) if _is_loose(checked, issue)],
        "notes": [_note(n, one, year) for n, one in enumerate(checked.findings, 1)],
        "issues": [_issue(n, one) for n, one in enumerate(checked.issues, 1)],
        "hints": [_quoted(checked.text, one) for one in checked.hints],
        "clean": checked.is_clean,
    }


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


def _paragraph(checked: Reconciliation, paragraph: Paragraph) -> dict[str, Any]:
    heading = paragraph.heading
    title = checked.read.prose.title
    return {
        "kind": "title" if paragraph == title else f"level-{heading.level}" if heading else "body",
        "pieces": list(_pieces(checked, paragraph)),
    }


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


def _note(n: int, one: Finding, year: int) -> dict[str, Any]:
    figure = one.claim.figures[0] if one.claim else None
    words, kind = STATUSES[one.status]
    return {
        "n": n,
        "text": one.quantity.text,
        "status": words,
        "kind": kind,
        "reason": one.reason,
        "figure": figure,
        "cell": one.claim.cell_label if one.claim else "",
        "value": one.told()["ledger_value"],
        "url": _url(one) if one.status != UNBOUND else "",
    }


def _url(one: Finding) -> str:
    """The rows that the ledger's number counts, on the page of its figure."""
    assert one.claim
    query = {**one.claim.period.query, **one.claim.cells}
    return f"{reverse('figures:figure', args=[one.claim.figures[0].key])}?{urlencode(query)}"


def _issue(n: int, issue: Issue) -> dict[str, Any]:
    return {"n": n, "label": getattr(issue.kind, "label", issue.kind), "message": issue.message}


def _quoted(text: str, hint: Issue) -> dict[str, Any]:
    return {"message": hint.message, "quote": _quote(text, hint)}


def _quote(text: str, issue: Issue) -> str:
    said = text[issue.start : issue.start + issue.length].strip()
    return said if len(said) <= 24 else said[:24] + "…"
