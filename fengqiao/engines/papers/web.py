"""A paper as a web page: one file with its style inside, the record of the website above it, figures as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from .model import Block, Heading, Paper, Paragraph, Run, addressed, day, headed

STYLE = resources.files(__package__).joinpath("static/papers/web.css")


@dataclass(frozen=True)
class Part:
    """A heading, a paragraph or a table, as `kind` says, in what its element holds."""

    kind: str
    level: int = 0
    text: str = ""
    runs: tuple[Run, ...] = ()
    caption: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Run, ...], ...] = ()


def html(paper: Paper) -> bytes:
    """This will give a whole HTML document in UTF-8."""
    record = [(label, said) for label, said in _record(paper) if said]
    shown = {
        "paper": paper,
        # The file stands alone on another server: its style goes with it.
        "style": format_html("<style>{}</style>", mark_safe(STYLE.read_text(encoding="utf-8"))),
        # The names that a government website's own tags have, then those of its directory.
        "tags": [
            ("ArticleTitle", paper.plain_title),
            ("ContentSource", _publisher(paper)),
            ("PubDate", paper.web.published_on.isoformat() if paper.web.published_on else ""),
            *record,
        ],
        "record": record,
        "addressees": addressed(paper.addressees),
        "blocks": [_part(number, block) for number, block in paper.numbered()],
        "signed_on": day(paper.signed_on),
        "printed_on": day(paper.printed_on),
    }
    return render_to_string("papers/web.html", shown).encode()


def _record(paper: Paper) -> tuple[tuple[str, str], ...]:
    web = paper.web
    return (
        ("索引号", web.index),
        ("主题分类", web.topic),
        ("体裁分类", web.kind),
        ("发布机构", _publisher(paper)),
        ("成文日期", day(paper.signed_on)),
        ("发布日期", day(web.published_on)),
        ("发文字号", paper.number),
        ("公开方式", web.openness),
        ("有效性", web.validity),
        ("标题", paper.plain_title),
    )


def _publisher(paper: Paper) -> str:
    return paper.web.publisher or paper.organ


def _part(number: str, block: Block) -> Part:
    if isinstance(block, Heading):
        return Part("heading", block.level, headed(number, block), _runs(block.body))
    if isinstance(block, Paragraph):
        return Part("paragraph", runs=_runs(block.runs))
    rows = tuple(_runs(row) for row in block.rows)
    return Part("table", caption=block.caption, columns=block.columns, rows=rows)


def _runs(runs: Iterable[str | Run]) -> tuple[Run, ...]:
    return tuple(Run(one) if isinstance(one, str) else one for one in runs)
