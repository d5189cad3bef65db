"""What stands in a home, seen with the code of today.

python -m tests.homes.sight TOLD    brings the home of the environment to this version, tries all that the
                                    stored document TOLD says of it, and prints what it saw as JSON
"""

from __future__ import annotations

import json
import sys
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from fengqiao.engines.figures import Period, values  # noqa: E402
from fengqiao.engines.jobs.models import Job  # noqa: E402
from fengqiao.matters.disputes.models import Dispute  # noqa: E402
from fengqiao.matters.disputes.words import Stage  # noqa: E402
from fengqiao.trunk.divisions.models import Office  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from tests.filled import filled  # noqa: E402
from tests.homes.clerk import Clerk, work  # noqa: E402

YEARS = 2


def figures(on: date) -> dict[str, dict[str, Any]]:
    """Every figure of the last years as it is seen on a day: year → figure → value and breakdowns."""
    told: dict[str, dict[str, Any]] = {}
    with scope.everywhere(because="测试：看一个家"):
        office = Office.objects.get()
    with scope.office(office.pk):
        for year in range(on.year - YEARS + 1, on.year + 1):
            read = values.read([], Period.year(year, seen_on=on), office)["figures"]
            told[str(year)] = {
                one["key"]: {"value": one["value"], **one["breakdown"]} for one in read
            }
    return told


def seen(told: dict[str, Any]) -> dict[str, Any]:
    """What a person of the office sees, one thing after another; the imports are taken back last."""
    found: dict[str, Any] = {
        "journal": verdict(),
        "figures": figures(date.fromisoformat(told["on"])),
    }
    with scope.everywhere(because="测试：看一个家"):
        office = Office.objects.get()
    with scope.office(office.pk):
        clerk = Clerk(office)
        found["views"] = {name: leads(clerk, name, url) for name, url in told["views"].items()}
        found["files"] = [clerk.get(url) for url in told["files"]]
        found["search"] = told["word"] in unescape(clerk.get(f"/desk/search/?q={told['word']}"))
        if "waiting" in told:  # a backup holds no jobs
            found["waited"] = waited(told["waiting"])
        found["restored"] = {str(case.number): restored(clerk, case) for case in voided()}
        found["undone"] = {pk: undone(clerk, pk) for pk in told["imports"]}
    found["journal_after"] = verdict()
    return found


def verdict() -> dict[str, Any]:
    with scope.everywhere(because="测试：看一个家"):
        told = chain.verify()
    return {key: told[key] for key in ("ok", "entries", "first_bad", "rows_changed_outside")}


def leads(clerk: Clerk, name: str, url: str) -> bool:
    """Whether a saved view stands on its list and opens."""
    clerk.get(url)
    return name in unescape(clerk.get(url.partition("?")[0]))


def waited(job: str) -> dict[str, Any]:
    work()
    done = Job.objects.get(pk=job)
    return {"state": done.state, "accepted": (done.result or {}).get("told", {}).get("accepted")}


def voided() -> list[Dispute]:
    """The cases that a step of that time voided."""
    return list(Dispute.objects.filter(stage=Stage.VOID))


def restored(clerk: Clerk, case: Dispute) -> bool:
    """Whether a case that was voided in that time counts again, by its own form, and was asked nothing."""
    url = f"/desk/disputes/{case.pk}/steps/restore/"
    form = clerk.get(url)
    clerk.post(url, **filled(form) | {"reason": "作废错了"})
    fresh = Dispute.objects.get(pk=case.pk)
    return "closed_on" not in form and fresh.stage != Stage.VOID and fresh.voided_on is None


def undone(clerk: Clerk, batch: str) -> bool:
    """Whether an import of that time is taken back by its own button."""
    clerk.post(f"/desk/imports/{batch}/undo/")
    return "已撤销" in clerk.get(f"/desk/imports/{batch}/")


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(seen(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
