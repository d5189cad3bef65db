"""Columns that the rosters share: where somebody belongs, from when to when, a remark."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Day, Place, Text

COMMUNITY = ("社区", "社区村", "村社区", "所在社区", "所属社区", "服务社区", "服务社区村", "村居")


def community(label: str = "社区", *, whole: bool = True) -> Place:
    return Place("community", label, COMMUNITY, needed=True, whole=whole)


def since(key: str, label: str, headings: tuple[str, ...]) -> Day:
    """The first day; an old roster seldom has one, and nothing is then said against it."""
    return Day(key, label, headings, filtered=False)


def until(key: str, label: str, headings: tuple[str, ...]) -> Day:
    """The day from which it is over. It may lie ahead: a term ends on a day that is known."""
    return Day(
        key,
        label,
        headings,
        planned=True,
        filtered=False,
        more=True,
        copied=False,
        hint="从这一天起不再计数",
    )


def remark() -> Text:
    return Text(
        "remark",
        "备注",
        ("备注", "说明"),
        longest=300,
        remark=True,
        more=True,
        listed=False,
        copied=False,
    )
