"""The pages of the brief: as it reads, as a file, which figures it begins with."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.engines.figures import Period, lookup
from fengqiao.engines.figures.pages.lines import by_matter
from fengqiao.engines.papers import answer, street, warning
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from . import choice, composition, document
from . import page as page_data
from .composition import Brief, Kinds
from .forms import FiguresForm


@needs("reports.read")
def page(request: DeskRequest, year: int, kinds: Kinds) -> HttpResponse:
    """The brief of a year, or of a part of it, as it reads today."""
    brief = _brief(request, year, kinds)
    shown = vars(page_data.shown(brief, request.actor, year))
    shown |= {"unprintable": warning(document.unfitted(brief))}
    return render(request, "brief/page.html", shown)


@needs("reports.read")
def paper(request: DeskRequest, year: int, kind: str, kinds: Kinds) -> HttpResponse:
    """The brief as a file of one page."""
    return answer.sent(lambda: document.paper(_brief(request, year, kinds)), kind, f"brief-{year}")


@needs("reports.edit")
def figures(request: DeskRequest, year: int) -> HttpResponse:
    """GET asks which figures the brief begins with, POST keeps them."""
    office, _ = street.office(request, "reports.edit"), street.day(request, year)
    chosen = choice.figures(office.pk)
    form = FiguresForm(_choices(office), chosen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        choice.choose(office, form.keys, by=street.acting(request, office, "reports.edit"))
        messages.success(request, "简报开头的指标已保存")
        return redirect("brief:page", year)
    shown = {"form": form, "year": year, "has_errors": bool(form.errors)}
    return render(request, "brief/figures.html", shown, status=422 if form.errors else 200)


def _brief(request: DeskRequest, year: int, kinds: Kinds) -> Brief:
    """The brief that the page asks for, of the days that have been."""
    office = street.office(request, "reports.read")
    on, part = street.day(request, year), request.GET.get("part", "")
    period = Period.asked({"year": str(year), "part": part}, on) if part else None
    return composition.compose(office, period or Period.year_so_far(year, on), request.actor, kinds)


def _choices(office: Office) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (group.label, [(one.key, one.label) for one in group.figures])
        for group in by_matter(lookup.every(office.pk))
    ]
