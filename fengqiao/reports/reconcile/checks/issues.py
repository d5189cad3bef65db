"""An issue of a text, its closed list of kinds (product.md), and what every check is given to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import TextChoices

from fengqiao.ground.documents import Document
from fengqiao.reports.reconcile.comparison import Finding
from fengqiao.reports.reconcile.parts import Group
from fengqiao.reports.reconcile.prose import Prose, Sentence


class Kind(TextChoices):
    PARTS_DO_NOT_SUM = "parts_do_not_sum", "分项加起来不等于总数"
    RATE_WRONG = "rate_wrong", "比率算得不对"
    SAME_QUANTITY_DIFFERS = "same_quantity_differs", "同一个量前后不一"
    STALE_YEAR = "stale_year", "年份没有改"
    STALE_PLAN_PERIOD = "stale_plan_period", "规划期间不对"
    MISSING_SECTION = "missing_section", "缺少必备部分"
    UNIT_OR_MAGNITUDE = "unit_or_magnitude", "单位或数量级不对"
    REPEALED_LAW = "repealed_law", "引用了已废止的法律"
    REPEATED_FROM_LAST_YEAR = "repeated_from_last_year", "和去年一字不差"
    BAD_NEGATIVE_CLAIM = "bad_negative_claim", "没有依据的“未发生”"


@dataclass(frozen=True)
class Issue:
    """`start` is a character of the text; `length` of it are meant."""

    kind: str
    message: str
    start: int
    length: int = 0

    def told(self) -> Document:
        return {"kind": str(self.kind), "message": self.message, "start": self.start}


@dataclass(frozen=True)
class Read:
    """A text as checks read it: taken apart, its numbers found and compared, and what is known beside it."""

    prose: Prose
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    year: int
    repealed: Mapping[str, tuple[date, str]]
    proven: Mapping[str, bool]
    last_text: str = ""

    @property
    def text(self) -> str:
        return self.prose.text

    def of(self, sentence: Sentence) -> list[Finding]:
        return self._of_sentence.get(sentence.start, [])

    @cached_property
    def _of_sentence(self) -> dict[int, list[Finding]]:
        """The numbers by where their sentence begins; they stand in the order of the text."""
        told = groupby(self.findings, key=lambda one: one.placed.sentence.start)
        return {start: list(found) for start, found in told}
