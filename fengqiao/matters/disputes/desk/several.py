"""What may be done to several cases at once, beside what every register has: hand over, note, count as found in a
round, close alike. Each case goes by its own verb, with its own entry; what cannot be done is named and left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import open_steps, take
from fengqiao.engines.registers.bulk import Bulk, Said
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.trunk.people.actors import Actor

from .. import acts, registers, rules
from ..forms import CloseForm, FindForm, HandForm, NoteForm
from ..models import Dispute
from ..procedure import LIGHT
from ..words import Audience, Outcome, Stage

DONE = "done"


def _not_handed(case: Dispute, said: Said, by: Actor) -> str | None:
    if not case.is_open:
        return "已经办结，不用再交给别人；登记错了的请办“更正”"
    if not isinstance(said, HandForm):
        return None
    taker = said.taker
    if case.handler_id == taker.person:
        return f"现在就是{taker.name}办理"
    return rules.can_be_opened_by(case, taker)


def _hand(case: Dispute, said: forms.Form, by: Actor) -> None:
    to, reason = said.cleaned_data["handler"].person, said.cleaned_data["reason"]
    acts.hand_to(case, to, by=by, reason=reason)


def _noted(case: Dispute, said: Said) -> str:
    if said is None:
        return ""
    return f"{Audience(said.cleaned_data['audience']).label}可以看：{said.cleaned_data['text']}"


def _note(case: Dispute, said: forms.Form, by: Actor) -> None:
    text, audience = said.cleaned_data["text"], said.cleaned_data["audience"]
    acts.note(case, text, by=by, on=timezone.localdate(), audience=audience)


def _not_found(case: Dispute, said: Said, by: Actor) -> str | None:
    if not isinstance(said, FindForm):
        return None
    answer = said.answers.get(case.community_id)
    if answer is None:
        return f"这一轮没有要{case.community}报"
    return acts.not_of_round(case, answer)


def _find(case: Dispute, said: forms.Form, by: Actor) -> None:
    assert isinstance(said, FindForm)
    try:
        acts.find(case, said.answers[case.community_id], by=by, on=timezone.localdate())
    except Refused as why:
        raise NotChanged(str(why)) from why


def _not_closed(case: Dispute, said: Said, by: Actor) -> str | None:
    open_now = next((one for one in open_steps(LIGHT, case, by) if one.step.key == DONE), None)
    if open_now is None:
        return f"现在的环节是“{Stage(case.stage).label}”，不能办“{LIGHT.step(DONE).label}”"
    if said is None or not open_now.allowed:
        return open_now.reason or None
    on, outcome = said.cleaned_data["day"], said.cleaned_data["outcome"]
    if on < case.registered_on:
        return f"{on} 早于登记日期 {case.registered_on}"
    return LIGHT.step(DONE).refusal(case, by=by, happened_on=on, outcome=outcome)


def _closed(case: Dispute, said: Said) -> str:
    if said is None:
        return ""
    given = said.cleaned_data
    told = f"{Stage.DONE.label}：{Outcome(given['outcome']).label}，{given['day']}"
    return f"{told}，{given['outcome_text']}" if given["outcome_text"] else told


def _close(case: Dispute, said: forms.Form, by: Actor) -> None:
    given = said.cleaned_data
    told = {"outcome": given["outcome"], "outcome_text": given["outcome_text"]}
    try:
        take(LIGHT, DONE, case, by=by, happened_on=given["day"], **told)
    except Refused as why:
        raise NotChanged(str(why)) from why


def _round_of(case: Any) -> str:
    return case.screening.title if case.screening is not None else "不算哪一轮"


BULK = (
    Bulk(
        key="handler",
        label="交给别人",
        power="disputes.amend",
        column="办理人",
        form=HandForm,
        now=lambda case: case.handler_text or "没有人",
        then=lambda case, said: said.cleaned_data["handler"].text if said is not None else "",
        refuses=_not_handed,
        do=_hand,
    ),
    Bulk(
        key="note",
        label="每件记一笔",
        power="disputes.handle",
        column="记上",
        form=lambda by, data: NoteForm(data),
        then=_noted,
        do=_note,
    ),
    Bulk(
        key="find",
        label="算作某轮排查发现",
        power="disputes.register",
        column="排查",
        form=FindForm,
        now=_round_of,
        then=lambda case, said: said.cleaned_data["screening"].title if said is not None else "",
        refuses=_not_found,
        do=_find,
    ),
    Bulk(
        key="close",
        label="化解办结",
        power="disputes.handle",
        column="环节",
        form=CloseForm,
        now=lambda case: str(Stage(case.stage).label),
        then=_closed,
        refuses=_not_closed,
        do=_close,
    ),
)

SHELF = replace(registers.SHELF, bulk={registers.REGISTER.key: BULK})
