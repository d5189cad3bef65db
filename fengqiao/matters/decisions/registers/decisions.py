"""The register of decisions: declared like any ledger for its list, form, export and prose; read from old
sheets by its own reader, because a row there is a decision, its gates and its review at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from fengqiao.engines.registers.columns import Choice, Day, Flag, Money, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .. import acts, queries
from ..models import Decision
from ..sheets import headings
from ..sheets.reader import DecisionReader
from ..words import BigItem, Conclusion, Kind, Stage


def commit(rows: Sequence[Any], *, batch: Any, by: Actor) -> Sequence[Any]:
    """This will store the accepted rows as decisions, each with its sheet and row."""
    records = [row.understood.record.at(row.sheet, row.number) for row in rows]
    return acts.backfill(records, batch=batch, by=by)


class DecisionRegister(Register):
    """Decisions are entered by the register and changed by their steps and by `acts.amend`."""

    def verbs(self) -> tuple[Verb, ...]:
        return tuple(verb for verb in super().verbs() if verb.key == self.verb("add"))

    @property
    def spoken(self) -> tuple[str, ...]:
        own = ("amend", "backfill", "undo_import", "void")
        return (self.verb("add"), *(f"{self.matter}.{key}" for key in own))

    def documents(self, subjects: Iterable[UUID]) -> Any:
        return queries.documents(subjects)


def _changed_by_steps(record: Any) -> str:
    return "决策由它自己的步骤推进；登记有误的，在它的页面上用“更正”"


REGISTER = DecisionRegister(
    key="decisions.register",
    label="决策",
    unit="件",
    model=Decision,
    title="title",
    day="registered_on",
    settle=acts.settle,
    may_change=_changed_by_steps,
    own_pages={"show": "decisions:show", "amend": "decisions:amend", "void": ""},
    sentence="{registered_on}，|{proposer}提出|“{title}”|（{kind}）|，{reviewed_on}通过合法性审查|，{decided_on}决定",
    hint="登记以后按关口一步一步办：先公众参与、专家论证、风险评估、公平竞争审查（不适用的写明理由），再送合法性审查，通过以后才能讨论决定。",
    store=commit,
    remove=acts.undo_import,
    sheet=Sheet(columns=headings.COLUMNS, needed=headings.NEEDED, reader=DecisionReader),
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
        Choice("review_conclusion", "审查结论", words=Conclusion, entered=False, filtered=False),
        Day("reviewed_on", "审查通过日期", entered=False, listed=False, filtered=False),
        Day("decided_on", "决定日期", entered=False),
    ),
)
