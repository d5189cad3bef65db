"""Questions answered with a Chinese reason, or None. Each takes the matter and what the step was given.

A complaint about somebody bypasses that somebody: the scope hides it already; these rules stand where a
step is taken in another scope than that person's own.
"""

from __future__ import annotations

from typing import Any

from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import Chosen

from .models import Incoming, Named
from .words import CASES, SUGGESTIONS


def bypasses_who_is_named(case: Incoming, *, by: Actor | None = None, **_: Any) -> str | None:
    if by is not None and Named.objects.filter(incoming=case, person=by.person).exists():
        return "这件事涉及您本人，由其他同事办理"
    return None


def handler_is_not_named(
    case: Incoming, *, handler: Person | None = None, handler_text: str = "", **_: Any
) -> str | None:
    """Nobody handles a complaint about herself: two who were chosen are told apart by who they are, not by
    their names; a name that was only written may be anybody's who bears it."""
    given = Chosen(handler, handler_text.strip() or (handler.name if handler else ""))
    named = Named.objects.filter(incoming=case).select_related("person")
    if any(given.may_be(Chosen(one.person, one.person_text)) for one in named):
        return "这件事涉及这位同志，请交给其他人办理"
    return None


def somebody_handles(
    case: Incoming, *, unit: str | None = None, handler_text: str = "", **_: Any
) -> str | None:
    if unit is not None and not unit.strip() and not handler_text.strip():
        return "请写明交给哪个单位或者谁承办"
    return None


def suggestion_is_weighed(
    case: Incoming, *, answer: str | None = None, adoption: str = "", **_: Any
) -> str | None:
    """A court's or procuratorate's suggestion is answered with whether it was taken up."""
    if answer is not None and case.kind in SUGGESTIONS and not adoption:
        return "司法建议、检察建议请选是否采纳"
    return None


def result_is_said(
    case: Incoming, *, outcome: str | None = None, result: str = "", **_: Any
) -> str | None:
    if outcome is not None and case.kind in CASES and not result:
        return "行政诉讼、行政复议办结请选结果"
    return None
