"""A busy office: clerks register and search at the real server while an import, backups and verifications run.

    python -m tests.durability.load [--rows 50000] [--clerks 8] [--seconds 120]
    python -m tests.postgres python -m tests.durability.load

It founds a demo office in a home of its own, asks for the import as its page does, and starts the web process, the
worker, and in turn backups and verifications of the journal. Each clerk opens a page, searches, registers a case of today,
and presses again what was not taken, for so many seconds and until the import is over. Everything goes to 127.0.0.1 and ends. Prints one JSON document:
answers by code, how long the longest took, how many words were not given back with a 503, and whether the office is
whole at the end. How it went here stands in docs/decisions/0050.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.filled import controls, sent_to

PROCESS = [sys.executable, "-m"]
NEW, SEARCH, LIST = "/desk/disputes/new/", "/desk/search/?q=%E6%BC%8F%E6%B0%B4", "/desk/disputes/"
THINKS = 0.5  # seconds between two presses of a clerk
ENDS = 300  # seconds after which an import that has not ended is given up


class Until:
    """The end of the work: so many seconds, and until the import is over that runs beside."""

    def __init__(self, seconds: float, job: str) -> None:
        self.ends, self.job, self.is_done = time.monotonic() + seconds, job, False
        self.given_up = self.ends + ENDS

    def is_over(self) -> bool:
        now = time.monotonic()
        return now > self.given_up or (self.is_done and now > self.ends)


NEVER = Until(0, "")


class Clerk(threading.Thread):
    """Somebody at work with a session of her own."""

    def __init__(self, name: str, port: int, session: str, until: Until) -> None:
        super().__init__(name=name, daemon=True)
        self.port, self.cookies, self.until = port, {"fengqiao_session": session}, until
        self.codes: dict[str, Counter[int]] = defaultdict(Counter)
        self.longest: dict[str, float] = defaultdict(float)
        self.registered, self.lost, self.failed = 0, 0, ""

    def run(self) -> None:
        try:
            self._work()
        except Exception as error:
            self.failed = repr(error)

    def _work(self) -> None:
        while not self.until.is_over():
            self._ask("list", "GET", LIST)
            self._ask("search", "GET", SEARCH)
            self._register(f"{uuid4().hex[:12]}，楼上漏水")
            time.sleep(THINKS)

    def _register(self, words: str) -> None:
        status, page = self._ask("form", "GET", NEW)
        if status != 200:
            return
        given = _filled(page) | {
            "summary": words,
            "side_one": f"{self.name}甲{words[:6]}",
            "side_two": f"乙{words[:6]}",
        }
        # What was not taken is pressed again a moment later, as its page advises; the same form is done once.
        for _ in range(20):
            status, page = self._ask("press", "POST", NEW, given)
            if status == 302:
                self.registered += 1
                return
            self.lost += status == 503 and words not in page
            if status != 503:
                self.failed = f"{status}: " + " ".join(
                    re.findall(r'class="error[^>]*>([^<]+)', page)
                )
                return
            time.sleep(THINKS)

    def _ask(self, what: str, method: str, url: str, form: Any = None) -> tuple[int, str]:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=60)
        heads = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            heads |= {"Content-Type": "application/x-www-form-urlencoded"}
            heads |= {"Referer": f"http://127.0.0.1:{self.port}{url}"}
        began = time.monotonic()
        asked.request(method, url, urlencode(form, doseq=True) if form is not None else None, heads)
        answer = asked.getresponse()
        page = answer.read().decode(errors="replace")
        took = time.monotonic() - began
        for head, value in answer.getheaders():
            if head.lower() == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.partition(";")[0]
        asked.close()
        self.codes[what][answer.status] += 1
        self.longest[what] = max(self.longest[what], took)
        return answer.status, page


def _filled(page: str) -> dict[str, Any]:
    """The form of a page as it stands, with something chosen wherever there is a choice: the case is still open."""
    form = {name: value for name, value in (sent_to(page, NEW, NEW) or {}).items() if value}
    for control in controls(page, NEW, NEW):
        offered = [value for value, label in control.offered if value]
        open_still = [value for value, label in control.offered if "还在" in label]
        if offered and not form.get(control.name):
            form[control.name] = (open_still or offered)[0]
    return form


class Again(threading.Thread):
    """A command of the office, run again and again until the time is over."""

    def __init__(
        self, name: str, env: dict[str, str], until: Until, asked: Callable[[int], list[str]]
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.env, self.until, self.asked = env, until, asked
        self.ended: Counter[int] = Counter()
        self.longest = 0.0

    def run(self) -> None:
        count = 0
        while not self.until.is_over():
            count += 1
            began = time.monotonic()
            done = subprocess.run(
                [*PROCESS, "fengqiao.project.cli", *self.asked(count)],
                env=self.env,
                capture_output=True,
                text=True,
            )
            self.longest = max(self.longest, time.monotonic() - began)
            self.ended[done.returncode] += 1
            if done.returncode:
                print(self.name, done.stdout[-500:], done.stderr[-1500:], file=sys.stderr)


def main(rows: int, clerks: int, seconds: int, home: Path, port: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from . import importing

    asked = importing.give(rows)
    sessions = _sessions(clerks)
    env = os.environ | {"FENGQIAO_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    with _served(port, env):
        for url in (LIST, NEW, SEARCH):  # the server has been up since the morning
            Clerk("", port, sessions[0], NEVER)._ask("", "GET", url)
        until = Until(seconds, asked["job"])
        working = [Clerk(f"经办{n}号", port, one, until) for n, one in enumerate(sessions, 1)]
        copies = home / "copies"
        copies.mkdir()
        others = [
            Again(
                "backup", env, until, lambda n: ["backup", str(copies / f"{n}.zip"), "--no-trial"]
            ),
            Again("verify", env, until, lambda n: ["journal", "verify"]),
        ]
        worker = subprocess.Popen([*PROCESS, "fengqiao.project.cli", "worker"], env=env)
        began = time.monotonic()
        try:
            for one in (*working, *others):
                one.start()
            job = _ended(asked["job"], seconds + ENDS)
            until.is_done = True
            for one in (*working, *others):
                one.join(seconds + ENDS)
        finally:
            worker.terminate()
            worker.wait()
        took = time.monotonic() - began
    return _told(working, others, importing.look(asked["job"]), job, took)


def _told(
    working: list[Clerk], others: list[Again], stands: dict[str, Any], job: Any, took: float
) -> dict[str, Any]:
    codes: dict[str, Counter[int]] = defaultdict(Counter)
    for one in working:
        for what, counted in one.codes.items():
            codes[what] += counted
    kinds = sorted(codes)
    return {
        "answers": {
            what: {str(code): n for code, n in sorted(codes[what].items())} for what in kinds
        },
        "longest": {what: round(max(one.longest[what] for one in working), 2) for what in kinds},
        "registered": sum(one.registered for one in working),
        "words_lost": sum(one.lost for one in working),
        "failed": sorted({one.failed for one in working if one.failed}),
        "others": {
            one.name: {"ended": dict(one.ended), "longest": round(one.longest, 1)} for one in others
        },
        "import": {
            name: stands[name]
            for name in ("state", "attempts", "cases", "entries", "found", "numbers", "ok")
        },
        "import_seconds": round((job.finished_at - job.enqueued_at).total_seconds(), 1)
        if job.finished_at
        else took,
        "gapless": _gapless(),
    }


def _sessions(clerks: int) -> list[str]:
    """Sessions of the clerk of the demo office, one a person at work."""
    from django.test import Client

    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people.models import Account, Post

    with scope.everywhere(because="测试"):
        office = Office.objects.get()
        post = Post.objects.select_related("person").get(role="clerk")
    with scope.office(office.pk):
        account = Account.objects.get(person=post.person.pk)
    found = []
    for _ in range(clerks):
        client = Client()
        client.force_login(account)
        found.append(client.cookies["fengqiao_session"].value)
    return found


def _gapless() -> bool:
    """Whether the numbers of every year run from one without a gap."""
    from fengqiao.matters.disputes.models import Dispute
    from fengqiao.trunk.journal import scope

    with scope.everywhere(because="测试"):
        numbers: dict[str, set[int]] = defaultdict(set)
        for number in Dispute.objects.values_list("number", flat=True):
            year, _, rest = number.partition("-")
            numbers[year].add(int(rest))
    return all(found == set(range(1, len(found) + 1)) for found in numbers.values())


def _ended(job: str, seconds: float) -> Any:
    from fengqiao.engines.jobs.models import Job

    ends = time.monotonic() + seconds
    while (found := Job.objects.get(pk=job)).state in (
        "ready",
        "running",
    ) and time.monotonic() < ends:
        time.sleep(0.5)
    return found


@contextmanager
def _served(port: int, env: dict[str, str]) -> Iterator[None]:
    web = subprocess.Popen(
        [*PROCESS, "fengqiao.project.web", f"127.0.0.1:{port}"], env=env | {"FENGQIAO_WAIT": "5"}
    )
    try:
        for _ in range(300):
            try:
                HTTPConnection("127.0.0.1", port, timeout=5).connect()
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        web.terminate()
        web.wait(timeout=60)


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("--rows", type=int, default=50_000)
    given.add_argument("--clerks", type=int, default=8)
    given.add_argument("--seconds", type=int, default=120)
    said = given.parse_args()
    from tests.postgres import _free_port

    with tempfile.TemporaryDirectory(prefix="fengqiao-load-") as made:
        home = Path(os.environ.setdefault("FENGQIAO_HOME", made))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")
        told = main(said.rows, said.clerks, said.seconds, home, _free_port())
    print(json.dumps(told, ensure_ascii=False))
