"""Jobs keep the scope of who asked, tell how far they are, fail with a sentence, and outlive their worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from fengqiao.engines.jobs import progress, worker
from fengqiao.engines.jobs.models import Job, State
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed
from tests import databases

ROOT = Path(__file__).parents[4]
TASK = "fengqiao.engines.jobs.tests.work"


@pytest.mark.django_db
def test_a_job_runs_in_the_scope_of_who_asked(cast, tmp_path):
    (tmp_path / "note").write_text("a former run\n")
    reaches = cast.zhang.scope().as_facts()
    job = _job("slow_once", [str(tmp_path / "note")], reaches=reaches)
    assert worker.run_one("me")
    job.refresh_from_db()
    assert (job.state, job.result) == (State.DONE, {"reaches": reaches})
    assert (job.done, job.total, job.attempts) == (1, 2, 1)
    with pytest.raises(scope.NoScope):
        scope.current()


@pytest.mark.django_db
def test_within_a_deed_a_job_says_how_far_it_is_beside_its_row(cast):
    """What is written into the row nobody sees before the deed ends."""
    job = _job("fails", [])
    token = worker.running.set(job.pk)
    try:
        worker.report(3, 9)
        assert progress.of(job.pk) is None
        with scope.office(cast.office), deed():
            worker.report(5, 9, "storing")
            assert progress.of(job.pk) == (5, 9, "storing")
    finally:
        worker.running.reset(token)
    job.refresh_from_db()
    assert (job.done, job.total) == (3, 9)
    assert worker.run_one("me")
    assert progress.of(job.pk) is None


@pytest.mark.django_db
def test_a_failing_job_says_why_in_one_sentence(cast):
    job = _job("fails", [])
    assert worker.run_one("me")
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "台账里没有这一页")


@pytest.mark.django_db
def test_a_job_is_not_taken_while_its_lease_holds(cast):
    job = _job("fails", [])
    later = timezone.now() + timedelta(seconds=30)
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, lease_until=later, attempts=1)
    assert not worker.run_one("another")


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up(cast):
    job = _job("fails", [])
    past = timezone.now() - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING, lease_until=past, attempts=worker.MOST_ATTEMPTS
    )
    assert worker.run_one("me")
    job.refresh_from_db()
    assert job.state == State.FAILED and "多次中断" in job.error


@pytest.mark.django_db
def test_what_is_due_is_planned_once_for_each_office(office, next_office):
    nightly = worker.Schedule("journal.verify", "fengqiao.project.tasks.verify_journal", hour=2)
    night = datetime(2026, 3, 4, 2, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    before = datetime(2026, 3, 4, 1, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    worker.plan([nightly], before)
    assert Job.objects.count() == 0
    worker.plan([nightly], night)
    worker.plan([nightly], night)
    assert Job.objects.count() == 2
    Job.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    assert worker.run_one("me") and worker.run_one("me")
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}


@pytest.mark.slow
@pytest.mark.django_db
def test_a_killed_workers_job_is_taken_up_again(tmp_path):
    note = tmp_path / "note"
    with databases.fresh(tmp_path) as env:
        env["FENGQIAO_JOB_LEASE"] = "2"
        _python(
            env,
            "from fengqiao.engines.jobs.models import Job; from django.utils import timezone;"
            f"Job.objects.create(task='{TASK}.slow_once', run_after=timezone.now(),"
            f"arguments={{'args': [{str(note)!r}], 'kwargs': {{}}}})",
        )
        first = subprocess.Popen([sys.executable, "-m", TASK], cwd=ROOT, env=env)
        _wait(lambda: note.exists())
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        second = subprocess.Popen([sys.executable, "-m", TASK], cwd=ROOT, env=env)
        try:
            _wait(lambda: len(note.read_text().split()) == 2)
            _wait(lambda: _state(env) == "done 2")
        finally:
            second.kill()
            second.wait()


def _state(env) -> str:
    told = "from fengqiao.engines.jobs.models import Job; j = Job.objects.get(); print(j.state, j.attempts)"
    return _python(env, told).strip()


def _python(env, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wait(true, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.1)


def _job(task: str, args: list, reaches: list | None = None) -> Job:
    return Job.objects.create(
        task=f"{TASK}.{task}",
        arguments={"args": args, "kwargs": {}},
        reaches=reaches or [],
        run_after=timezone.now(),
    )
