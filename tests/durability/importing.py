"""A long import for a worker that is killed in the middle. Each call is a process of its own:

    give ROWS    founds the demo office, gives it a file of so many rows, and asks for its commit as the page
                 does
    look JOB     only looks
    again JOB    commits the same file once more

Each prints the job's id and what stands there then.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from fengqiao.engines.imports.models import Batch  # noqa: E402
from fengqiao.engines.imports.queries import WAITING  # noqa: E402
from fengqiao.engines.jobs import worker  # noqa: E402
from fengqiao.engines.jobs.models import Job  # noqa: E402
from fengqiao.engines.procedures.models import Deadline  # noqa: E402
from fengqiao.engines.search.models import SearchDocument  # noqa: E402
from fengqiao.matters.disputes.models import Dispute, Party  # noqa: E402
from fengqiao.project import demo, tasks  # noqa: E402
from fengqiao.trunk.divisions import queries as divisions  # noqa: E402
from fengqiao.trunk.files import acts as files  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from fengqiao.trunk.journal.models import Entry  # noqa: E402
from fengqiao.trunk.people import actors  # noqa: E402
from fengqiao.trunk.people.models import Post  # noqa: E402

MARK = "断电前后"


def give(rows: int) -> dict[str, Any]:
    office = demo.load()
    with scope.office(office.pk):
        post = Post.objects.select_related("person").get(role="clerk")
        by = actors.of_person(post.person, date.today())
        data = _ledger(rows, [one.name for one in divisions.communities(office.pk)])
        root = divisions.root(office.pk)
        file = files.keep(data, "台账.csv", at=root, by=by, audience=WAITING)
        job = tasks.commit_import.enqueue(str(file.pk), None, str(by.person))
    return look(job.id)


def look(job: str) -> dict[str, Any]:
    asked = Job.objects.get(pk=job)
    with scope.office(asked.office):
        cases = Dispute.objects.filter(summary__contains=MARK).values("pk")
        verdict = chain.verify([asked.office])
        return {
            "job": job,
            "state": asked.state,
            "attempts": asked.attempts,
            "batch": (asked.result or {}).get("batch"),
            "batches": Batch.objects.count(),
            "cases": len(cases),
            "parties": Party.objects.filter(dispute__in=cases).count(),
            "entries": Entry.objects.filter(verb="disputes.backfill", subject__in=cases).count(),
            "clocks": Deadline.objects.filter(subject__in=cases).count(),
            "found": SearchDocument.objects.filter(subject__in=cases).count(),
            "numbers": len(set(cases.values_list("number", flat=True))),
            "ok": verdict["ok"],
        }


def again(job: str) -> dict[str, Any]:
    asked = Job.objects.get(pk=job)
    with scope.opened(scope.Scope.from_facts(asked.reaches)):
        tasks.commit_import.enqueue(*asked.arguments["args"])
    while worker.run_one("again"):
        pass
    return look(job)


def _ledger(rows: int, places: list[str]) -> bytes:
    day = date(date.today().year - 1, 1, 1)
    lines = ["登记日期,社区,当事人,纠纷类型,简要情况,结果,结案日期"]
    for n in range(rows):
        on = day + timedelta(days=n % 300)
        place = places[n % len(places)]
        lines.append(
            f"{on},{place},甲{n}；乙{n},邻里纠纷,{MARK}第 {n} 件：楼上漏水,达成口头协议,{on + timedelta(days=2)}"
        )
    return "\n".join(lines).encode()


if __name__ == "__main__":
    asked_for, argument = sys.argv[1], sys.argv[2]
    answer = give(int(argument)) if asked_for == "give" else globals()[asked_for](argument)
    print(json.dumps(answer))
