"""The lengths that are the office's own to say: one page for every clock that has one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines.procedures import Refused, lengths
from fengqiao.trunk.people.access import DeskRequest, needs

from .forms import LengthForm


@needs("clocks.manage")
def clocks(request: DeskRequest) -> HttpResponse:
    """GET shows every adjustable clock, who changed it and since when; POST says a new length from a day."""
    on = timezone.localdate()
    held = lengths.of_office(request.actor.office, on)
    chosen = {"clock": request.GET.get("clock", ""), "since": on}
    form = LengthForm(held, request.POST or None, initial=chosen)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        messages.success(request, "已保存，从那天起算的按新的期限；已经起算的仍按原来的")
        return redirect("desk:clocks")
    shown = {"form": form, "has_errors": bool(form.errors), "lengths": held}
    return render(request, "desk/clocks.html", shown, status=422 if form.errors else 200)


def _set(request: DeskRequest, form: LengthForm) -> bool:
    said = form.cleaned_data
    try:
        lengths.set_length(
            said["clock"],
            said["amount"],
            said["since"],
            by=request.actor,
            today=timezone.localdate(),
        )
    except Refused as why:
        form.add_error("since", str(why))
    return not form.errors
