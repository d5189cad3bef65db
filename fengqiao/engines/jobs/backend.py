"""The lease table behind the django-tasks API: `some_task.enqueue(...)` stores a job with the open scope."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from fengqiao.trunk.journal import scope

from .addresses import task_at

STATES = {
    "ready": TaskResultStatus.READY,
    "running": TaskResultStatus.RUNNING,
    "done": TaskResultStatus.SUCCESSFUL,
    "failed": TaskResultStatus.FAILED,
}


class LeaseBackend(BaseTaskBackend):
    """Stores jobs in the same database and the same transaction as the act that asked for them."""

    supports_defer = True
    supports_get_result = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """A deed: a form that asks for nothing but the job and is sent again has asked for one job."""
        from fengqiao.trunk.journal.acts import deed

        from .models import Job

        reaches = scope.current()
        if reaches.because:
            raise scope.NoScope("作业要在街道的范围内提交")
        with deed():
            job = Job.objects.create(
                task=task.module_path,
                arguments={"args": list(args), "kwargs": kwargs},
                reaches=reaches.as_facts(),
                office=reaches.reaches[0].office if reaches.reaches else None,
                run_after=task.run_after or timezone.now(),
            )
        return result_of(job, task)

    def get_result(self, result_id: str) -> TaskResult:
        from .models import Job

        job = Job.objects.filter(pk=result_id).first()
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return result_of(job, task_at(job.task))


def result_of(job: Any, task: Task) -> TaskResult:
    """A job as django-tasks tells it."""
    errors = [TaskError(exception_class_path="builtins.RuntimeError", traceback=job.error)]
    result: TaskResult = TaskResult(
        task=task,
        id=str(job.pk),
        status=STATES[job.state],
        enqueued_at=job.enqueued_at,
        started_at=None,
        finished_at=job.finished_at,
        last_attempted_at=None,
        args=job.arguments["args"],
        kwargs=job.arguments["kwargs"],
        backend=task.backend,
        errors=errors if job.error else [],
        worker_ids=[job.worker] if job.worker else [],
    )
    if job.state == "done":
        object.__setattr__(result, "_return_value", job.result)
    return result
