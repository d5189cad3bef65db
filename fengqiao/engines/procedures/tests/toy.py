"""A small procedure that has everything the engine knows, over a row that really is recorded."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db.models import TextChoices

from fengqiao.engines.procedures import Clock, Procedure, Step, agreed_days, days, workdays
from fengqiao.trunk.journal import acts
from fengqiao.trunk.journal.verbs import Verb

# A case needs a table. The engine knows no matter by name, so its tests fetch one by its label.
Dispute = apps.get_model("disputes", "Dispute")
ReportClass = apps.get_model("disputes", "ReportClass")
Party = apps.get_model("disputes", "Party")


class Stage(TextChoices):
    NEW = "new", "已登记"
    OPEN = "open", "办理中"
    WAITING = "waiting", "已中止"
    SHUT = "shut", "已办结"
    VOID = "void", "已作废"


VERBS = (
    Verb("toys.found", "建表"),
    Verb("toys.register", "登记"),
    Verb("toys.backfill", "导入", shows=("stage", "closed_on")),
    Verb("toys.amend", "更正"),
    Verb("toys.undo_import", "撤销导入"),
)


def words_are_given(case: Any, *, words: str | None = None, **_: Any) -> str | None:
    return "请写明结果" if words is not None and not words.strip() else None


def nobody_waits_for_it(case: Any, **_: Any) -> str | None:
    return "涉及人数太多，先分案" if (case.people_count or 0) > 9 else None


def shut(case: Any, *, by: Any, happened_on: date, words: str, **_: Any) -> dict[str, Any]:
    case.closed_on, case.outcome_text = happened_on, words
    return {"outcome": "shut", "words": words}


def reopen(case: Any, *, by: Any, happened_on: date, **_: Any) -> dict[str, Any]:
    case.closed_on, case.outcome_text = None, ""
    return {}


def extend(case: Any, *, by: Any, happened_on: date, days: int, **_: Any) -> dict[str, Any]:
    return {"days": days}


def split(case: Any, *, by: Any, happened_on: date, name: str, **_: Any) -> dict[str, Any]:
    """A row gone, one changed, one saved as it was, one new, and a text of the case."""
    first, second = Party.objects.filter(dispute=case).order_by("position")
    first.delete()
    second.name = "改名"
    second.save()
    second.save()
    Party(office=case.office, path=case.path, dispute=case, side=1, name=name, position=3).save()
    case.summary, case.people_count = "分出一人", 2
    return {}


def number(case: Any, *, by: Any, happened_on: date, **_: Any) -> dict[str, Any]:
    a_case(SimpleNamespace(pk=case.office), case.path, happened_on, number="玩-子").save()
    return {}


def breaks(case: Any, *, by: Any, happened_on: date, **_: Any) -> dict[str, Any]:
    case.summary = "写了一半"
    raise RuntimeError("断电")


WORKING = (Stage.NEW, Stage.OPEN)
POWER = "disputes.handle"

STEPS = (
    Step(key="accept", label="受理", at=(Stage.NEW,), to=Stage.OPEN, by=POWER, article="第十七条"),
    Step(
        key="shut",
        label="办结",
        at=WORKING,
        to=Stage.SHUT,
        by=POWER,
        needs=(nobody_waits_for_it, words_are_given),
        effect=shut,
        shows=("outcome",),
        hides=("words",),
    ),
    Step(
        key="extend",
        label="延长",
        at=WORKING,
        to=None,
        by=POWER,
        effect=extend,
        shows=("days",),
    ),
    Step(key="split", label="分案", at=WORKING, to=None, by=POWER, effect=split),
    Step(key="number", label="编号", at=WORKING, to=None, by=POWER, effect=number),
    Step(key="suspend", label="中止", at=WORKING, to=Stage.WAITING, by=POWER),
    Step(key="resume", label="恢复", at=(Stage.WAITING,), to=Stage.OPEN, by=POWER),
    Step(key="reopen", label="重新办理", at=(Stage.SHUT,), to=Stage.OPEN, by=POWER, effect=reopen),
    Step(key="break", label="断电", at=WORKING, to=Stage.OPEN, by=POWER, effect=breaks),
    Step(
        key="void",
        label="作废",
        at=(*WORKING, Stage.WAITING, Stage.SHUT),
        to=Stage.VOID,
        by="disputes.amend",
    ),
)

HANDLE = Clock(
    key="handle",
    label="办理期限",
    starts=("register", "reopen"),
    stops=("shut", "void"),
    within=days(7),
    extended_by={"extend": agreed_days},
    paused_by=("suspend", "resume"),
    setting="toys.days",
    basis="本街道办理习惯",
)
ANSWER = Clock(
    key="answer",
    label="答复期限",
    starts="accept",
    stops=("shut", "suspend", "void"),
    within=workdays(5),
    article="某条例第三条",
)

TOY = Procedure(
    key="toy",
    label="小程序",
    version=1,
    matter="toys",
    stages=Stage,
    start=Stage.NEW,
    final=(Stage.VOID,),
    steps=STEPS,
    clocks=(HANDLE, ANSWER),
)


def a_case(office: Any, path: str, on: date, **fields: Any) -> Dispute:
    """A case of the toy procedure, made but not stored."""
    report_class = ReportClass.objects.get(office=office.pk, code="toy")
    given: dict[str, Any] = {"stage": Stage.NEW, "number": f"玩-{a_case.count}"} | fields
    a_case.count += 1
    return Dispute(
        office=office.pk,
        path=path,
        nature="dispute",
        procedure_key="toy",
        procedure_version=1,
        report_class=report_class,
        summary="楼上漏水",
        found="phone",
        registered_on=on,
        **given,
    )


a_case.count = 1


def found(office: Any, by: Any) -> None:
    with acts.act("toys.found", on=office, by=by):
        ReportClass(office=office.pk, code="toy", label="玩具类").save()


def register(office: Any, path: str, on: date, by: Any, **fields: Any) -> Dispute:
    case = a_case(office, path, on, **fields)
    with acts.act("toys.register", on=case, by=by, happened_on=on):
        case.save(force_insert=True)
    return case


def backfill(cases: list[Dispute], by: Any) -> None:
    with acts.deed() as running:
        for case in cases:
            with acts.act("toys.backfill", on=case, by=by, happened_on=case.registered_on) as facts:
                running.claim([case])
                facts |= {"stage": case.stage, "closed_on": case.closed_on}
        Dispute.objects.bulk_create(cases, batch_size=500)
