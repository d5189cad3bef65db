"""What the page of the brief's settings asks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from django import forms

from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Choice

from .choice import MOST


class FiguresForm(StandingForm):
    """Which figures the brief begins with, in their order."""

    def __init__(
        self, choices: Iterable[Any], chosen: Iterable[str], *args: Any, **kwargs: Any
    ) -> None:
        every, places = [("", "不用"), *choices], range(1, MOST + 1)
        now = {f"figure_{n}": key for n, key in zip_longest(places, chosen, fillvalue="")}
        super().__init__(*args, standing=now, **kwargs)
        for n in places:
            self.fields[f"figure_{n}"] = Choice(
                label=f"第 {n} 个指标", required=False, choices=every
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.keys:
            raise forms.ValidationError("请至少选一个指标")
        return data

    @property
    def keys(self) -> list[str]:
        said = (self.cleaned_data.get(f"figure_{n}") for n in range(1, MOST + 1))
        return list(dict.fromkeys(filter(None, said)))
