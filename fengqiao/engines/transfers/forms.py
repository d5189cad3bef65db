"""From whom to whom, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from fengqiao.trunk.people import queries as people
from fengqiao.trunk.people.models import Person


class PeopleForm(forms.Form):
    """Whose work, and who takes it over."""

    giver = forms.ChoiceField(label="谁的工作", error_messages={"required": "请选交出工作的人"})
    taker = forms.ChoiceField(label="交给谁", error_messages={"required": "请选接手的人"})

    def __init__(self, office: UUID, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.pk): one for one in people.staff(office)}
        listed = [("", "请选择"), *((key, one.name) for key, one in self._people.items())]
        for name in ("giver", "taker"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("giver") and data.get("giver") == data.get("taker"):
            self.add_error("taker", "接手的人要是另一个人")
        return data

    def person(self, name: str) -> Person:
        return self._people[self.cleaned_data[name]]


class TransferForm(PeopleForm):
    """The same, with the reason that the journal keeps."""

    reason = forms.CharField(
        label="为什么交接",
        max_length=300,
        error_messages={"required": "请写明为什么交接，例如岗位调整、离任"},
    )
