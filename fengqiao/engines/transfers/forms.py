"""From whom to whom, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import Chosen, Roster
from fengqiao.ui.fields import Reason


class PeopleForm(forms.Form):
    """Whose work, and who takes it over."""

    giver = forms.ChoiceField(label="谁的工作", error_messages={"required": "请选交出工作的人"})
    taker = forms.ChoiceField(label="交给谁", error_messages={"required": "请选接手的人"})

    def __init__(self, office: UUID, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._roster = Roster(office)
        listed = [("", "请选择"), *self._roster.choices()]
        for name in ("giver", "taker"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("giver") and data.get("giver") == data.get("taker"):
            self.add_error("taker", "接手的人要是另一个人")
        return data

    def chosen(self, name: str) -> Chosen:
        return self._roster.chosen(self.cleaned_data[name])

    def person(self, name: str) -> Person:
        person = self.chosen(name).person
        assert person is not None  # the field takes only whom the roster lists
        return person


class TransferForm(PeopleForm):
    """The same, with the reason that the journal keeps; whether what was told to her in confidence goes along,
    only the giver herself may say."""

    confides = forms.BooleanField(
        label="“仅经办人”的记录和文件也给接手的人看",
        required=False,
        help_text="不勾选：只交事情，以前写给经办人的仍只有当时的人能看",
    )
    reason = Reason("交接", help_text="例如岗位调整、离任")
