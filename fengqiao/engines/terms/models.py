"""The office's words for the product's own, and what it answered to suggestions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import TextChoices

from fengqiao.trunk.journal.bases import OfficeRecord

from .bases import Word


class Term(Word):
    """A word of a list that begins with an enum's: one the office added, or one of the product's that it renamed,
    moved, spelled or retired. A word of the product that the office left as it is has no row.

    `rolls_up_to`: the code of the product's own word as which it counts; of the product's word, its own.
    """

    list = models.CharField("用语表", max_length=40)
    rolls_up_to = models.CharField("算作", max_length=32)

    class Meta(Word.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "list", "code"], name="term_code_once")
        ]

    def product_word(self, on: date) -> str:
        """The product's own word as which it counts for a record of a day."""
        return str(self.counted_as("rolls_up_to", on, self.rolls_up_to))


class Said(TextChoices):
    TAKEN = "taken", "采纳"
    DECLINED = "declined", "不采纳"


class Answer(OfficeRecord):
    """What the office said to a suggestion of a later version: it is not asked again."""

    list = models.CharField("用语表", max_length=40)
    code = models.CharField("建议", max_length=64)
    said = models.CharField("答复", max_length=8, choices=Said.choices)
    said_on = models.DateField("答复日期")

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "list", "code"], name="term_answer_once")
        ]
