"""The page of a return: the table as its form lays it out, every cell an address; beside it what it is checked by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import External, Figure
from fengqiao.engines.figures import queries as published
from fengqiao.engines.figures.pages import rows as rows_of
from fengqiao.engines.figures.pages.asked import Asked
from fengqiao.trunk.people.actors import Actor

from .. import calendar, changes, edition, files, layout, queries, readings
from ..cells import Cell, Opened
from ..declaration import TOTAL, Line
from ..edition import Beside, Filled
from ..readings import ACCEPTED, CLOSED, CLOSING, OPENING
from ..words import Basis, Run

MOST = 200


def page(one: Filled, actor: Actor) -> dict[str, Any]:
    """All that the page shows."""
    before, last_year = edition.beside(one)
    changed = changes.corrected(one) if one.seal else None
    return headed(one) | {
        "may_seal": actor.may("returns.seal"),
        "may_type": actor.may("returns.type"),
        "may_arrange": actor.may("returns.arrange"),
        "is_down": one.of.run == Run.DOWN,
        "cuts": one.table.cuts,
        "groups": [_group(one, *told, before, last_year) for told in one.of.groups],
        "rows": [_cut(one, cut) for cut in one.table.cuts] if one.of.run == Run.ACROSS else [],
        "besides": [_beside(one, told) for told in (before, last_year)],
        "identity": _identity(one),
        "joint": _cases(one, before.joint),
        "joint_count": len(before.joint),
        "gaps": [_gap(told, one) for told in one.gaps] if not one.seal else [],
        "unbound": list(dict.fromkeys(line.group or line.label for line in one.table.unbound)),
        "high": [line.named for line in one.of.shown if _is_high(one.table.cell(line.key, TOTAL))],
        "has_versions": queries.seals(one.office.pk, one.of.key, one.period).exists(),
        "changed": len(changed.changes) if changed else 0,
    }


def headed(one: Filled) -> dict[str, Any]:
    """What stands above every page of a return of a period."""
    return {
        "of": one.of,
        "title": layout.title(one.of, one.office),
        "period": one.period,
        "year": one.period.start.year,
        "part": calendar.named(one.period)[1],
        "seal": one.seal,
        "years": calendar.years(one.period, timezone.localdate()),
        "choices": list(calendar.choices(one.of, one.period)),
        "due_on": calendar.due_on(one.of, one.period),
        "is_over": one.period.is_over,
        "about": list(_about(one)),
        "notes": list(files.notes(one)),
    }


def named(one: Filled, ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Name and address of the records of these ids: those that the identity counts and that still stand."""
    figure = one.asked.figures[ACCEPTED]
    assert isinstance(figure, Figure)
    return {row.pk: _named(figure, row) for row in _found(figure, one, dict.fromkeys(ids))}


def _about(one: Filled) -> Iterator[tuple[str, str]]:
    yield "报给", one.of.receiver
    due = calendar.due_on(one.of, one.period)
    yield "报送日", f"{due}" if due else "没有设，在“改表样”里填"
    yield "状态", f"已封账，第 {one.seal.version} 版" if one.seal else "还没有封账"


def cell(one: Filled, found: Cell, actor: Actor) -> dict[str, Any]:
    """What a sealed cell counted: the rows of that day, as they read today."""
    return headed(one) | {
        "cell": found,
        "parts": [_opened(one, told, actor) for told in found.opened],
    }


def _group(one: Filled, group: str, lines: list[Line], *besides: Beside) -> dict[str, Any]:
    return {
        "label": group,
        "together": files.together(one, lines) if one.of.run == Run.ACROSS else "",
        "size": len(lines),
        "lines": [
            {
                "line": line,
                "is_memory": line.basis == Basis.MEMORY,
                "cells": [shown(one, told) for told in one.table.row(line)],
                "besides": [told.totals[line.key].text for told in besides],
            }
            for line in lines
        ],
    }


def _cut(one: Filled, cut: Any) -> dict[str, Any]:
    return {"label": cut.label, "cells": [shown(one, told) for told in one.table.column(cut)]}


def _beside(one: Filled, told: Beside) -> dict[str, Any]:
    return {
        "label": told.period.label,
        "is_sealed": told.is_sealed,
        "url": reverse("returns:table", args=[one.of.key, *calendar.named(told.period)]),
        "cells": [told.totals[line.key].text for line in one.of.shown],
    }


