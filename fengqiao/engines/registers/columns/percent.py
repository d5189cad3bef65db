"""A share in percent, as schemes state it: 8%, 百分之八, 0.08 is not taken for 8 %."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from fengqiao.engines.registers.words import Reason
from fengqiao.ground import signs
from fengqiao.ground.chinese_numbers import parse_amount
from fengqiao.ui import fields

from .base import Frame, Refused, Typed, words

_SIGNS = re.compile(r"[%％]|百分之|个百分点|分$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Percent(Typed):
    """A number from 0 to 100 in percent. A bare number of a sheet is the percent that it says."""

    unit: str = "%"
    lacking: ClassVar[Reason] = Reason.NEGATIVE_AMOUNT

    def asked(self, frame: Frame) -> forms.Field:
        wrong = {
            "invalid": f"{self.label}请填数字",
            "min_value": f"{self.label}不能是负数",
            "max_value": f"{self.label}不能超过 100",
        }
        return self._asked(
            fields.Decimal, min_value=0, max_value=100, decimal_places=2, error_messages=wrong
        )

    def understood(self, cell: Any, frame: Frame) -> Any:
        plain = _SIGNS.sub("", signs.folded(words(cell)))
        try:
            amount = parse_amount(plain)
        except ValueError:
            raise Refused(Reason.NEGATIVE_AMOUNT) from None
        if amount is None or not 0 <= amount.value <= 100:
            raise Refused(Reason.NEGATIVE_AMOUNT)
        return Decimal(amount.value)

    def text(self, value: Any) -> str:
        return "" if value is None else f"{Decimal(value).normalize():f}%"

    def cell(self, record: Any) -> Any:
        return self.text(self.of(record))

    def said(self, value: Any) -> Any:
        return None if value is None else str(value)
