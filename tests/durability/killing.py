"""Runs one deed again and again in a child process and kills the child with SIGKILL at its n-th statement.

Called by test_kill.py as a process of its own: `python -m tests.durability.killing register|import`.
Prints one JSON document: how many statements the deed has, and what was found wrong after any kill.
A child says ACK through a pipe when the deed has returned: from then on nothing may be lost.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from fengqiao.engines.imports import acts as imports  # noqa: E402
from fengqiao.engines.imports import stages  # noqa: E402
from fengqiao.engines.imports.models import Batch  # noqa: E402
from fengqiao.engines.procedures.steps import take  # noqa: E402
from fengqiao.ground.ids import uuid7  # noqa: E402
from fengqiao.ground.sheets import read  # noqa: E402
from fengqiao.matters.disputes import acts, queries  # noqa: E402
from fengqiao.matters.disputes.models import Dispute, Party  # noqa: E402
from fengqiao.matters.disputes.procedure import LIGHT  # noqa: E402
from fengqiao.project.catalogue import REGISTERS  # noqa: E402
from fengqiao.trunk.divisions import queries as divisions  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from fengqiao.trunk.journal.acts import deed  # noqa: E402
from fengqiao.trunk.journal.models import Entry  # noqa: E402
from fengqiao.trunk.people.actors import Actor  # noqa: E402
from tests import casting  # noqa: E402

DAY = date(2026, 3, 2)
Deed = Callable[[Actor, UUID], None]


def register_and_close(actor: Actor, key: UUID) -> None:
    place = divisions.communities(actor.office)[0]
    given = acts.Registration(
        summary="楼上漏水",
        type=queries.types(actor.office)[1],
        division=place,
        side_one=["甲某"],
        side_two=["乙某"],
        found="walk_in",
        registered_on=DAY,
    )
    with deed():
        case = acts.register(given, by=actor, id=key)
        take(LIGHT, "handle", case, by=actor, happened_on=DAY)
        take(LIGHT, "done", case, by=actor, happened_on=DAY, outcome="oral")


def import_some(actor: Actor, key: UUID) -> None:
    """A whole import: file kept, batch, five cases with their parties, entries, deadlines and index."""
    place = divisions.communities(actor.office)[0].name
    head = "登记日期,社区,当事人,纠纷类型,简要情况,结果"
    rows = [f"{DAY},{place},甲某；乙某,邻里纠纷,{key} {n},达成口头协议" for n in range(5)]
    data = "\n".join([head, *rows]).encode()
    staged = stages.stage(read(data, "台账.csv"), REGISTERS, actor.office, DAY.year)
    imports.commit(staged, data, "台账.csv", by=actor)


def whole_case(key: UUID) -> tuple[bool, bool]:
    """(nothing is there, everything is there) of a case registered and closed."""
    case = Dispute.objects.filter(pk=key).first()
    entries = Entry.objects.filter(subject=key).count()
    parties = Party.objects.filter(dispute=key).count()
    nothing = case is None and not entries and not parties
    return nothing, bool(case and case.stage == "done" and entries == 3 and parties == 2)


def whole_import(key: UUID) -> tuple[bool, bool]:
    cases = list(Dispute.objects.filter(summary__startswith=str(key)).values_list("pk", flat=True))
    parties = Party.objects.filter(dispute__in=cases).count()
    entries = Entry.objects.filter(subject__in=cases).count()
    batches = Batch.objects.filter(pk__in=Dispute.objects.filter(pk__in=cases).values("origin"))
    whole = (len(cases), parties, entries, batches.count()) == (5, 10, 5, 1)
    return not cases and Batch.objects.count() == Entry.objects.filter(
        verb="ledgers.commit"
    ).count(), whole


DEEDS: dict[str, tuple[Deed, Callable[[UUID], tuple[bool, bool]]]] = {
    "register": (register_and_close, whole_case),
    "import": (import_some, whole_import),
}


class KillAt:
    """Kills this process with SIGKILL before, or right after, its n-th statement."""

    def __init__(self, at: int, after: bool) -> None:
        self.at, self.after, self.count = at, after, 0

    def __call__(self, execute: Any, *args: Any) -> Any:
        self.count += 1
        if self.count == self.at and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(*args)
        if self.count == self.at and self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def child(run: Deed, actor: Actor, key: UUID, at: int, after: bool) -> tuple[bool, int]:
    """Whether the child acknowledged, and how it ended. Each child has a connection of its own."""
    connection.close()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        with scope.opened(actor.scope()):
            connection.ensure_connection()
            with connection.execute_wrapper(KillAt(at, after)):
                run(actor, key)
                os.write(writing, b"ACK")
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 3)
    os.close(reading)
    _, status = os.waitpid(pid, 0)
    return said == b"ACK", status


def faults_of(name: str) -> dict[str, Any]:
    run, whole = DEEDS[name]
    actor = casting.build().li
    faults: list[str] = []
    statements = _count(run, actor)
    for at in range(1, statements + 1):
        for after in (False, True):
            key = uuid7()
            acknowledged, _ = child(run, actor, key, at, after)
            with scope.opened(actor.scope()):
                nothing, everything = whole(key)
                verdict = chain.verify([actor.office])
            where = f"{'after' if after else 'before'} statement {at}"
            if not (nothing or everything):
                faults.append(f"{where}: half done")
            if acknowledged and not everything:
                faults.append(f"{where}: acknowledged and lost")
            if not verdict["ok"]:
                faults.append(f"{where}: journal {verdict['first_bad']}")
    return {"statements": statements, "kills": statements * 2, "faults": faults}


def _count(run: Deed, actor: Actor) -> int:
    counter = KillAt(-1, False)
    with scope.opened(actor.scope()), connection.execute_wrapper(counter):
        run(actor, uuid7())
    return counter.count


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(faults_of(sys.argv[1]), ensure_ascii=False))
