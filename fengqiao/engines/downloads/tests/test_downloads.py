"""What takes long is written by the worker with the same view, and handed to who asked for it alone."""

from __future__ import annotations

import io
import os
import time
from datetime import date
from uuid import UUID

import openpyxl
import pytest
from django.urls import reverse

from fengqiao.engines import downloads
from fengqiao.engines.downloads import files
from fengqiao.engines.jobs import worker
from fengqiao.engines.jobs.models import Job
from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.trunk.divisions import queries as places

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.django_db
LIST = reverse("figures:export", args=["disputes.found"]) + "?year=2026"


@pytest.fixture
def cases(cast, as_):
    with as_(cast.li):
        place = places.communities(cast.office)[0]
        return [a_dispute(cast.li, place, on=DAY, summary=f"漏水{n}") for n in range(5)]


@pytest.fixture
def few(monkeypatch):
    """Three rows are many, and each is told."""
    monkeypatch.setattr(files, "MANY", 3)
    monkeypatch.setattr(downloads, "TOLD_EVERY", 1)


def rows_of(answer):
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data)).active]


def test_few_rows_come_at_once(cast, cases, client_of):
    answer = client_of(cast.li).get(LIST)
    assert answer.status_code == 200 and "漏水4" in str(rows_of(answer))
    assert not Job.objects.exists()


def test_many_rows_come_from_the_worker_the_same_row_for_row(
    cast, cases, client_of, few, monkeypatch
):
    client = client_of(cast.li)
    answer = client.get(LIST)
    page = answer["Location"]
    assert client.get(LIST)["Location"] == page and Job.objects.count() == 1
    assert "正在后台写" in client.get(page).content.decode()
    assert client.get(f"{page}file/").status_code == 404
    assert worker.run_one("测试")
    job = Job.objects.get()
    assert (job.state, job.done, job.total) == ("done", 5, 5)
    assert f"{page}file/" in client.get(page).content.decode()
    assert page in client.get(reverse("downloads:mine")).content.decode()
    assert client.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    made = client.get(f"{page}file/")
    monkeypatch.setattr(files, "MANY", 100)
    at_once = client.get(LIST)
    assert made["Content-Disposition"] == at_once["Content-Disposition"]
    assert rows_of(made) == rows_of(at_once)


def test_only_who_asked_may_have_it(cast, cases, client_of, few):
    page = client_of(cast.li).get(LIST)["Location"]
    assert worker.run_one("测试")
    for other in (cast.admin, cast.wang, cast.sun):
        assert page not in client_of(other).get(reverse("downloads:mine")).content.decode()
        for address in (page, f"{page}file/"):
            assert client_of(other).get(address).status_code == 404
    assert client_of(cast.li).get(f"{page}file/").status_code == 200


def test_what_the_view_refuses_the_job_refuses(cast, cases, as_, client_of):
    with as_(cast.admin):
        assert not cast.admin.may("disputes.read")
        made = files.make.enqueue(LIST, str(cast.admin.person), "排查受理")
    assert worker.run_one("测试")
    assert Job.objects.get().state == "failed"
    page = client_of(cast.admin).get(reverse("downloads:waiting", args=[made.id])).content.decode()
    assert "再导出一次" in page and not files.place(UUID(made.id)).exists()


def test_a_job_that_waits_outlives_a_move_of_its_task(cast, cases, client_of, few):
    client = client_of(cast.li)
    page = client.get(LIST)["Location"]
    Job.objects.update(
        task="fengqiao.engines.downloads.making.make"
    )  # as an older version stored it
    assert worker.run_one("测试") and Job.objects.get().state == "done"
    assert page in client.get(reverse("downloads:mine")).content.decode()
    assert client.get(f"{page}file/").status_code == 200


def test_a_file_is_kept_for_a_day(cast, cases, client_of, few):
    client = client_of(cast.li)
    page = client.get(LIST)["Location"]
    assert worker.run_one("测试")
    at = files.place(Job.objects.get().pk)
    assert files.clear() == {"gone": 0} and at.exists()
    yesterday = time.time() - files.KEPT_FOR - 1
    os.utime(at, (yesterday, yesterday))
    assert files.clear() == {"gone": 1} and not at.exists()
    assert "删掉了" in client.get(page).content.decode()
    assert client.get(f"{page}file/").status_code == 404
