"""What is registered beside the registers, found by walking: each is taken back within ten minutes, or says why not.

Walked are the acts that save a row which their function has just made. The registers' own, and their steps, stand in
test_registrations.py and in doors/desk/tests.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Period, lookup
from fengqiao.engines.figures import acts as figures
from fengqiao.engines.procedures.registration import Registration
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes.models import Screening, ScreeningAnswer
from fengqiao.matters.integrity import acts as integrity
from fengqiao.matters.integrity.seeds import a_notice
from fengqiao.reports.annual import acts as annual
from fengqiao.reports.annual import queries as reports
from fengqiao.trunk.divisions import queries as places

from .sources import Source, dotted, sources

DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Kind:
    """One that is taken back: how it is made, the page that offers it, who makes it, what rests on it, and whether
    it is gone afterwards, or void."""

    of: Registration
    made: Callable[[Any], Any]
    page: Callable[[Any], str]
    rests: Callable[[Any, Any], Any]
    who: str = "li"
    role: str = "clerk"
    goes: bool = False


def a_round(cast: Any) -> Screening:
    here = places.communities(cast.office)
    until = DAY + timedelta(days=9)
    return disputes.open_screening("春季排查", here, opened_on=DAY, due_on=until, by=cast.li)


def answered(cast: Any, found: Screening) -> None:
    answer = ScreeningAnswer.objects.filter(screening=found).latest("pk")
    disputes.report_nil(answer, by=cast.li, on=DAY)


def a_number(cast: Any) -> Any:
    said = {"label": "网格巡查", "value": 12, "unit": "次", "source": "综治办", "as_of": DAY}
    return figures.external.record(**said, period=Period.year(DAY.year), by=cast.li)


def published(cast: Any, row: Any) -> None:
    found = lookup.find(f"external.{row.slug}", cast.office)
    figures.freeze(found, Period.year(DAY.year), by=cast.li)


def a_report(cast: Any) -> Any:
    return annual.begin(places.office(cast.office), timezone.localdate().year, by=cast.li)


def written(cast: Any, report: Any) -> None:
    block = reports.blocks(report).first()
    annual.write(block, heading="", text="重写了一段", version=block.version, by=cast.li)


def voided(cast: Any, notice: Any) -> None:
    """Nothing can rest on a notice, but that somebody voided it."""
    integrity.void_notice(notice, by=cast.sun, reason="登记错了")


def of_number(row: Any) -> str:
    return f"{reverse('figures:figure', args=[f'external.{row.slug}'])}?year={DAY.year}"


TAKEN_BACK = {
    "disputes.open_screening": Kind(
        disputes.ROUND,
        a_round,
        lambda found: reverse("disputes:screening", args=[found.pk]),
        answered,
        goes=True,
    ),
    "integrity.record_notice": Kind(
        integrity.RECEIPT,
        lambda cast: a_notice(cast.sun, "某纪函〔2026〕9号"),
        lambda notice: reverse("integrity:notices"),
        voided,
        "sun",
        "discipline",
    ),
    "figures.record_external": Kind(figures.external.RECORDING, a_number, of_number, published),
    "reports.begin": Kind(
        annual.BEGINNING,
        a_report,
        lambda report: reverse("annual:steps", args=[report.year]),
        written,
        goes=True,
    ),
}

BESIDE = "stands beside a record, and is said there as it was said: another one is added to it"
WORDS = "the office's own word: it is renamed, and retired from a day on"
OFFICE = "the office itself: an administrator corrects it, and ends it from a day on"
STAND = {
    "decisions.hear": BESIDE,
    "disputes.note": BESIDE,
    "leadership.urge": BESIDE,
    "leadership.prove": "evidence is taken away by itself, with its reason (leadership.unprove)",
    "figures.save": WORDS,
    "terms.add": WORDS,
    "figures.freeze": "a published value: nothing unsays what went out",
    "files.keep": "a file goes with nothing: what it lies beside is taken back",
    "ledgers.commit": "an import is taken back as a whole, by an act of its own and at any time",
    "ledgers.remember": "what a spelling means is changed, and forgotten, on a page of its own",
    "ledgers.save_view": "a person's own view of a list: she removes it as she saved it",
    "rollover.carry": "is taken back as a whole, by an act of its own",
    "reports.add": "a block of the draft: it is written again or taken out, until the report is reviewed",
    "terms.answer": "an answer to a suggestion: another may be given at any time",
    "divisions.add": OFFICE,
    "divisions.found": OFFICE,
    "divisions.set": OFFICE,
    "people.enter": OFFICE,
    "people.appoint": "a post ends from a day on; of a mistake, on the day on which it began",
    "people.open_account": "an account is closed",
    "reports/returns/acts/seals.py: _sealed": "a seal is broken by an act of its own, with its reason (returns.unseal)",
    "returns.type": "what was typed into another system is ticked off again, line by line",
    "divisions.mark_days": OFFICE,
    "disputes.name_opponent": "a name is corrected, or taken out, by an amendment",
    **dict.fromkeys(
        ("disputes.found_tables", "leadership.found_duties", "publicity.found_calendar"),
        "what an office is given once, for its people to change",
    ),
}


def acts_that_make(of: Iterable[Source] | None = None) -> set[str]:
    """The verbs that save a row which their function has just made; where the verb is a variable, file and function."""
    return {verb for source in of or sources() for verb in _making(source)}


def unsaid(of: Iterable[Source] | None = None) -> list[str]:
    """Verbs that make a row and neither are taken back nor say why not; and such as make none any more."""
    made, said = acts_that_make(of), {*TAKEN_BACK, *STAND}
    lacks = [f"{verb} is not taken back, and does not say why" for verb in sorted(made - said)]
    return [*lacks, *(f"{verb} makes nothing" for verb in sorted(said - made))]


def _making(source: Source) -> Iterator[str]:
    functions = [node for node in source.nodes if isinstance(node, ast.FunctionDef)]
    makers = {one.name for one in functions if any(map(_gives_new, ast.walk(one)))}
    for function in functions:
        made = {name for node in ast.walk(function) for name in _made(node, makers)}
        for block in ast.walk(function):
            verb = _verb(block) if isinstance(block, ast.With) else None
            if verb is not None and any(_saves(node, made) for node in ast.walk(block)):
                yield verb or f"{source.name}: {function.name}"


def _gives_new(node: ast.AST) -> bool:
    return isinstance(node, ast.Return) and node.value is not None and _is_new(node.value)


def _is_new(node: ast.AST, makers: Iterable[str] = ()) -> bool:
    """Row(…), or what a function of the same file gives that makes it."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func).rpartition(".")[2]
    return name[0].isupper() or name in makers


def _made(node: ast.AST, makers: Iterable[str]) -> Iterator[str]:
    """row = Row(…), and row = standing or Row(…)."""
    if isinstance(node, ast.Assign) and any(_is_new(one, makers) for one in ast.walk(node.value)):
        yield from (one.id for one in node.targets if isinstance(one, ast.Name))


def _verb(block: ast.With) -> str | None:
    """The verb of `with act("…", …)`, "" where it is a variable; None for another block."""
    for item in block.items:
        call = item.context_expr
        if isinstance(call, ast.Call) and dotted(call.func).rpartition(".")[2] == "act":
            said = call.args[0]
            return str(said.value) if isinstance(said, ast.Constant) else ""
    return None


def _saves(node: ast.AST, made: set[str]) -> bool:
    """Whether a new row is saved: inserted, many at once, or one of those made."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "bulk_create":
        return True
    row, given = node.func.value, {one.arg for one in node.keywords}
    if node.func.attr != "save" or "update_fields" in given:
        return False
    return "force_insert" in given or isinstance(row, ast.Name) and row.id in made
