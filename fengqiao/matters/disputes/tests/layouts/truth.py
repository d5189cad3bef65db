"""A random truth: the cases of one year, good and bad."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .words import BAD, COMMUNITIES, OUTCOMES, SURNAMES, THINGS, YEAR


@dataclass(frozen=True)
class Case:
    """One record of the truth; `bad` names what is wrong with it."""

    registered: date
    closed: date | None
    community: str
    one: tuple[str, ...]
    two: tuple[str, ...]
    category: str
    summary: str
    outcome: str
    amount: int | None
    people: int
    handler: str
    found: str
    bad: str = ""


def truth(chance: random.Random) -> list[Case]:
    """Some cases of one year, in the order of their days, some of them bad."""
    every = [_case(chance, n) for n in range(chance.randint(5, 14))]
    every = [
        replace(one, bad=chance.choice(BAD)) if chance.random() < 0.25 else one for one in every
    ]
    every.sort(key=lambda one: one.registered)
    cases: list[Case] = []
    for one in every:
        good = [c for c in cases if not c.bad]
        if one.bad == "duplicate":
            one = replace(chance.choice(good), bad="duplicate") if good else replace(one, bad="")
        if one.bad in ("closed_before_registered", "no_outcome") and one.closed is None:
            one = replace(one, bad="")
        cases.append(one)
    return cases


def _case(chance: random.Random, n: int) -> Case:
    registered = date(YEAR, 1, 1) + timedelta(days=chance.randint(0, 330))
    people = [f"{chance.choice(SURNAMES)}{suffix}" for suffix in ("某甲", "某乙", "某丙", "某丁")]
    sides = chance.choice((1, 1, 1, 2, 0))
    ended = chance.random() < 0.85
    thing = f"{chance.choice(THINGS)}和{chance.choice(THINGS)}"
    return Case(
        registered=registered,
        closed=registered + timedelta(days=chance.randint(0, 30)) if ended else None,
        community=chance.choice(COMMUNITIES),
        one=tuple(people[: chance.choice((1, 1, 2))]),
        two=tuple(people[2 : 2 + sides]),
        category="",
        summary=f"两家因第{n}号门前{thing}{chance.choice(('争执', '僵持', '说不拢'))}，请社区来看看",
        outcome=chance.choice(list(OUTCOMES)) if ended else "",
        amount=chance.choice((None, chance.randint(1, 60) * 100)),
        people=chance.randint(2, 30),
        handler=f"{chance.choice(SURNAMES)}调解",
        found=chance.choice(("网格排查", "群众来访", "电话反映")),
    )
