"""The one screen for an oral case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.engines.terms.fields import said
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.forms import PersonField
from fengqiao.trunk.people.roster import Chosen, Roster
from fengqiao.ui import asks
from fengqiao.ui.fields import Choice, Day, Text

from .. import queries
from ..models import Dispute, DisputeType, ScreeningAnswer
from ..words import RESOLVED, Found, Outcome
from .parts import (
    STILL_OPEN,
    amount_field,
    ask_of_both_sides,
    names_in,
    people_field,
    place_choices,
    places,
    spoken,
)

# What a case is copied by; what happened, to whom, on which day and how it ended is its own.
COPIED = ("found", "method")
OPPONENT = (("named", "有对方"), ("unknown", "对方不明"), ("none", "没有对方（诉求、求助、咨询）"))


class RegisterForm(forms.Form):
    """The one screen for an oral case: nine questions, two more behind 更多."""

    summary = Text(
        label="发生了什么",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
        help_text="谁和谁，为什么事，一两句话",
        error_messages={"required": "请写一两句发生了什么"},
    )
    side_one = Text(
        label="申请一方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写申请或反映的一方；不愿留名可写“某居民”"},
    )
    side_two = Text(
        label="对方", max_length=200, required=False, help_text="不知道是谁、没有对方，在下面选"
    )
    opponent = Choice(label="对方情况", choices=OPPONENT, initial="named", widget=forms.RadioSelect)
    type = Choice(label="纠纷类型", error_messages={"required": "请选纠纷类型；拿不准选“其他纠纷”"})
    place = Choice(label="社区或网格", error_messages={"required": "请选事情发生在哪个社区或网格"})
    found = Choice(
        label="如何发现",
        error_messages={"required": "请选这件事是怎么知道的"},
    )
    handler = PersonField(label="谁办理", required=False)
    method = Choice(label="怎么办理", required=False)
    outcome = Choice(label="结果", error_messages={"required": "请选结果；没办完选“还在办理”"})
    day = Day("哪一天", error_messages={"required": "请填日期"})
    amount = amount_field()
    people_count = people_field()
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    answer = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, actor: Actor, *args: Any, like: Dispute | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.like = actor, like
        if like is not None:
            self._begin_like(like)
        today = timezone.localdate()
        self._types = {str(t.pk): t for t in queries.offered_types(actor.office, today)}
        self._places = {str(p.pk): p for p in places(actor)}
        self._roster = Roster(actor.office)
        self.fields["handler"].among(self._roster)  # type: ignore[attr-defined]
        self._set("type", [("", "请选择"), *((key, t.label) for key, t in self._types.items())])
        found = place_choices(list(self._places.values()))
        self._set("place", found if len(found) == 1 else [("", "请选择"), *found])
        self._set("found", spoken(actor.office, "disputes.found", "请选择"))
        self._set("method", spoken(actor.office, "disputes.method", "请选择"))
        self._set("outcome", self._outcomes())
        if not self.is_bound:
            self.initial.setdefault("day", timezone.localdate())
            self.initial.setdefault("handler", self._actor_as_chosen().text)
            self._begin_from_a_round()

    def _actor_as_chosen(self) -> Chosen:
        """Whoever writes it down, where nobody else is named."""
        return self._roster.chosen(self.actor.person) or Chosen(None, self.actor.name)

    def _set(self, name: str, given: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = given  # type: ignore[attr-defined]

    @staticmethod
    def _outcomes() -> list[tuple[str, Any]]:
        label = dict(Outcome.choices)
        others = (Outcome.GUIDED, Outcome.HANDED_OVER, Outcome.REFUSED, Outcome.FAILED)
        return [
            ("", "请选择"),
            (STILL_OPEN, "还在办理"),
            ("化解了", [(o.value, label[o]) for o in RESOLVED]),
            (
                "帮助了（没有对方的）",
                [(o.value, label[o]) for o in (Outcome.HELPED, Outcome.ANSWERED)],
            ),
            ("没有化解", [(o.value, label[o]) for o in others]),
        ]

    def _begin_like(self, case: Dispute) -> None:
        """The screen begins as a case stands. No day stands in it, so that none is entered unseen."""
        place = case.division
        self.initial |= {name: said(case, name) for name in COPIED}
        self.initial |= {"type": str(case.type_id or ""), "place": str(place.pk) if place else ""}
        self.initial |= {"handler": case.handler_text, "day": None}

    def _begin_from_a_round(self) -> None:
        """A case that a round of screening brought up: its community is known, and how it was found."""
        try:
            answer = self._round_asked(UUID(str(self.initial.get("answer"))))
        except ValueError:
            answer = None
        if answer is None:
            self.initial.pop("answer", None)
        else:
            self.initial |= {"place": str(answer.community_id), "found": Found.GRID}

    @staticmethod
    def _round_asked(key: UUID) -> ScreeningAnswer | None:
        answer = queries.one_answer().filter(pk=key).first()
        return answer if answer is not None and answer.screening.is_open else None

    def clean_answer(self) -> ScreeningAnswer | None:
        """The answer to a round that this case belongs to. A round that ended meanwhile takes no more."""
        key = self.cleaned_data["answer"]
        return self._round_asked(key) if key else None

    def clean_side_one(self) -> list[str]:
        return names_in(self.cleaned_data["side_one"])

    def clean_side_two(self) -> list[str]:
        return names_in(self.cleaned_data["side_two"])

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("日期在今天之后，请核对")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("opponent") == "named" and "side_two" in data and not data["side_two"]:
            self.add_error("side_two", "请写对方；不知道是谁选“对方不明”，没有对方选“没有对方”")
        if data.get("opponent") == "none" and data.get("side_two"):
            self.add_error("opponent", "已经写了对方，就不能选“没有对方”")
        try:
            ask_of_both_sides(data.get("side_one") or (), data.get("side_two") or ())
        except asks.Asked as asked:
            self.add_error("side_two", asked)
        self._check_round(data)
        concern = data.get("opponent") == "none"
        outcome = data.get("outcome")
        if concern and outcome in RESOLVED:
            self.add_error("outcome", "没有对方的是群众诉求，结果请选“已帮办”或“已答复”")
        if not concern and outcome in (Outcome.HELPED, Outcome.ANSWERED):
            self.add_error("outcome", "有对方的是矛盾纠纷，结果请选“化解了”里的一种")
        agreed = (Outcome.ORAL, Outcome.WRITTEN, Outcome.PERFORMED)
        if data.get("opponent") == "unknown" and not data.get("side_two") and outcome in agreed:
            self.add_error("outcome", "对方还不明，不能记为达成协议")
        return data

    def _check_round(self, data: dict[str, Any]) -> None:
        answer, place, day = (data.get(name) for name in ("answer", "place", "day"))
        if answer is None or not place or not day:
            return
        if not self._places[place].path.startswith(answer.path):
            self.add_error("place", f"这是替{answer.community}填报排查，请选它或者它的网格")
        if day < answer.screening.opened_on:
            self.add_error("day", f"这一轮排查从 {answer.screening.opened_on} 开始，请核对日期")

    @property
    def chosen_type(self) -> DisputeType:
        return self._types[self.cleaned_data["type"]]

    @property
    def division(self) -> Division:
        return self._places[self.cleaned_data["place"]]

    @property
    def handled_by(self) -> Chosen:
        return self.cleaned_data["handler"] or self._actor_as_chosen()
