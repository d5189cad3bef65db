"""A word of an office: its code for ever, its label as the office has it now, and from when to when it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from fengqiao.trunk.journal.bases import OfficeRecord

LONGEST = 40
_ADDED = re.compile(r"own_(\d+)")  # the code of a word that an office added


class Word(OfficeRecord):
    """A word of one list of the office.

    `begins_on` and `ended_on`: the first day on which it is offered, and the first on which it no longer is.
    `earlier`: what it counted as before a day, oldest first: [[day, {attribute: code}], …]; what was entered for
    an earlier day goes on counting as that.
    """

    code = models.CharField("代码", max_length=32)
    label = models.CharField("名称", max_length=LONGEST)
    position = models.PositiveIntegerField("次序", default=0)
    spellings = models.JSONField("其他写法", default=list)
    begins_on = models.DateField("启用日期", null=True)
    ended_on = models.DateField("停用日期", null=True)
    earlier = models.JSONField("以前算作", default=list)

    class Meta(OfficeRecord.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def is_own(self) -> bool:
        """Whether the office added it."""
        return _ADDED.fullmatch(self.code) is not None

    def is_offered(self, on: date) -> bool:
        """Whether a new record may say it on a day."""
        begun = self.begins_on is None or self.begins_on <= on
        return begun and (self.ended_on is None or self.ended_on > on)

    def counted_as(self, attribute: str, on: date, now: Any) -> Any:
        """The code as which it counts for a record of a day; `now` is that of the last change."""
        for until, held in self.earlier:
            if on.isoformat() < until and attribute in held:
                return held[attribute]
        return now


def next_code(words: Iterable[Word]) -> str:
    """A code that no word of a list has had: rows are never removed."""
    given = (found for word in words if (found := _ADDED.fullmatch(word.code)))
    return f"own_{max((int(one[1]) for one in given), default=0) + 1}"