def shown(one: Filled, told: Cell) -> dict[str, Any]:
    """A cell with its address; a rate with those of its two numbers."""
    parts = [{"value": each.value, "url": _url(one, told, each)} for each in told.opened]
    return {
        "text": told.text or ("" if told.why else "0"),
        "why": told.why,
        "is_theirs": not told.cut.ours,
        "url": parts[0]["url"] if len(parts) == 1 else "",
        "parts": parts if len(parts) > 1 else [],
        "label": f"{told.line.named}，{told.cut.label}",
    }


def _url(one: Filled, told: Cell, each: Opened) -> str:
    """A living cell opens its figure; a sealed one opens what it counted then."""
    if any(not codes for codes in each.cells.values()):
        return ""
    if one.seal is not None and not isinstance(one.asked.figures[each.figure], External):
        at = (one.of.key, *calendar.named(one.period), one.seal.version)
        return reverse("returns:cell", args=[*at, told.line.key, told.cut.key])
    within = readings.spans(one.period)
    return Asked(within[told.cut.span], dict(each.cells)).url(each.figure)


def _is_high(cell: Cell | None) -> bool:
    """A rate above the whole: what was closed had been registered before the period."""
    return cell is not None and len(cell.opened) > 1 and (cell.value or 0) > 100


def _identity(one: Filled) -> dict[str, Any] | None:
    told = one.identity
    if told is None:
        return None
    urls = _readings(one) if one.seal else {}
    labels = ((OPENING, "期初在办"), (ACCEPTED, "受理"), (CLOSED, "办结"), (CLOSING, "期末在办"))
    figures = one.asked.figures
    return {
        "holds": told.holds,
        "left": told.left,
        "right": told.right,
        "terms": [
            {
                "label": label,
                "value": told.numbers[key],
                "url": urls.get(key)
                or Asked(one.period, dict(one.asked.cells(key))).url(figures[key].key),
            }
            for key, label in labels
        ],
        "breaking": _cases(one, told.breaking),
        "count": len(told.breaking),
    }


def _readings(one: Filled) -> dict[str, str]:
    """A sealed number opens its reading, where it stands beside what the ledgers say now."""
    assert one.seal is not None
    kept = published.readings(one.seal.pk).filter(start=one.period.start, end=one.period.end)
    return {told.key: reverse("figures:reading", args=[told.pk]) for told in kept}


def _cases(one: Filled, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Cases by name and address: the first of them."""
    ids = list(ids)[:MOST]
    return _rows(one.asked.figures[ACCEPTED], one, ids) if ids else []


def _gap(told: Any, one: Filled) -> dict[str, Any]:
    return {
        "text": told.gap.text,
        "count": told.count,
        "url": Asked(one.period, dict(told.cells)).url(told.figure.key),
        "rows": [_named(told.figure, row) for row in told.rows],
    }


def _opened(one: Filled, each: Opened, actor: Actor) -> dict[str, Any]:
    figure = one.asked.figures[each.figure]
    assert isinstance(figure, Figure)
    may = not figure.opens_with or actor.may(figure.opens_with)
    return {
        "figure": figure,
        "value": each.value,
        "chips": [_said(figure, key, codes, one) for key, codes in each.cells.items()],
        "count": len(each.rows),
        "may_open": may,
        "headings": rows_of.headings(figure),
        "rows": [rows_of.row(figure, row) for row in _found(figure, one, each.rows)] if may else [],
    }


def _said(figure: Figure, key: str, codes: Any, one: Filled) -> str:
    dimension = figure.dimension(key)
    return f"{dimension.label}：{dimension.called(codes, one.office.pk)}"


def _rows(figure: Any, one: Filled, ids: list[UUID]) -> list[dict[str, Any]]:
    return [_named(figure, row) for row in _found(figure, one, ids)]


def _named(figure: Figure, row: Any) -> dict[str, Any]:
    url = reverse(figure.page, args=[getattr(row, figure.opens)]) if figure.page else ""
    return {"label": str(row), "url": url}


def _found(figure: Figure, one: Filled, ids: Iterable[UUID]) -> list[Any]:
    """The rows of these ids that still stand, whether or not the figure counts them now."""
    of = figure.rows(one.period)
    found = figure.measure.shared(of.model.objects.filter(pk__in=list(ids)[:MOST]))
    found.query.select_related = of.query.select_related
    return list(found.order_by("pk"))
