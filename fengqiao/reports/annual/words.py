"""Words of the annual report. The five parts are those of the regulation (督察工作规定): their order and their
headings are the office's own, that each is there is not."""

from __future__ import annotations

from django.db.models import TextChoices

OPENING = "opening"  # what stands before the first part


class Section(TextChoices):
    """The five parts that the regulation asks for, in its order."""

    MEASURES = "measures", "主要举措和成效"
    SHORTCOMINGS = "shortcomings", "存在的不足和原因"
    DUTY = "duty", "第一责任人履职情况"
    PLAN = "plan", "下一年度主要安排"
    OTHER = "other", "其他需要报告的情况"


class Stage(TextChoices):
    """Where a report stands on its way to the public."""

    DRAFT = "draft", "起草中"
    REVIEWED = "reviewed", "已审议"
    SIGNED = "signed", "已签发"
    SEALED = "sealed", "已盖章"
    SENT = "sent", "已报送"
    CLEARED = "cleared", "已保密审查"
    PUBLISHED = "published", "已公开"


ISSUED = (Stage.SIGNED, Stage.SEALED, Stage.SENT, Stage.CLEARED, Stage.PUBLISHED)
