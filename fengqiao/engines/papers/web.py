"""A paper as a web page: one file with its style inside, the record of the website above it, figures as data."""

from __future__ import annotations

from importlib import resources
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from .model import Heading, Paper, Paragraph, Run, Table, addressed, day, headed

STYLE = resources.files(__package__).joinpath("static/papers/web.css")


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
        "blocks": [_block(number, block) for number, block in paper.numbered()],
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


def _block(number: str, block: Any) -> dict[str, Any]:
    if isinstance(block, Heading):
        runs = [_run(one) for one in block.body]
        return {
            "kind": "heading",
            "level": block.level,
            "text": headed(number, block),
            "runs": runs,
        }
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "runs": [_run(one) for one in block.runs]}
    assert isinstance(block, Table)
    rows = [[_run(cell) for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "columns": block.columns, "rows": rows}


def _run(run: str | Run) -> dict[str, str]:
    return (
        {"text": run, "figure": ""}
        if isinstance(run, str)
        else {"text": run.text, "figure": run.figure}
    )
