"""One act on several records: first seen, then said yes to. What was shown is done, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.actors import Denied
from fengqiao.ui.clash import Overtaken

from .. import bulk as bulks
from ..bulk import Bulk, Line
from ..register import Register
from ..shelf import Shelf
from .alike import known
from .lists import place_of

MOST = 200
PICK, LEFT = "pick", "left"
GONE = "您勾选的记录现在都不在列表里了，也许刚刚由别人作废；什么也没有办，请回到列表再看"
CHANGED = "您看过以后，填的内容或者记录本身有了变化，还没有办；请再看一遍"


@require_POST
def several(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """POST asks what it needs and shows what would become of the records that were ticked; POST with `yes`, sent from
    what was shown, does it."""
    bulk, records = _asked(request, register, shelf), _ticked(request, register)
    if bulk is not None and "yes" in request.POST and not records:
        raise Overtaken(GONE)
    if bulk is None or not records:
        messages.error(request, "请先在列表里勾选要办的记录，再选要办什么")
        return redirect(register.page("list"))
    form = bulk.form(request.actor, request.POST if {"look", "yes"} & set(request.POST) else None)
    said = form if form.is_bound and form.is_valid() else None
    seen = bulks.lines(bulk, register, records, said, request.actor)
    if "yes" in request.POST and said is not None and _done(request, bulk, seen, said):
        return redirect(register.page("list"))
    return _preview(request, register, shelf, bulk, form, seen)


def _asked(request: DeskRequest, register: Register, shelf: Shelf) -> Bulk | None:
    """What is to be done. Raises Denied."""
    bulk = known(register, shelf).get(request.POST.get("do", ""))
    if bulk is not None and not request.actor.may(bulk.power):
        raise Denied(bulk.power)
    return bulk


def _done(request: DeskRequest, bulk: Bulk, seen: Sequence[Line], said: Form) -> bool:
    """This will do what was shown, and say so; where it is no more what was shown, it does nothing and says why."""
    picked = [one for one in seen if str(one.record.pk) in request.POST.getlist(PICK)]
    shown = set(request.POST.getlist("shown"))
    if all(one.why for one in picked):
        said.add_error(None, "这些都办不了，原因写在每一条后面")
    elif any(one.why or one.seen not in shown for one in picked):
        said.add_error(None, CHANGED)
    else:
        try:
            count = bulks.do(bulk, [one.record for one in picked], said, by=request.actor)
            messages.success(request, f"已办 {count} 条：{bulk.label}")
            return True
        except bulks.NotAll as why:
            name = next(one.name for one in picked if one.record.pk == why.record)
            said.add_error(None, f"{name}：{why}。一条也没有办，请去掉它的勾再办其余的")
    return False


def _ticked(request: DeskRequest, register: Register) -> list[Any]:
    """The records that were ticked, and those that were left out with a reason: another answer may let them in."""
    given = [*request.POST.getlist(PICK), *request.POST.getlist(LEFT)]
    keys = [key for key in given[:MOST] if _is_id(key)]
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
    bulk: Bulk,
    form: Form,
    seen: Sequence[Line],
) -> HttpResponse:
    doable = [one for one in seen if not one.why]
    bad = form.is_bound and bool(form.errors)
    shown = vars(place_of(request, register, shelf)) | {
        "form": form,
        "bulk": bulk,
        "doable": doable,
        "refused": [one for one in seen if one.why],
        "is_known": bool(doable) and all(one.then for one in doable),
        "has_now": any(one.now for one in doable),
        "has_told": any(one.told for one in seen),
        "has_errors": bad,
    }
    return render(request, "registers/several.html", shown, status=422 if bad else 200)
