"""missing_section: an annual report has the five parts that the regulation of 2019 asks for, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fengqiao.reports.reconcile.prose import SECTIONS

from .issues import Issue, Kind, Read

# A part may be folded into another, or be one sentence without a heading of its own.
_FOLDED = {
    "duty": re.compile(
        r"主要负责人[^。]{0,30}履行[^。]{0,30}第一责任人|履行[^。]{0,20}第一责任人职责"
    ),
    "other": re.compile(r"(?:无|没有)其他[^。]{0,6}(?:需要|需|应)[^。]{0,4}报告|其他需要报告的"),
}


def sections(read: Read) -> Iterator[Issue]:
    if not read.prose.is_annual_report:
        return
    told = {h.section for h in read.prose.headings}
    top = {h.section for h in read.prose.headings if h.level == 1}
    # 四、（二）…履行第一责任人职责 is a plan and not the account of it.
    told_of = {
        "duty": "\n".join(p.text for p in read.prose.paragraphs if p.section != "plan"),
        "other": read.text,
    }
    for key, (label, _) in SECTIONS.items():
        folded = key in _FOLDED and _FOLDED[key].search(told_of[key])
        if key not in top and not folded and not (key == "measures" and key in told):
            end = len(read.text.rstrip())
            yield Issue(Kind.MISSING_SECTION, f"没有“{label}”这一部分，年度报告五个部分都要有", end)
