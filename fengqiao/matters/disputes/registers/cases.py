"""The register of disputes and concerns: its columns, and what follows from them.

A case is entered on its own screen and goes its way by the steps of its procedure; the register lists it, corrects
it, exports it, takes it in from old workbooks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.registers.columns import (
    Children,
    Choice,
    Count,
    Day,
    Flag,
    Frame,
    Link,
    Money,
    Person,
    Place,
    TermLink,
    Text,
)
from fengqiao.engines.registers.panels import Mark
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.twins import Twins
from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor

from .. import queries, rules
from ..models import Dispute, Note, Party
from ..sheets.reader import DisputeReader
from ..words import (
    OPEN_STAGES,
    STAGE_OF,
    Found,
    Method,
    Nature,
    Outcome,
    Regime,
    Side,
    Stage,
)
from .headings import COLUMNS

LIGHT, LIGHT_VERSION = "light", 1  # the procedure under which a case is opened
TABLES = {Side.ONE: "side_one", Side.TWO: "side_two"}


class Perhaps(Flag):
    """Yes, no, or never said."""

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, value)

    def text(self, value: Any) -> str:
        return "" if value is None else super().text(value)

    def said(self, value: Any) -> Any:
        return value


class Category(TermLink):
    """A type or a class of the office; whoever asks for one asks for both."""

    def offered(self, frame: Frame) -> list[Any]:
        types, classes = frame.once("categories", lambda: queries.categories(frame.office))
        return list(types if self.key == "type" else classes)


class CaseRegister(Register):
    """Search is told of a case what queries.documents says: names and summary, no notes."""

    def documents(self, subjects: Iterable[UUID]) -> Any:
        return queries.documents(subjects)

    def brought(self, record: Any) -> Facts:
        return {"stage": str(record.stage), "closed_on": record.closed_on}

    @property
    def spoken(self) -> tuple[str, ...]:
        return (*super().spoken, "disputes.name_opponent")


def settle(case: Dispute, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """This will set what follows from the sides and, of a fresh case, its procedure and first stage."""
    if tables.get("side_two"):
        case.unknown_opponent = False
    known = bool(tables.get("side_two")) or bool(case.unknown_opponent)
    case.nature = Nature.DISPUTE if known else Nature.CONCERN
    if not case.procedure_key:
        case.procedure_key, case.procedure_version = LIGHT, LIGHT_VERSION
    case.regime = case.regime or Regime.LIGHT
    case.stage = case.stage or STAGE_OF.get(case.outcome, Stage.REGISTERED)


def amended(case: Dispute, changed: Collection[str], before: Mapping[str, Any]) -> None:
    """A corrected type brings its class along, a corrected outcome the stage it stands for. What only a step may
    do for the first time, no correction does. Raises NotChanged."""
    if "type" in changed and before["type"] and "report_class" not in changed and case.type:
        case.report_class = case.type.class_on(case.registered_on)
    for key, label in (("outcome", "结果"), ("closed_on", "办结日期")):
        if key not in changed:
            continue
        if not before[key]:
            raise NotChanged(f"这一件还没有办结，不能直接填{label}；请办“化解办结”等步骤")
        if not getattr(case, key):
            raise NotChanged(f"已经办结的，{label}不能清空；要接着办，请办“重新办理”")
    if "outcome" in changed:
        if case.outcome == Outcome.VOID:
            raise NotChanged("要作废，请办“作废”，并写明理由")
        case.stage = STAGE_OF[case.outcome]


def fits(case: Dispute, tables: Mapping[str, Any], by: Actor) -> str | None:
    """A dispute is settled, a concern is helped: sides and outcome agree. An old ledger is taken as it stands."""
    if not case.outcome or case.outcome == Outcome.VOID or case.origin:
        return None
    closed = case.stage in (Stage.DONE,)
    return rules.outcome_fits(case, outcome=case.outcome) if closed else None


def with_it(case: Dispute) -> Iterable[QuerySet]:
    """Notes stand where their case stands."""
    yield Note.objects.filter(dispute=case)


def annotated(rows: QuerySet) -> QuerySet:
    return rows.annotate(due_on=deadlines.next_due())


def mark(case: Any, on: date) -> Mark | None:
    """How long an open case is overdue, or that it soon will be."""
    return Mark.of_day(case.due_on, on) if case.closed_on is None else None


def sides() -> tuple[Children, ...]:
    return tuple(
        Children(
            TABLES[side],
            side.label,
            model=Party,
            parent="dispute",
            fixed={"side": side},
            unit="人",
            blank=1,
            least=1 if side == Side.ONE else 0,
            columns=(Text("name", "姓名或名称", needed=True, longest=80),),
        )
        for side in Side
    )


SCREENING = Link(
    "screening",
    "哪一轮排查发现的",
    rows=queries.screenings_of,
    entered=False,
    listed=False,
    most=24,
)

REGISTER = CaseRegister(
    key="disputes",
    label="矛盾纠纷和群众诉求",
    unit="件",
    model=Dispute,
    title="number",
    day="registered_on",
    identity=("number",),
    series="disputes",
    keeps="disputes.amend",
    enters="disputes.register",
    spoken_as={
        "add": "register",
        "amend": "amend",
        "backfill": "backfill",
        "undo": "undo_import",
        "take_back": "take_back_registration",
    },
    settle=settle,
    amended=amended,
    may_enter=fits,
    annotated=annotated,
    with_it=with_it,
    marks=mark,
    own_pages={
        "add": "disputes:register",
        "show": "disputes:show",
        "attach": "disputes:attach",
        "file": "disputes:file",
        "void": "",
    },
    counted_by=("report_class", "stage"),
    twins=Twins("summary", within=6, sides=("side_one", "side_two")),
    sentence="{number}，|{registered_on}登记，|{community}，|{type}，|{summary}，|{stage}|（{outcome}）",
    hint="一件纠纷或者诉求从登记到办结都在这里。",
    sheet=Sheet(
        columns=COLUMNS,
        needed=(
            ("registered",),
            ("summary",),
            ("type", "report_class"),
            ("parties", "side_one"),
            ("community",),
        ),
        reader=DisputeReader,
        power="disputes.import",
        named=("矛盾纠纷", "矛盾", "纠纷", "群众诉求", "诉求"),
        own=("summary",),
    ),
    fields=(
        Text("number", "编号", entered=False, longest=24, personal=False, copied=False),
        Day("registered_on", "登记日期", needed=True),
        Place("community", "社区、网格", needed=True, grid="grid"),
        *sides(),
        Text("summary", "发生了什么", needed=True, longest=1000, lines=3, copied=False),
        Category(
            "type",
            "纠纷类型",
            rows=queries.types,
            names=lambda one: (one.label, one.code, *one.spellings),
            none="未细分",
            filtered=True,
        ),
        Category(
            "report_class",
            "年报分类",
            rows=queries.report_classes,
            names=lambda one: (one.label, one.code, *one.spellings),
            needed=True,
            listed=False,
        ),
        Choice(
            "found",
            "如何发现",
            words=Found,
            terms="disputes.found",
            said_on="registered_on",
            kept_in="found_text",
            needed=True,
            listed=False,
        ),
        Person("handler", "谁办理", filtered=True),
        Choice(
            "method",
            "怎么办理",
            words=Method,
            terms="disputes.method",
            said_on="registered_on",
            kept_in="method_text",
            listed=False,
        ),
        Choice(
            "stage",
            "环节",
            words=Stage,
            entered=False,
            groups={"open": ("没办结的", OPEN_STAGES)},
        ),
        Day("due_on", "到期", entered=False, derived=True, planned=True, filtered=False),
        Choice("outcome", "结果", words=Outcome, listed=False, copied=False),
        Text("outcome_text", "结果说明", longest=200, listed=False, more=True, copied=False),
        Day("closed_on", "办结日期", listed=False, filtered=False),
        Money("amount", "涉及金额", listed=False, more=True, copied=False),
        Count("people_count", "涉及人数", unit="人", listed=False, more=True),
        Perhaps("unknown_opponent", "对方不明", default=None, entered=False, listed=False),
        Choice("nature", "性质", words=Nature, entered=False, listed=False),
        Choice("regime", "程序", words=Regime, entered=False, listed=False, filtered=False),
        SCREENING,
    ),
)
