"""The words of the access log."""

from __future__ import annotations

from django.db.models import TextChoices


class Look(TextChoices):
    """What somebody did who changed nothing."""

    SOUGHT = "sought", "检索"
    OPENED = "opened", "打开案件"
    TAKEN = "taken", "下载文件"
    REFUSED = "refused", "越权被拒"
