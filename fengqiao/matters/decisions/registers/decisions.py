"""The register of decisions: its columns, and what follows from them.

A decision goes its way by the steps of its procedure. The register enters it, lists it, corrects it, exports it and
takes it in from old workbooks, where a line is a decision, its gates and its review at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.registers.beside import Beside
from fengqiao.engines.registers.columns import Choice, Count, Day, Flag, Money, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.trunk.journal.verbs import Verb

from .. import queries, rules
from ..models import Decision, Gate, Review
from ..sheets import headings
from ..sheets.reader import DecisionReader
from ..words import (
    MATTER_OF,
    PASSED,
    BigItem,
    Conclusion,
    GateKind,
    Kind,
    Stage,
    Verdict,
)

PROCEDURE, VERSION = "decision", 1  # the procedure under which a decision is started
# Days that only a step may set for the first time: a correction moves them, it never makes them.
OF_STEPS = {
    "reviewed_on": "合法性审查还没有通过，不能直接填审查通过日期；请办“审查通过”",
    "decided_on": "还没有作出决定，不能直接填决定日期；请先审查，再办“集体讨论决定”",
    "claimed_on": "旧台账没有写讨论过，不能直接填；讨论过的，请先审查，再办“集体讨论决定”",
}
OF_MEETING = {
    *("meeting", "dissent", "head_differs"),
    *("attended", "votes_for", "votes_against", "votes_abstained"),
}
# What was concluded one way is not corrected into the other: that takes a step.
ONE_WAY = {
    "review_conclusion": (PASSED, "审查通过和不通过之间不能更正；请按步骤重新送审"),
    "verdict": (
        (Verdict.AGREED, Verdict.AGREED_CHANGED),
        "同意和不同意之间不能更正；整件记错的，请作废以后重新登记",
    ),
}
# The gates that bear the day of a step, and the column that holds it.
DAY_OF_GATE = {"reviewed_on": GateKind.LEGALITY, "decided_on": GateKind.COLLECTIVE}


class DecisionRegister(Register):
    """Search is told of a decision what queries.documents says: no opinions, no dissent."""

    def documents(self, subjects: Iterable[UUID]) -> Any:
        return queries.documents(subjects)

    def verbs(self) -> tuple[Verb, ...]:
        """A step of its own voids a decision: the register has no verb for that."""
        own = [self.verb(name) for name in ("add", "amend", "take_back", "backfill", "undo")]
        return tuple(one for one in super().verbs() if one.key in own)

    @property
    def spoken(self) -> tuple[str, ...]:
        return (*super().spoken, "decisions.void")


def settle(case: Decision, tables: Mapping[str, Any]) -> None:
    """This will set what follows from the kind and, of a fresh decision, its procedure and first stage."""
    if case.kind == Kind.MAJOR:
        case.is_major_admin = True
    case.is_three_major = case.is_three_major or bool(case.big_item)
    if not case.procedure_key:
        case.procedure_key, case.procedure_version = PROCEDURE, VERSION
    case.stage = case.stage or Stage.PROPOSED


def amended(case: Decision, changed: Collection[str], before: Mapping[str, Any]) -> list[Any]:
    """What a step alone may do, no correction does; the review and the gates bear the days and words of their
    decision. Raises NotChanged."""
    for name in OF_STEPS.keys() & set(changed):
        if not before[name]:
            raise NotChanged(OF_STEPS[name])
        if getattr(case, name) is None:
            raise NotChanged("这个日期不能清空；整件记错的，请作废以后重新登记")
        if getattr(case, name) > timezone.localdate():
            raise NotChanged("日期还没有到，请填今天或以前的日期")
    for name in ONE_WAY.keys() & set(changed):
        way, sentence = ONE_WAY[name]
        if before[name] not in way or getattr(case, name) not in way:
            raise NotChanged(sentence)
    if OF_MEETING & set(changed) and (why := _against_the_meeting(case)):
        raise NotChanged(why)
    return [*_review(case, changed), *_gates(case, changed)]


def _against_the_meeting(case: Decision) -> str | None:
    """What speaks against the corrected words and votes of a meeting."""
    if not case.verdict:
        return "还没有讨论，不能直接填讨论和表决的内容；请办“集体讨论决定”"
    counted = ("attended", "votes_for", "votes_against", "votes_abstained")
    said = {name: getattr(case, name) for name in counted}
    return rules.votes_add_up(case, **said) or (
        None if case.origin else rules.dissent_is_kept(case, **said, dissent=case.dissent)
    )


def _review(case: Decision, changed: Collection[str]) -> Iterator[Review]:
    """The review of a decision bears its subject, its kind, its conclusion and the day of it."""
    review = queries.review_of(case)
    if review is None or not {"title", "kind", "reviewed_on", "review_conclusion"} & set(changed):
        return
    if "title" in changed:
        review.title = case.title
    if "kind" in changed:
        review.matter_kind = MATTER_OF[Kind(case.kind)]
    if "reviewed_on" in changed:
        review.finished_on = case.reviewed_on
    if "review_conclusion" in changed:
        review.conclusion = case.review_conclusion
    yield review


def _gates(case: Decision, changed: Collection[str]) -> Iterator[Gate]:
    for name, kind in DAY_OF_GATE.items():
        if name in changed:
            for gate in Gate.objects.filter(decision=case, kind=kind):
                gate.closed_on = getattr(case, name)
                yield gate


REGISTER = DecisionRegister(
    key="decisions.register",
    label="决策",
    unit="件",
    model=Decision,
    title="title",
    day="registered_on",
    series="decisions",
    prefix="J",
    keeps="decisions.amend",
    enters="decisions.keep",
    spoken_as={"amend": "amend", "backfill": "backfill", "undo": "undo_import"},
    settle=settle,
    amended=amended,
    own_pages={"show": "decisions:show", "void": ""},
    sentence="{registered_on}，|{proposer}提出|“{title}”|（{kind}）|，{reviewed_on}通过合法性审查|，{decided_on}决定",
    hint="登记以后按关口一步一步办：先公众参与、专家论证、风险评估、公平竞争审查（不适用的写明理由），再送合法性审查，通过以后才能讨论决定。",
    sheet=Sheet(
        columns=headings.COLUMNS,
        needed=headings.NEEDED,
        reader=DecisionReader,
        beside=(
            Beside(key="gates", model=Gate, parent="decision"),
            Beside(key="review", model=Review, parent="decision", series="reviews", prefix="S"),
        ),
        power="decisions.keep",
    ),
    fields=(
        Text("number", "编号", entered=False, longest=24, personal=False, copied=False),
        Text("title", "决策事项", needed=True, personal=False),
        Choice("kind", "类别", words=Kind, needed=True),
        Day("registered_on", "启动日期", needed=True),
        Text("proposer", "承办单位", longest=60, personal=False),
        Flag("is_major_admin", "属于重大行政决策", listed=False),
        Flag("is_three_major", "属于三重一大", listed=False),
        Choice("big_item", "三重一大类别", words=BigItem, listed=False, more=True, filtered=False),
        Text(
            "grounds",
            "为什么、定什么",
            longest=2000,
            lines=3,
            listed=False,
            copied=False,
        ),
        Money("amount", "涉及金额", listed=False, more=True, copied=False),
        Text(
            "own_number",
            "本单位编号",
            longest=40,
            listed=False,
            more=True,
            copied=False,
            personal=False,
        ),
        Choice("stage", "环节", words=Stage, entered=False),
        Choice(
            "review_conclusion",
            "审查结论",
            words=Conclusion,
            when="review_conclusion",
            filtered=False,
        ),
        Day("reviewed_on", "审查通过日期", when="reviewed_on", listed=False, filtered=False),
        Day("decided_on", "决定日期", when="decided_on"),
        Choice("verdict", "决定", words=Verdict, when="verdict", listed=False, filtered=False),
        Text(
            "meeting",
            "哪次会议",
            longest=80,
            when="verdict",
            listed=False,
            copied=False,
            personal=False,
        ),
        Count("attended", "到会人数", unit="人", when="verdict", listed=False),
        Count("votes_for", "同意票", unit="票", when="verdict", listed=False),
        Count("votes_against", "反对票", unit="票", when="verdict", listed=False),
        Count("votes_abstained", "弃权票", unit="票", when="verdict", listed=False),
        Text(
            "dissent",
            "不同意见",
            longest=2000,
            lines=3,
            when="verdict",
            listed=False,
            copied=False,
        ),
        Text(
            "head_differs",
            "主要负责人决定与多数意见不同的理由",
            longest=1000,
            lines=2,
            when="verdict",
            listed=False,
            copied=False,
        ),
        Day("claimed_on", "旧台账所记讨论日期", when="claimed_on", listed=False, filtered=False),
        Text("claimed_text", "旧台账原文", longest=200, entered=False, listed=False, copied=False),
    ),
)
