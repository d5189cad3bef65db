"""The official papers of the steps, out of what the record holds. What it does not hold is left to be written by
hand; nothing is made up."""

from __future__ import annotations

from collections.abc import Iterable

from fengqiao.engines.papers import Paper, Paragraph, Table
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.models import Entry

from . import words
from .models import Dispute
from .words import Route, Side

BLANK = "________________"
Lines = Iterable[tuple[str, str]]


def hand_over(case: Dispute, taken: Entry) -> Paper:
    """移送记录: to which organ, on which day, and its acknowledgement."""
    told = (
        ("移送给", taken.facts["receiver"]),
        ("移送日期", str(taken.happened_on)),
        ("对方签收情况", taken.facts.get("acknowledged") or BLANK),
    )
    return _paper(case, taken, words.Paper.HAND_OVER, told, ("移送人", "接收人"))


def refusal(case: Dispute, taken: Entry) -> Paper:
    """当事人明确拒绝的记录: which side, on which day, and the roads it was told."""
    routes = "、".join(str(Route(one).label) for one in taken.facts["routes"])
    side = taken.facts.get("side")
    told = (
        ("哪一方拒绝", str(Side(side).label) if side else BLANK),
        ("拒绝日期", str(taken.happened_on)),
        ("已告知的途径", routes),
    )
    return _paper(case, taken, words.Paper.REFUSAL, told, ("办理人", "当事人签收"))


BUILDERS = {words.Paper.HAND_OVER: hand_over, words.Paper.REFUSAL: refusal}


def _paper(
    case: Dispute, taken: Entry, kind: words.Paper, told: Lines, signed: Iterable[str]
) -> Paper:
    office = divisions.office(case.office)
    return Paper(
        title=str(kind.label),
        organ=office.name,
        signed_on=taken.happened_on,
        blocks=(
            Table(("项目", "内容"), (*_registered(case), *told), widths=(1.0, 3.0)),
            *(Paragraph(f"{who}：{BLANK}") for who in signed),
        ),
        is_demo=office.is_demo,
    )


def _registered(case: Dispute) -> Lines:
    """What was registered: number, both sides, day, what happened."""
    yield "编号", case.number
    for side in Side:
        names = [one.name for one in case.parties.all() if one.side == side]
        yield str(side.label), "、".join(names) or ("还不明" if case.unknown_opponent else "无")
    yield "登记日期", str(case.registered_on)
    yield "主要情况", case.summary
