"""What becomes of whoever comes second, by the name of the address: the table of the walk "two people, one form".

Each address of tests/house/presses.py is one of four, and the walk presses it to see that this is true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.terms import acts as terms
from fengqiao.engines.terms import lists
from fengqiao.matters.disputes import seeds
from fengqiao.reports.annual import acts as reports
from fengqiao.reports.annual.words import Section
from fengqiao.reports.inspection import acts as inspection
from fengqiao.reports.inspection import items
from fengqiao.reports.returns import acts as returns
from fengqiao.reports.returns import layout
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from tests.house.presses import Press, nothing, of, says, the_item


@dataclass(frozen=True)
class Makes:
    """Something new: each press adds, and no row that stood is otherwise, but of the tables that go `along`."""

    along: tuple[str, ...] = ()


@dataclass(frozen=True)
class Steps:
    """A step of a case: whoever comes second is told, her words stay, nothing is changed."""


@dataclass(frozen=True)
class Stands:
    """A form over what stands: who comes second loses nothing and overwrites nothing, whatever the control.

    `values` two other values of a control where the walk does not find them; `own` what belongs to the press alone.
    """

    values: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Once:
    """A press without words: pressed by a second it changes nothing more. `meanwhile` is what the first may have
    done to it instead, of which the second is told."""

    meanwhile: Callable[[Any], Any] = nothing


Second = Makes | Steps | Stands | Once


def of_word(do: str, on: str = "", before: Callable[[Any], Any] = nothing) -> Press:
    """A change of a word of the office."""
    word = {"key": "disputes.type", "code": "labor"}
    return Press(
        to=lambda w: of("terms:change", **word, do=do),
        on=lambda w: on or of("terms:word", **word),
        before=before,
    )


def a_word_retired(w: Any) -> None:
    terms.retire(lists.of_key("disputes.type"), "labor", on=timezone.localdate(), by=w.cast.admin)


def otherwise_meant(w: Any) -> None:
    said = ("value", "disputes", "type", "金丝雀", "金丝雀", "其他纠纷", "其他纠纷")
    imports.remember([imports.Answer(*said)], by=w.cast.li)


def otherwise_said(w: Any) -> None:
    paper = items.Kept("学法计划", "第四号", "二楼档案柜")
    inspection.keep_paper(w.office, 2026, the_item(w), paper, by=w.cast.li)


def otherwise_written(w: Any) -> None:
    reports.write(w.bare, heading="", text="另外写的", version=w.bare.version, by=w.cast.li)


def otherwise_called(w: Any) -> None:
    """Every day of the year that differs from its weekday."""
    days = [(one.day, one.is_workday, "另外") for one in places.special_days(w.office.pk, 2026)]
    divisions.mark_days(w.office, days, by=w.cast.admin)


def otherwise_arranged(w: Any) -> None:
    found = layout.of(w.office.pk, "screening")
    returns.arrange(w.office, found.next(receiver="区委政法委三科"), by=w.cast.li)


def in_february(w: Any) -> str:
    return of("returns:typing", key="screening", year=2026, part="2")


def one_more_in_february(w: Any) -> None:
    seeds.a_dispute(w.cast.li, w.division, on=date(2026, 2, 10))


def all_typed(w: Any) -> None:
    march = Period.month(2026, 3)
    returns.type_in(w.office, "screening", march, {"found.all": "3"}, by=w.cast.li)


LATER = {"on": ("2027-03-01", "2027-03-02")}
# The five parts in another order, and in a third.
ORDER = {
    f"order_{one}": (str(n % 5 + 1), str((n + 1) % 5 + 1)) for n, one in enumerate(Section, start=1)
}
SECONDS: dict[str, Second] = {
    "desk:me": Steps(),
    "desk:backups": Once(),
    "desk:person_new": Makes(),
    "desk:person": Makes(),
    "desk:relieve": Stands(),
    "desk:open_account": Steps(),
    "desk:ask_link": Once(),
    "desk:know_links": Once(),
    "desk:invite": Once(),
    "desk:close_account": Once(),
    "desk:division": Stands(),
    "desk:division_new": Makes(),
    "desk:division_end": Stands(),
    "desk:calendar": Stands(own=("day",)),
    "desk:calendar_remove": Once(otherwise_called),
    "desk:clocks": Stands(own=("clock", "since")),
    **{
        f"desk/{one}/<uuid:pk>/steps/<slug:key>/": Steps()
        for one in ("disputes", "leadership", "decisions", "supervision", "reports")
    },
    **{
        f"desk/{one}/<uuid:pk>/undo/<uuid:entry>/": Once()
        for one in ("disputes", "leadership", "decisions", "supervision", "reports")
    },
    "desk:paper": Once(),
    "decisions:gates": Steps(),
    "decisions:opinion": Makes(),
    "decisions:answer": Stands(),
    "imports:imports": Makes(),
    "imports:meaning": Stands(),
    "imports:answer": Stands(),
    "imports:start": Once(),
    "imports:undo": Once(),
    "terms:words": Makes(),
    "terms:change": Stands(),
    "terms:answer": Once(),
    "leadership:urge": Makes(("leadership_task",)),
    "leadership:prove": Makes(),
    "leadership:prove_duty": Makes(),
    "leadership:unprove": Steps(),
    "leadership:progress": Stands(own=("on",)),
    "rollover:rollover": Once(),
    "rollover:undo": Once(),
    "transfers:transfer": Steps(),
    "integrity:notices": Makes(),
    "integrity:seat": Once(),
    "study:confirm": Once(),
    "imports:suggestions": Once(),
    "integrity:void_notice": Once(),
    "integrity:take_back_notice": Once(),
    "publicity:fill_calendar": Once(),
    "disputes:register": Makes(),
    "disputes:open_screening": Makes(),
    "disputes:close_screening": Once(),
    "disputes:take_back_screening": Once(),
    "disputes:report_nil": Once(),
    "disputes:report_found": Steps(),
    "disputes:take_back_answer": Steps(),
    "disputes:name_opponent": Steps(),
    "disputes:note": Makes(),
    "disputes:attach": Makes(),
    "brief:figures": Stands(),
    "inspection:add": Makes(),
    "inspection:item": Stands(own=("title",)),
    "inspection:leave_out": Once(),
    "inspection:take_up": Once(),
    "inspection:drop_paper": Once(otherwise_said),
    "annual:settings": Stands(ORDER),
    "annual:steps": Steps(),
    "annual:take_back_begin": Once(),
    "annual:add": Makes(("annual_report",)),
    "annual:block": Stands(),
    "annual:remove": Once(otherwise_written),
    "annual:bind": Steps(),
    "returns:arrange": Stands({"due": ("9", "10")}),
    "returns:restore": Once(otherwise_arranged),
    "returns:new_line": Makes(),
    "returns:line": Stands(),
    "returns:move": Once(otherwise_arranged),
    "returns:typing": Once(),
    "returns:seal": Once(),
    "returns:unseal": Steps(),
    "returns:correct": Steps(),
    "figures:rename": Stands(),
    "figures:retire": Steps(),
    "figures:record": Makes(),
    "figures:correct": Stands(own=("reason",)),
    "figures:retire_external": Steps(),
    "figures:take_back_external": Once(),
    "figures:save": Makes(),
    "figures:words": Stands(),
}

# What else is sent to an address than the walk's own form: {address: {what: (its form, what becomes of a second)}}.
MORE: dict[str, dict[str, tuple[Press, Second]]] = {
    "terms:change": {
        "spellings": (of_word("spell"), Stands()),
        "what it counts as": (of_word("count"), Stands(own=("since",))),
        "retired": (of_word("retire"), Stands(LATER)),
        "restored": (of_word("restore", before=a_word_retired), Once()),
        "moved": (of_word("move", on="/desk/words/disputes.type/"), Once()),
    },
    "imports:meaning": {
        "forgotten": (says(forget="1"), Once(otherwise_meant)),
    },
    "returns:typing": {
        "taken back": (Press(lambda w: {"untyped": "found.all"}, before=all_typed), Once()),
        "of an open period": (
            Press(lambda w: {"typed": "found.all"}, to=in_february, on=in_february),
            Once(one_more_in_february),
        ),
    },
}

# Presses that bear a mark of what they are about.
MARKED = (
    *("desk:invite", "desk:calendar_remove", "inspection:drop_paper", "annual:remove"),
    *("returns:restore", "returns:move", "returns:correct", "imports:meaning, forgotten"),
)
