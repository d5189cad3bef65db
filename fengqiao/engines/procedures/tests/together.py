"""Eight clerks on one case, each in a thread with a connection of its own. Run as a process by test_together.

Prints one JSON line: what each attempt came to, and what stands in the tables afterwards.
"""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import django

CLERKS, ROUNDS = 8, 5


def main() -> dict[str, object]:
    from django.core.management import call_command

    from fengqiao.engines.procedures import deadlines, declare, queries
    from fengqiao.engines.procedures.steps import take
    from fengqiao.trunk.divisions import acts as divisions
    from fengqiao.trunk.divisions import queries as places
    from fengqiao.trunk.journal import chain, scope, verbs
    from fengqiao.trunk.people import powers
    from fengqiao.trunk.people.actors import Actor, Seat

    from . import toy
    from .conftest import FOUNDER, STREETS

    call_command("migrate", verbosity=0)
    verbs.declare((*toy.VERBS, *toy.TOY.verbs()))
    declare([toy.TOY])
    deadlines.listen([toy.TOY])
    with scope.everywhere(because="测试"):
        office = divisions.init_office(STREETS, "990000001", by=FOUNDER)
        toy.found(office, FOUNDER)
    with scope.office(office.pk):
        root = places.root(office.pk).path
        clerk = Actor(
            office.pk, None, "clerk", (Seat(None, root, "clerk", "", powers.of_role("clerk")),)
        )
        case = toy.register(office, root, date(2024, 4, 22), clerk)
    start = Barrier(CLERKS)

    def extend(_: int) -> Counter[str]:
        return attempts(
            start, clerk, lambda: take(toy.TOY, "extend", case, by=clerk, days=1), ROUNDS
        )

    def shut(_: int) -> Counter[str]:
        seen = {"expected_stage": toy.Stage.NEW, "words": "好"}
        return attempts(start, clerk, lambda: take(toy.TOY, "shut", case, by=clerk, **seen), 1)

    with ThreadPoolExecutor(CLERKS) as pool:
        extended = sum(pool.map(extend, range(CLERKS)), Counter())
        with scope.office(office.pk):
            due_on = queries.of(case.pk).get(clock="handle").due_on
        closed = sum(pool.map(shut, range(CLERKS)), Counter())
    with scope.office(office.pk):
        row = queries.of(case.pk).get(clock="handle")
        return {
            "extended": dict(extended),
            "due_on": str(due_on),
            "closed": dict(closed),
            "state": row.state,
            "verified": chain.verify()["ok"],
        }


def attempts(start, clerk, once, rounds) -> Counter[str]:
    from django.db import connection

    from fengqiao.engines.procedures import Refused
    from fengqiao.trunk.journal import scope

    came = Counter()
    start.wait()
    with scope.opened(clerk.scope()):
        for _ in range(rounds):
            try:
                once()
                came["done"] += 1
            except Refused as refused:
                came[refused.reason] += 1
    connection.close()
    return came


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(), ensure_ascii=False))
