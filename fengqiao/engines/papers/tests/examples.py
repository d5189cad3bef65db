"""A paper with everything in it, of a street that does not exist."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from fengqiao.engines.papers import Heading, Paper, Paragraph, Run, Table, WebRecord

TITLE = "河湾街道办事处关于2023年法治政府建设年度报告"
BODY = "街道坚持把法治建设摆在重要位置，定期研究部署，认真抓好落实，各项工作有序推进。" * 4


def a_paper(**more: Any) -> Paper:
    """A report of five parts with a table, bound figures and all four levels of headings."""
    given: dict[str, Any] = {
        "title": TITLE,
        "organ": "河湾街道办事处",
        "signed_on": date(2024, 2, 4),
        "addressees": "区委、区政府",
        "web": WebRecord(index="011-2024-0003", topic="法治", published_on=date(2024, 3, 5)),
        "blocks": (
            Paragraph("现将2023年度法治政府建设情况报告如下："),
            Heading(1, "2023年度推进法治政府建设的主要举措和成效"),
            Heading(
                2,
                "化解矛盾纠纷",
                body=(
                    "全年共化解矛盾纠纷",
                    Run("60件", figure="disputes.resolved@2023"),
                    "。" + BODY,
                ),
            ),
            Heading(3, "网格排查"),
            Paragraph(BODY),
            Heading(4, "重点排查"),
            Heading(3, "入户走访"),
            Table(
                ("类别", "件数"),
                (
                    ("邻里纠纷类", Run("31", figure="disputes.resolved@2023/neighbor")),
                    ("其他 <类>", "29"),
                ),
                caption="2023年矛盾纠纷分类",
                widths=(2, 1),
            ),
            Heading(2, "开展普法宣传"),
            Paragraph(BODY),
            Heading(1, "存在的不足和原因"),
            *(Paragraph(BODY) for _ in range(5)),
            Heading(1, "其他需要报告的情况"),
            Paragraph("本年度无其他需要报告的情况。"),
        ),
    }
    return Paper(**(given | more))


def spoilt(paper: Paper, by: str) -> Paper:
    """The same paper with some signs in each of its texts."""
    made: Paper = _spoilt(paper, by)
    return made


def _spoilt(part: Any, by: str) -> Any:
    if isinstance(part, str):
        return f"{part[:1]}{by}{part[1:]}" if part else part
    if isinstance(part, tuple):
        return tuple(_spoilt(one, by) for one in part)
    if isinstance(part, Paragraph):
        return Paragraph(*_spoilt(part.runs, by))
    if is_dataclass(part):
        return replace(
            part, **{one.name: _spoilt(getattr(part, one.name), by) for one in fields(part)}
        )  # type: ignore[type-var]
    return part
