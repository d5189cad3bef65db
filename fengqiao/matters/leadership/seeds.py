"""Records made through acts, for tests, screenshots and the demo: one year's loop, each ring tied to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from . import acts
from .models import AgendaItem, Meeting, PersonalAct, PlanItem, Shortcoming, Task
from .procedure import TASK
from .registers import DOCUMENTS, MEETINGS, PERSONAL, PLAN, SCHEMES, SHORTCOMINGS, SHUFA, TASKS
from .words import Body, Form, Head, Kind, Personally, Scheme, Stage

# How to reach a stage from assigned: steps with what they are given.
_WALKS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    Stage.ASSIGNED: (),
    Stage.DOING: (("take_on", {}),),
    Stage.DONE: (("finish", {"result": "已完成", "evidence": "工作小结存党政办"}),),
    Stage.CANCELLED: (("cancel", {"reason": "与另一项合并"}),),
}


def a_meeting(
    by: Actor,
    *,
    on: date,
    ordinal: str = "第1次",
    items: tuple[tuple[str, str, str], ...] = (
        ("部署年度法治政府建设重点任务", Kind.DEPLOY, "分解到各科室"),
    ),
    **given: Any,
) -> Meeting:
    """This will enter a meeting; items are (topic, kind, decision)."""
    values = {
        "held_on": on,
        "body": Body.PARTY_COMMITTEE,
        "ordinal": ordinal,
        "chair": "党工委书记",
        "due": 9,
        "present": 9,
    }
    rows = [
        {"topic": topic, "kind": kind, "decision": decision, "is_law": True, "resolved_on": None}
        for topic, kind, decision in items
    ]
    meeting: Meeting = records.add(MEETINGS, values | given, {"items": rows}, by=by)
    return meeting


def first_item(meeting: Meeting) -> AgendaItem:
    return meeting.items.order_by("position").first()  # type: ignore[no-any-return]


def a_task(
    by: Actor,
    *,
    on: date,
    title: str = "分解年度法治任务",
    due_on: date | None = None,
    stage: str = Stage.ASSIGNED,
    owner: tuple[Any, str] = (None, "各科室"),
    closed_on: date | None = None,
    **given: Any,
) -> Task:
    """This will assign a task and walk it to a stage."""
    values = {
        "title": title,
        "owner": owner,
        "registered_on": on,
        "due_on": due_on,
        "community": divisions.root(by.office),
    }
    with deed():
        task: Task = records.add(TASKS, values | given, by=by)
        for key, asked in _WALKS[stage]:
            task = take(TASK, key, task, by=by, happened_on=closed_on or on, **asked)
    return task


def a_personal_act(
    by: Actor, *, on: date, kind: str = Personally.DEPLOY, **given: Any
) -> PersonalAct:
    values = {"on": on, "kind": kind, "topic": "年度法治重点任务", "head": Head.SECRETARY}
    made: PersonalAct = records.add(PERSONAL, values | given, by=by)
    return made


def a_plan_item(by: Actor, *, year: int, text: str = "开展法治专题学习", **given: Any) -> PlanItem:
    made: PlanItem = records.add(PLAN, {"year": year, "text": text} | given, by=by)
    return made


def a_shortcoming(
    by: Actor,
    *,
    year: int,
    heading: str = "法治宣传仍需加强",
    figures: tuple[tuple[str, int], ...] = (),
    **given: Any,
) -> Shortcoming:
    values = {"year": year, "heading": heading, "text": "方式单一，覆盖面较低"}
    rows = [{"figure": key, "year": when} for key, when in figures]
    made: Shortcoming = records.add(SHORTCOMINGS, values | given, {"figures": rows}, by=by)
    return made


@dataclass(frozen=True)
class Loop:
    """One loop of the year, ring by ring."""

    shortcoming: Shortcoming
    plan: PlanItem
    meeting: Meeting
    task: Task


def a_loop(by: Actor, *, on: date) -> Loop:
    """Last year's shortcoming → this year's plan item → deployed at a meeting → a task done with evidence."""
    short = a_shortcoming(by, year=on.year - 1, figures=(("leadership.law_meetings", on.year - 1),))
    plan = a_plan_item(
        by,
        year=on.year,
        section="（一）强化组织领导",
        text="党工委会议专题研究法治工作不少于 2 次",
        figure="leadership.law_meetings",
        target=2,
        answers=short,
        owner_text="党政办",
    )
    meeting = a_meeting(by, on=on)
    task = a_task(
        by,
        on=on,
        due_on=on + timedelta(30),
        stage=Stage.DONE,
        agenda_item=first_item(meeting),
        plan_item=plan,
    )
    return Loop(short, plan, meeting, task)


def a_year(office: Any, by: Actor, leader: Any, *, today: date) -> None:
    """What a small office holds of leadership: a year of meetings, tasks in every state, the loop closed."""
    root = divisions.root(by.office)
    acts.found_duties(office, root.path, today.year, by=by)
    begin = date(today.year, 1, 1)
    passed = max((today - begin).days, 1)

    def day(share: float) -> date:
        return begin + timedelta(int(passed * share))

    loop = a_loop(by, on=day(0.1))
    records.add(
        DOCUMENTS,
        {
            "received_on": day(0.05),
            "title": "关于做好年度法治政府建设工作的通知",
            "issuer": "市委全面依法治市委员会办公室",
            "number": "演示〔1〕号",
            "conveyed_at": first_item(loop.meeting),
        },
        by=by,
    )
    second = a_meeting(
        by,
        on=day(0.4),
        ordinal="第2次",
        items=(
            ("学习习近平法治思想", Kind.FIRST_TOPIC, "形成学习记录"),
            ("研究矛盾纠纷化解工作组组建", Kind.ISSUE, "各社区设一组"),
        ),
    )
    third = a_meeting(
        by,
        on=day(0.7),
        ordinal="第3次",
        items=(
            ("听取上半年法治工作汇报", Kind.HEAR_REPORT, "补短板 3 项"),
            ("部署集中排查矛盾纠纷", Kind.DEPLOY, "开展一个月"),
        ),
    )
    last = third.items.order_by("-position").first()
    a_task(
        by,
        on=day(0.4),
        title="组建社区矛盾纠纷化解工作组",
        due_on=today - timedelta(6),
        owner=(None, "综治中心"),
        agenda_item=second.items.order_by("-position").first(),
        stage=Stage.DOING,
    )
    stuck = a_task(
        by,
        on=day(0.7),
        title="集中排查矛盾纠纷",
        due_on=today + timedelta(5),
        owner=(leader, leader.name),
        agenda_item=last,
    )
    acts.urge(stuck, "排查进度偏慢，月底前报情况", by=by, on=today, by_text="党工委书记")
    a_task(
        by,
        on=day(0.8),
        title="准备年度报告素材",
        due_on=today + timedelta(40),
        owner=(None, "司法所"),
    )
    a_personal_act(by, on=day(0.1), agenda_item=first_item(loop.meeting))
    a_personal_act(by, on=day(0.5), kind=Personally.SUPERVISE, topic="集中排查进度", paper="督办单")
    a_personal_act(
        by,
        on=day(0.6),
        kind=Personally.COORDINATE,
        topic="回迁楼漏水涉及多方",
        head=Head.DIRECTOR,
        paper="协调会纪要",
    )
    records.add(
        SCHEMES,
        {
            "title": "年终考核方案",
            "kind": Scheme.YEAR_END,
            "adopted_on": day(0.75),
            "indicator": "法治建设任务",
            "weight": 8,
        },
        by=by,
    )
    records.add(
        SHUFA,
        {
            "year": today.year - 1,
            "form": Form.YEAR_END,
            "held_on": day(0.02),
            "audience": "班子成员",
            "due": 9,
            "done": 9,
        },
        by=by,
    )
    a_plan_item(
        by, year=today.year, section="（二）健全工作机制", text="完善重大事项合法性审查流程"
    )
