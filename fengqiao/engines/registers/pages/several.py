"""One act on several records: first seen, then said yes to. All of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.actors import Actor

from .. import acts
from ..columns import Frame
from ..register import Register
from ..rules import NotChanged
from ..shelf import Shelf
from .lists import place_of
from .reasons import SeveralForm

MOST = 200
VOID = "void"


@require_POST
def several(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """POST shows what would become of the records that were ticked; POST with `yes` does it."""
    records = _ticked(request, register)
    if not records:
        messages.error(request, "请先在列表里勾选要办的记录")
        return redirect(register.page("list"))
    frame = Frame(request.actor.office, request.actor)
    form = SeveralForm(register, frame, request.POST, is_said="yes" in request.POST)
    if "yes" in request.POST and form.is_valid():
        try:
            count = do(register, records, form.value, form.cleaned_data["reason"], by=request.actor)
            messages.success(request, f"已办 {count} {register.unit}")
            return redirect(register.page("list"))
        except NotChanged as why:
            form.add_error(None, str(why))
    return _preview(request, register, shelf, form, records)


def do(
    register: Register,
    records: Sequence[Any],
    value: dict[str, Any] | None,
    reason: str,
    *,
    by: Actor,
) -> int:
    """This will void records (`value` None) or give them one value, in one deed. Raises NotChanged."""
    if value is None and not register.voids:
        raise NotChanged(f"{register.label}不能成批作废，请打开这一件，用它自己的步骤作废")
    with deed():
        for record in records:
            if value is None:
                acts.void(register, record, by=by, reason=reason)
            else:
                acts.amend(register, record, value, by=by, reason=reason)
    return len(records)


def _ticked(request: DeskRequest, register: Register) -> list[Any]:
    keys = [key for key in request.POST.getlist("pick")[:MOST] if _is_id(key)]
    return list(register.standing().filter(pk__in=keys).order_by(*register.order))


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _preview(
    request: DeskRequest,
    register: Register,
    shelf: Shelf,
    form: SeveralForm,
    records: Sequence[Any],
) -> HttpResponse:
    column = form.column
    rows = [(one, register.name_of(one), column.shown(one) if column else "") for one in records]
    bad = form.is_bound and bool(form.errors)
    shown = place_of(request, register, shelf) | {
        "form": form,
        "column": column,
        "rows": rows,
        "title": f"改“{column.label}”" if column else "作废",
        "has_errors": bad,
    }
    return render(request, "registers/several.html", shown, status=422 if bad else 200)
