"""小李 of the demo office at her browser, and the worker beside it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from fengqiao.engines.jobs import worker
from fengqiao.engines.jobs.models import Job, State
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people import actors
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Account


class Clerk:
    def __init__(self, office: Office) -> None:
        self.account = Account.objects.get(login=f"{office.label}-clerk")
        self.actor: Actor = actors.of_account(self.account, timezone.localdate())
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(self.account, backend="django.contrib.auth.backends.ModelBackend")

    def get(self, url: str) -> str:
        answer = self.client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
        told = b"".join(answer) if answer.streaming else answer.content
        return told.decode(errors="replace")

    def post(self, url: str, **given: Any) -> str:
        answer = self.client.post(url, given)
        assert answer.status_code == 302, (url, answer.content.decode())
        return answer["Location"]

    def give(self, data: bytes, name: str) -> str:
        """This will hand a workbook in, and give the address of its check, which waits for a worker."""
        return self.post("/desk/imports/", file=SimpleUploadedFile(name, data))

    def check(self, data: bytes, name: str) -> str:
        page = self.give(data, name)
        work()
        return page

    def answer(self, page: str, **answers: str) -> None:
        self.post(page.replace("/check/", "/answer/"), **answers)
        work()

    def bring_in(self, page: str) -> str:
        """This will store what a check found, and give the id of the import."""
        self.post(page.replace("/check/", "/start/"))
        work()
        return Job.objects.latest("enqueued_at").result["batch"]


def work() -> None:
    """This will do what waits for a worker, as a worker does."""
    while worker.run_one("homes"):
        pass
    failed = Job.objects.filter(state=State.FAILED).values_list("error", flat=True)
    assert not failed, list(failed)
