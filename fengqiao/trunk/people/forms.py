"""The field of a person: chosen from the roster, asked where two bear the name, text where nobody does."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.ui.fields import Suggested, Text

from .roster import LONGEST, NOBODY, Chosen, Roster, Several


class PersonField(Text):
    """It gives a Chosen. `among` says whose roster it is, before anything is asked of it. `stands`: the name
    that a record already holds as text, which may stay so: a person who mends another field is not asked."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=LONGEST, widget=Suggested(), **more)
        self.roster: Roster | None = None
        self.stands = ""

    def among(self, roster: Roster) -> PersonField:
        """The same field, offering and knowing the people of a roster."""
        self.roster = roster
        self.widget.offered = roster.suggestions()
        return self

    def prepare_value(self, value: Any) -> Any:
        """Who was chosen is shown in the words by which she would be chosen today."""
        if not isinstance(value, Chosen):
            return value
        if self.roster is None or value.person is None:
            return value.text
        return self.roster.said(value.person)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))

    def clean(self, value: Any) -> Chosen:
        given = super().clean(value)
        if not given:
            return NOBODY
        if self.roster is None:
            raise LookupError(f"“{self.label}”没有说从哪些人里选")
        try:
            return self.roster.choose(given)
        except Several as asked:
            if given == self.stands:
                return Chosen(None, given)
            raise forms.ValidationError(str(asked)) from None
