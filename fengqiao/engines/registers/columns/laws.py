"""The laws that a record names: their titles, as the norms know them or as they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from fengqiao.trunk.norms import queries as norms
from fengqiao.ui import fields

from ..rows import Value
from .base import Frame, Typed, words

_QUOTED = re.compile(r"《([^《》]+)》")
_BETWEEN = re.compile(r"[；;、，,\n／/]+")


@dataclass(frozen=True, kw_only=True, eq=False)
class Laws(Typed):
    """Titles of laws, one a line in the record. A law that the norms hold gets its full title (民法典 →
    中华人民共和国民法典); what they do not hold stays as it was written."""

    filtered: bool = True

    def asked(self, frame: Frame) -> forms.Field:
        box = forms.Textarea(attrs={"rows": 2})
        hint = self.hint or "几部法律用顿号或换行隔开"
        field = self._asked(fields.Text, max_length=1000, widget=box)
        field.help_text = hint
        return field

    def given(self, cleaned: Any, frame: Frame) -> tuple[str, ...]:
        return self.understood(cleaned, frame)

    def initial(self, record: Any) -> str:
        return "\n".join(self.of(record))

    def understood(self, cell: Any, frame: Frame) -> tuple[str, ...]:
        text = words(cell)
        named = _QUOTED.findall(text) or _BETWEEN.split(text)
        titles = frame.once("titles", norms.titles)
        found = (titles.get(one, one) for part in named if (one := part.strip()))
        return tuple(dict.fromkeys(found))

    def of(self, record: Any) -> tuple[str, ...]:
        return tuple(one for one in getattr(record, self.key).split("\n") if one)

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, "\n".join(value or ()))

    def text(self, value: Any) -> str:
        return "".join(f"《{one}》" for one in value or ())

    @property
    def worded(self) -> str:
        return self.key

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {self.key: fields.Text(label=self.label, required=False, max_length=60)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        text = chosen.get(self.key)
        return rows.filter(**{f"{self.key}__icontains": text}) if text else rows
