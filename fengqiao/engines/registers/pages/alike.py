"""What every register offers for several records: taking them out of the count, giving a column one value."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.forms import WhyForm

from .. import acts
from ..bulk import Bulk, Said
from ..columns import Frame, Refused, Typed
from ..register import Register
from ..shelf import Shelf

VOID = "void"


class AlikeForm(WhyForm):
    """One value for a column of several records, and why. `value` is that value, as the column holds it."""

    value: Any

    def __init__(self, column: Typed, by: Actor, data: Any) -> None:
        super().__init__("", data)
        self.column, self.frame = column, Frame(by.office, by)
        self.fields = {"to": column.asked(self.frame)} | self.fields
        self.fields["to"].label = f"改成（{column.label}）"

    def clean_to(self) -> Any:
        try:
            self.value = self.column.given(self.cleaned_data["to"], self.frame)
        except Refused as why:
            raise forms.ValidationError(str(why)) from None
        return self.cleaned_data["to"]


def known(register: Register, shelf: Shelf) -> dict[str, Bulk]:
    """What may be done to several records of a register, by its key: a matter's own goes before the kit's."""
    own = shelf.bulk.get(register.key, ())
    kit = (
        _voiding(register),
        *(
            _alike(register, one)
            for one in register.typed
            if one.entered and one.alike and not one.when
        ),
    )
    taken = {one.key for one in own}
    return {one.key: one for one in (*own, *(one for one in kit if one.key not in taken))}


def offered(register: Register, shelf: Shelf, actor: Actor) -> list[Bulk]:
    """What of it this person may do."""
    at = divisions.root(actor.office).path if register.is_of_office else None
    return [
        one
        for one in known(register, shelf).values()
        if actor.may(one.power, at) and (one.key != VOID or register.voids)
    ]


def _voiding(register: Register) -> Bulk:
    def refuses(record: Any, said: Said, by: Actor) -> str | None:
        if not register.voids:
            return "不能成批作废，请打开这一件，用它自己的步骤作废"
        return register.why_not(record)

    def do(record: Any, said: forms.Form, by: Actor) -> None:
        acts.void(register, record, by=by, reason=said.cleaned_data["reason"])

    return Bulk(
        key=VOID,
        label="作废",
        power=register.keeps,
        column="作废以后",
        form=lambda by, data: WhyForm("", data),
        now=lambda record: "",
        then=lambda record, said: "不再计入，仍可查看",
        refuses=refuses,
        do=do,
        is_grave=True,
    )


def _alike(register: Register, column: Typed) -> Bulk:
    def then(record: Any, said: Said) -> str:
        return (column.called(said.value, record) or "不填") if isinstance(said, AlikeForm) else ""

    def do(record: Any, said: forms.Form, by: Actor) -> None:
        assert isinstance(said, AlikeForm)
        values = {column.key: said.value}
        acts.amend(register, record, values, by=by, reason=said.cleaned_data["reason"])

    return Bulk(
        key=column.key,
        label=f"改“{column.label}”",
        power=register.keeps,
        column=column.label,
        form=partial(AlikeForm, column),
        now=lambda record: column.shown(record) or "未填",
        then=then,
        refuses=lambda record, said, by: register.why_not(record),
        do=do,
    )
