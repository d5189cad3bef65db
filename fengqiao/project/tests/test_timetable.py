"""What comes due by itself is there and works."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from fengqiao.engines.jobs import worker
from fengqiao.engines.jobs.models import Job
from fengqiao.project.timetable import TIMETABLE


@pytest.mark.django_db
def test_everything_of_the_timetable_is_done_once_for_each_office(cast):
    late = timezone.make_aware(datetime(2026, 3, 2, 23))
    for _ in range(2):
        worker.plan(TIMETABLE, late)
    while worker.run_one("测试"):
        pass
    done = Job.objects.exclude(due_key=None)
    assert done.count() == 2 * len(TIMETABLE)  # two streets in the cast
    assert {(job.state, job.error) for job in done} == {("done", "")}
