"""Cases made through acts, for tests, screenshots and the demo: an impossible case cannot exist here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fengqiao.engines.imports.acts import records
from fengqiao.engines.imports.stages import Row
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers.rows import Draft, Understood
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from . import acts, queries
from .models import Dispute, DisputeType, ReportClass
from .procedure import LIGHT
from .registers import REGISTER
from .registers.cases import TABLES
from .words import Found, Method, Nature, Outcome, Regime, Route, Side, Stage

# What a told case holds by the names of the register's columns.
TOLD = (
    *("registered_on", "stage", "report_class", "type", "summary", "found", "found_text"),
    *("method", "method_text", "regime", "outcome", "outcome_text", "closed_on"),
    *("amount", "people_count", "unknown_opponent"),
)
# How to reach a stage from registered: steps with what they are given.
_WALKS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    Stage.REGISTERED: (),
    Stage.HANDLING: (("handle", {"method": Method.COORDINATE}),),
    Stage.SUSPENDED: (("handle", {}), ("suspend", {"reason": "等物业出维修方案"})),
    Stage.DONE: (("done", {"outcome": Outcome.ORAL}),),
    Stage.GUIDED: (("guide", {"routes": [Route.DEPARTMENT]}),),
    Stage.HANDED_OVER: (("hand_over", {"receiver": "市场监管所", "acknowledged": "电话确认"}),),
    Stage.REFUSED: (("refuse", {"side": Side.TWO, "routes": [Route.COURT]}),),
    Stage.FAILED: (("fail", {"routes": [Route.COURT, Route.ARBITRATION]}),),
    Stage.WITHDRAWN: (("withdraw", {"side": Side.ONE}),),
    Stage.VOID: (("void", {"reason": "重复登记"}),),
}


@dataclass(frozen=True, kw_only=True)
class BackfillRecord:
    """A case as an old ledger tells it, for the demo and the tests. Class as stated; `type` None means 未细分."""

    registered_on: date
    division: Division
    nature: str
    stage: str
    report_class: ReportClass
    type: DisputeType | None
    summary: str
    found: str
    parties: Sequence[tuple[int, str]]
    found_text: str = ""
    handler_text: str = ""
    method: str = ""
    method_text: str = ""
    regime: str = Regime.LIGHT
    outcome: str = ""
    outcome_text: str = ""
    closed_on: date | None = None
    amount: Decimal | None = None
    people_count: int | None = None
    unknown_opponent: bool | None = None
    sheet: str = ""
    row: int | None = None


def backfill(given: Iterable[BackfillRecord], *, batch: Any, by: Actor) -> int:
    """This will store cases as an import stores the rows of an old ledger. `batch` is their origin."""
    rows = [Row(one.sheet, one.row, Understood(record=_draft(one))) for one in given]
    return records.store(REGISTER, rows, batch=batch, by=by)


def undo(batch: Any, *, by: Actor) -> int:
    """This will take back what `backfill` brought."""
    return records.remove(REGISTER, batch, by=by)


def _draft(given: BackfillRecord) -> Draft:
    values = {name: getattr(given, name) for name in TOLD}
    values |= {"community": given.division, "handler": (None, given.handler_text)}
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES.values()}
    for side, name in given.parties:
        tables[TABLES[Side(side)]].append({"name": name})
    if given.nature == Nature.DISPUTE and not tables["side_two"]:
        values["unknown_opponent"] = True  # a dispute has another side, known or not
    return Draft(values, tables)


def a_dispute(
    by: Actor,
    division: Division,
    *,
    on: date,
    stage: str = Stage.REGISTERED,
    type: str = "neighbor",
    summary: str = "楼上晚上拖动桌椅，楼下老人睡不好",
    side_one: Sequence[str] = ("周某",),
    side_two: Sequence[str] = ("吴某",),
    found: str = Found.GRID,
    closed_on: date | None = None,
    **given: Any,
) -> Dispute:
    """This will register a case and walk it to a stage. With no `side_two` it is a concern."""
    kind = queries.types(division.office).get(code=type)
    with deed():
        case = acts.register(
            acts.Registration(
                summary=summary,
                type=kind,
                division=division,
                side_one=side_one,
                side_two=side_two,
                found=found,
                registered_on=on,
                **given,
            ),
            by=by,
        )
        for key, asked in _walk(case, stage):
            case = take(LIGHT, key, case, by=by, happened_on=closed_on or on, **asked)
    return case


def _walk(case: Dispute, stage: str) -> Sequence[tuple[str, dict[str, Any]]]:
    if stage == Stage.DONE and case.nature == "concern":
        return (("done", {"outcome": Outcome.HELPED}),)
    return _WALKS[stage]
