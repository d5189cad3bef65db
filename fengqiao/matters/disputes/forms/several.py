"""What is asked once for several cases: to whom they go, a note, a round of screening, one outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.trunk.people.actors import Actor, of_person
from fengqiao.trunk.people.forms import PersonField
from fengqiao.trunk.people.roster import Chosen, Roster
from fengqiao.ui.fields import Choice, Day, Reason, Text

from .. import queries
from ..models import ScreeningAnswer
from ..words import RESOLVED, Outcome
from .parts import choices


class HandForm(forms.Form):
    """Who takes the cases over: someone of the office, so that they stand on her list of what is to be done.
    `taker`: she, with what her posts of today open."""

    handler = PersonField(label="交给谁")
    reason = Reason(error_messages={"required": "请写明理由，每一件的办理记录里都会有"})

    taker: Actor

    def __init__(self, by: Actor, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        self.fields["handler"].among(Roster(by.office))  # type: ignore[attr-defined]
        self.fields["handler"].error_messages["required"] = "请选交给谁"

    def clean_handler(self) -> Chosen:
        chosen: Chosen = self.cleaned_data["handler"]
        if chosen.person is None:
            raise forms.ValidationError(f"本单位没有“{chosen.text}”，请从名单里选一位")
        self.taker = of_person(chosen.person, timezone.localdate())
        return chosen


class FindForm(forms.Form):
    """In which open round they were found. `answers`: what each community says to it, by the community."""

    screening = Choice(
        label="算作哪一轮排查发现的", error_messages={"required": "请选是哪一轮排查"}
    )

    answers: dict[UUID | None, ScreeningAnswer]

    def __init__(self, by: Actor, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        self._rounds = {str(r.pk): r for r in queries.screenings_of(by.office) if r.is_open}
        named = [(key, one.title) for key, one in self._rounds.items()]
        first = "请选择" if named else "现在没有正在进行的排查"
        self.fields["screening"].choices = [("", first), *named]  # type: ignore[attr-defined]

    def clean_screening(self) -> Any:
        chosen = self._rounds[self.cleaned_data["screening"]]
        answers = queries.one_answer().filter(screening=chosen)
        self.answers = {one.community_id: one for one in answers}
        return chosen


class CloseForm(forms.Form):
    """One outcome and one day for cases that ended alike."""

    outcome = Choice(label="结果", error_messages={"required": "请选结果"})
    outcome_text = Text(label="结果说明", max_length=200, required=False)
    day = Day("哪一天")

    def __init__(self, by: Actor, data: Mapping[str, Any] | None) -> None:
        super().__init__(data, initial={"day": timezone.localdate()})
        helped = (Outcome.HELPED, Outcome.ANSWERED)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            ("", "请选择"),
            ("化解了", choices(Outcome, "", tuple(RESOLVED))),
            ("帮助了（没有对方的）", choices(Outcome, "", helped)),
        ]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("日期在今天之后，请核对")
        return day
