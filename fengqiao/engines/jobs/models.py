"""Jobs: work over a second, kept as rows with a lease. A worker that dies loses the lease, not the work."""

from __future__ import annotations

from django.db import models

from fengqiao.ground.ids import uuid7


class State(models.TextChoices):
    READY = "ready", "等待"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    FAILED = "failed", "失败"


class Job(models.Model):
    """One piece of work: the task, its plain arguments, the scope and person it runs for, how far it is.

    Exempt from the write gate (bases.EXEMPT): what a job changes, it changes through acts of its own.
    `due_key` makes a periodic job unique: one row a schedule and due time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.UUIDField("所属街道", null=True)
    person = models.UUIDField("办理人", null=True)
    task = models.CharField("任务", max_length=200)
    arguments = models.JSONField("参数", default=dict)
    reaches = models.JSONField("辖区范围", default=list)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.READY)
    run_after = models.DateTimeField("不早于")
    lease_until = models.DateTimeField("租约到", null=True)
    worker = models.CharField("执行者", max_length=64, blank=True)
    attempts = models.PositiveIntegerField("次数", default=0)
    done = models.PositiveIntegerField("已做", default=0)
    total = models.PositiveIntegerField("共", default=0)
    result = models.JSONField("结果", null=True)
    error = models.TextField("出错", blank=True)
    # Unique where it is said, and null where not: an empty text could be said once only.
    due_key = models.CharField("定时", max_length=80, null=True, unique=True)  # noqa: DJ001
    enqueued_at = models.DateTimeField("提交时间", auto_now_add=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "run_after"], name="job_ready"),
            models.Index(fields=["office", "enqueued_at"], name="job_of_office"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.get_state_display()}"
