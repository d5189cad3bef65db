"""A year of study, made through acts: tests, the demo office and screenshots share it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor

from .models import Session
from .registers import CENTER, EXAMS, ITEMS, PLAN, TRAININGS
from .words import Audience, Content, Kind

# Content, kind, months.
LISTED = (
    ("习近平法治思想", Content.THOUGHT, tuple(range(1, 13))),
    ("中华人民共和国宪法", Content.STATE_LAW, (3, 12)),
    ("中华人民共和国民法典", Content.STATE_LAW, (5,)),
    ("中华人民共和国人民调解法", Content.STATE_LAW, (4,)),
    ("信访工作条例", Content.PARTY_RULE, (1,)),
    ("中国共产党纪律处分条例", Content.PARTY_RULE, (6,)),
)
# Months, topic, audience, lead.
PLANNED = (
    ((1,), "习近平法治思想", "中心组", "党政办"),
    ((3,), "宪法", "中心组、街道干部", "司法所"),
    ((4,), "人民调解法", "社区干部", "司法所"),
    ((5,), "民法典", "社区干部", "司法所"),
    ((9,), "行政复议法", "街道干部", "司法所"),
)
# Months ago, topic, audience, kind, laws, due, attended, hours.
HELD = (
    (1, "物业纠纷怎么调", Audience.COMMUNITY_STAFF, Kind.BUSINESS, ("物业管理条例",), 24, 22, "2"),
    (
        3,
        "民法典相邻关系",
        Audience.COMMUNITY_STAFF,
        Kind.LECTURE,
        ("中华人民共和国民法典",),
        24,
        23,
        "1.5",
    ),
    (
        4,
        "调解协议书怎么写",
        Audience.COMMUNITY_STAFF,
        Kind.BUSINESS,
        ("中华人民共和国人民调解法",),
        24,
        24,
        "3",
    ),
    (
        5,
        "宪法与基层治理",
        Audience.STREET_STAFF,
        Kind.LECTURE,
        ("中华人民共和国宪法",),
        30,
        28,
        "2",
    ),
)
# Months ago, topic, content, due, attended, whether the principal was there.
STUDIED = (
    (2, "习近平法治思想的核心要义", Content.THOUGHT, 9, 9, True),
    (6, "中国共产党纪律处分条例", Content.PARTY_RULE, 9, 8, True),
)


def a_training(by: Actor, **given: Any) -> Session:
    """This will enter a training of the staff, at the street unless a place is given."""
    names = given.pop("attendees", ())
    values = {
        "held_on": date(2026, 3, 6),
        "topic": "行政处罚法",
        "audience": Audience.STREET_STAFF,
        "kind": Kind.TRAINING,
        "community": divisions.root(by.office),
    } | given
    rows = {"attendees": [{"name": name, "made_up": False} for name in names]}
    return records.add(TRAININGS, values, rows, by=by)


def a_year(by: Actor, today: date) -> None:
    """This will enter this year's list and plan, and the sessions of the months gone by."""
    listed = {}
    for content, kind, months in LISTED:
        item = {"content": content, "kind": kind, "months": months, "year": today.year}
        listed[content] = records.add(ITEMS, item, by=by)
    for months, topic, audience, lead in PLANNED:
        line = {"topic": topic, "months": months, "audience": audience, "lead": lead}
        records.add(PLAN, line | {"year": today.year}, by=by)
    for ago, topic, audience, kind, norms, due, attended, hours in HELD:
        told = {"due": due, "attended": attended, "hours": Decimal(hours)}
        a_training(
            by,
            held_on=_ago(today, ago),
            topic=topic,
            audience=audience,
            kind=kind,
            norms=norms,
            **told,
        )
    for ago, topic, content, due, attended, principal in STUDIED:
        told = {"due": due, "attended": attended, "is_principal_present": principal}
        values = {"held_on": _ago(today, ago), "topic": topic, "content": content} | told
        met = [{"item": item} for name, item in listed.items() if name in topic]
        records.add(CENTER, values, {"covered": met}, by=by)
    exam = {"held_on": _ago(today, 7), "name": "领导干部学法考试", "due": 32, "sat": 31}
    records.add(EXAMS, exam | {"passed": 31, "excellent": 20}, by=by)


def _ago(today: date, months: int) -> date:
    return today - timedelta(days=30 * months)
