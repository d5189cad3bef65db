"""Arranging a return: its name, receiver and day; its lines, their order, and the figures behind them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fengqiao.engines.figures import AnyFigure, Growth, lookup
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.clash import expect

from .. import acts, readings
from ..declaration import Line, Return
from ..forms import LineForm, ReturnForm
from . import access

MOVES = {"up": -1, "down": 1}


@needs("returns.arrange")
def arrange(request: DeskRequest, key: str) -> HttpResponse:
    """GET shows the return and its lines, POST keeps what it is called, for whom, and when."""
    office, of = access.arranged(request, key, "returns.arrange")
    form = ReturnForm(of, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _kept(request, office, form.arranged)
    figures = readings.bound(of.lines, office.pk)
    lines = [(line, figures.get(line.figure)) for line in of.lines]
    shown = {"of": of, "form": form, "lines": lines, "has_errors": bool(form.errors)}
    return render(request, "returns/arrange.html", shown, status=422 if form.errors else 200)


@needs("returns.arrange")
def line(request: DeskRequest, key: str, line: str = "") -> HttpResponse:
    """GET asks what a line is, POST keeps it; without a line a new one."""
    office, of = access.arranged(request, key, "returns.arrange")
    found = _line(of, line) if line else None
    form = LineForm(found, _bindable(office), request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _kept(request, office, form.arranged(of))
    shown = {"of": of, "line": found, "form": form, "has_errors": bool(form.errors)}
    return render(request, "returns/line.html", shown, status=422 if form.errors else 200)


@needs("returns.arrange")
@require_POST
def move(request: DeskRequest, key: str, line: str) -> HttpResponse:
    """A line changes places with its neighbour."""
    office, of = _pressed(request, key)
    lines = list(of.lines)
    here = lines.index(_line(of, line))
    there = here + MOVES.get(request.POST.get("move", ""), 0)
    if 0 <= there < len(lines):
        lines[here], lines[there] = lines[there], lines[here]
    return _kept(request, office, of.next(lines=tuple(lines)), f"#l-{line}")


@needs("returns.arrange")
@require_POST
def restore(request: DeskRequest, key: str) -> HttpResponse:
    """The return is taken as it is shipped again."""
    office, _ = _pressed(request, key)
    acts.restore(office, key, by=request.actor)
    messages.success(request, "已恢复出厂的表样")
    return redirect("returns:arrange", key)


def _pressed(request: DeskRequest, key: str) -> tuple[Office, Return]:
    """The return that a press is about. Raises Overtaken where it was arranged otherwise since its page was shown."""
    office, of = access.arranged(request, key, "returns.arrange")
    expect(request.POST, of.version)
    return office, of


def _kept(request: DeskRequest, office: Office, of: Return, at: str = "") -> HttpResponse:
    acts.arrange(office, of, by=request.actor)
    messages.success(request, "表样已保存；封过账的期间照旧用当时的表样")
    answer = redirect("returns:arrange", of.key)
    answer["Location"] += at
    return answer


def _line(of: Return, key: str) -> Line:
    try:
        return of.line(key)
    except KeyError:
        raise Http404 from None


def _bindable(office: Office) -> list[AnyFigure]:
    """Every figure of the office; growth has no table of its own."""
    return [one for one in lookup.every(office.pk) if not isinstance(one, Growth)]
