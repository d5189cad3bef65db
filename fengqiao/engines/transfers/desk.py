"""The page of a hand-over: choose two people, see the open work, untick what stays, hand over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor, of_person
from fengqiao.trunk.people.roster import Chosen

from . import acts
from .forms import PeopleForm, TransferForm
from .open_work import OpenWork

SHOWN = 200
NOTHING = "没有勾选要交接的工作，或者勾选的刚刚已经交给别人；什么也没有改动"


@dataclass(frozen=True)
class Group:
    """Open work of one kind: each row as (what its tick says, its name, its summary). `shut`: how many more there
    are that the taker cannot open."""

    label: str
    may: bool
    rows: tuple[tuple[str, str, str], ...]
    shut: int


@dataclass(frozen=True)
class Offer:
    """What one person may hand to another, and what is asked of it."""

    giver: Chosen
    taker: Chosen
    groups: tuple[Group, ...]
    asks: TransferForm
    total: int
    may_confide: bool


@needs("transfers.transfer")
def transfer(request: DeskRequest, works: Sequence[OpenWork]) -> HttpResponse:
    """GET chooses and shows; POST hands over what is ticked."""
    office = request.actor.office
    if request.method == "POST":
        form: PeopleForm = TransferForm(office, request.POST)
        if form.is_valid() and _handed(request, form, works):
            return redirect("transfers:transfer")
    else:
        form = PeopleForm(office, request.GET if request.GET.get("giver") else None)
    return _page(request, form, works)


def _handed(request: DeskRequest, form: PeopleForm, works: Sequence[OpenWork]) -> bool:
    """Whether it was done. What a matter is against is said in the form, and nothing has moved."""
    giver, taker = form.chosen("giver"), form.chosen("taker")
    people = form.person("giver"), form.person("taker")
    ticked, reason = _ticked(request), form.cleaned_data["reason"]
    try:
        counts = acts.transfer(
            *people,
            ticked,
            works,
            by=request.actor,
            reason=reason,
            confides=form.cleaned_data["confides"],
        )
    except (Refused, NotChanged) as why:
        form.add_error(None, f"没有交接：{why}")
        return False
    total = sum(counts.values())
    if not total:
        form.add_error(None, NOTHING)
        return False
    messages.success(request, f"{giver}的 {total} 件工作已交给{taker}")
    return True


def _page(request: DeskRequest, form: PeopleForm, works: Sequence[OpenWork]) -> HttpResponse:
    shown = {"form": form, "has_errors": bool(form.errors)}
    chosen = form.data.get("giver") if form.is_bound and "giver" not in form.errors else None
    if chosen and "taker" not in form.errors:
        shown |= vars(_offer(request, form, works))
    return render(request, "transfers/transfer.html", shown, status=422 if form.errors else 200)


def _offer(request: DeskRequest, form: PeopleForm, works: Sequence[OpenWork]) -> Offer:
    giver = form.person("giver")
    taker = of_person(form.person("taker"), timezone.localdate())
    groups = tuple(_group(work, giver.pk, taker, request) for work in works)
    return Offer(
        form.chosen("giver"),
        form.chosen("taker"),
        groups,
        form if isinstance(form, TransferForm) else TransferForm(request.actor.office),
        sum(len(group.rows) for group in groups),
        giver.pk == request.actor.person,
    )


def _group(work: OpenWork, person: UUID, taker: Actor, request: DeskRequest) -> Group:
    may = request.actor.may(work.power)
    rows = list(work.rows(person)[:SHOWN]) if may else []
    open_to = [row for row in rows if acts.opens(work, row, taker)]
    told = ((f"{work.key} {row.pk}", str(row), getattr(row, "summary", "")) for row in open_to)
    return Group(work.label, may, tuple(told), len(rows) - len(open_to))


def _ticked(request: DeskRequest) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = defaultdict(set)
    for said in request.POST.getlist("row"):
        key, _, pk = said.partition(" ")
        try:
            found[key].add(UUID(pk))
        except ValueError:
            continue
    return found
