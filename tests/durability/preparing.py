"""An import that asks at each of its words whether another writer could write. One process of its own, on the engine of the
suite; prints what it met:

    preparing ROWS     the import of so many rows; how long others could not write, and while it was undone
"""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import date
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from fengqiao.engines.imports import acts as imports  # noqa: E402
from fengqiao.engines.imports import stages  # noqa: E402
from fengqiao.ground.sheets import read  # noqa: E402
from fengqiao.matters.disputes.models import Dispute  # noqa: E402
from fengqiao.matters.disputes.registers import REGISTER  # noqa: E402
from fengqiao.project import demo  # noqa: E402
from fengqiao.trunk.divisions import queries as divisions  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from fengqiao.trunk.people import actors  # noqa: E402
from fengqiao.trunk.people.models import Post  # noqa: E402
from tests.durability.importing import MARK, _ledger  # noqa: E402


class Writer(threading.Thread):
    """Somebody who wants to write all the time: all of SQLite, or the end of the chain and the numbers of PostgreSQL."""

    def __init__(self, office: UUID) -> None:
        super().__init__(daemon=True)
        self.office, self.over, self.longest, self.times = office, False, 0.0, 0

    def run(self) -> None:
        other = connection.get_new_connection(connection.get_connection_params())
        if connection.vendor != "sqlite":
            other.autocommit = False
        while not self.over:
            began = time.monotonic()
            if connection.vendor == "sqlite":
                other.execute("BEGIN IMMEDIATE")
            else:
                for table in ("procedures_sequence", "journal_head"):
                    other.execute(
                        f"SELECT * FROM {table} WHERE office = %s FOR UPDATE", [self.office]
                    )
            other.rollback()
            self.longest, self.times = max(self.longest, time.monotonic() - began), self.times + 1
            time.sleep(0.005)
        other.close()

    def done(self) -> dict[str, Any]:
        self.over = True
        self.join()
        return {"longest": round(self.longest, 3), "times": self.times}


def main(rows: int) -> dict[str, Any]:
    office = demo.load()
    with scope.office(office.pk):
        post = Post.objects.select_related("person").get(role="clerk")
        by = actors.of_person(post.person, date.today())
        data = _ledger(rows, [one.name for one in divisions.communities(office.pk)])
        staged = stages.stage(read(data, "台账.csv"), (REGISTER,), office.pk)
        standing: list[int] = []

        def report(done: int, total: int, doing: str) -> None:
            if doing == "storing":
                standing.append(Dispute.objects.filter(summary__contains=MARK).count())

        told: dict[str, Any] = {"rows": staged.accepted}
        for name, does in (
            ("import", lambda: imports.commit(staged, data, "台账.csv", by=by, report=report)),
            ("undo", lambda: imports.undo(told["batch"], {"disputes": REGISTER}, by=by)),
        ):
            writer = Writer(office.pk)
            writer.start()
            began = time.monotonic()
            told["batch"] = does() if name == "import" else does() and told["batch"]
            took = time.monotonic() - began
            told[name] = writer.done() | {"took": round(took, 3)}
        told["batch"] = str(told["batch"].pk)
        told["seen_half"] = sorted({n for n in standing if n})[:-1]
        told["ok"] = chain.verify([office.pk])["ok"]
    return told


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(main(int(sys.argv[1]))))
