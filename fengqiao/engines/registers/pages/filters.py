"""What a list is narrowed by: each filter in the URL, each optional."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from fengqiao.ui.fields import Text

from ..columns import Frame
from ..register import Register
from ..rows import Values


class FilterForm(forms.Form):
    """The list's filters: in the URL, each optional. `text` looks into every column that holds words."""

    text = Text(label="含有文字", required=False, max_length=60)
    voided = forms.ChoiceField(
        label="作废的",
        required=False,
        choices=[("", "不显示"), ("also", "一起显示"), ("only", "只看作废的")],
    )

    def __init__(self, register: Register, frame: Frame, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.register = register
        self.first: list[str] = []
        for column in register.typed:
            for name, field in column.filters(frame).items():
                self.fields[name] = field
                stands = column.filtered and column.listed and not column.more
                self.first += [name] if stands else []

    def chosen(self) -> Values:
        """The valid filters that say something; what cannot be understood is shown as an error."""
        self.is_valid()
        return {k: v for k, v in self.cleaned_data.items() if v not in ("", None, False, [])}

    def shown(self) -> tuple[list[BoundField], list[BoundField]]:
        """The filters beside `text` that are asked for most, and those behind 其他条件."""
        rest = [name for name in self.fields if name not in (*self.first, "text")]
        return [self[name] for name in self.first], [self[name] for name in rest]

    @property
    def is_open(self) -> bool:
        """Whether a filter beside `text` is used: until then they stand folded."""
        return any(bound.value() for part in self.shown() for bound in part)

    @property
    def more_is_open(self) -> bool:
        return any(bound.value() for bound in self.shown()[1])
