"""A ledger to check texts against: disputes by class, and figures of ledgers that are not built yet, told from
real rows of this one (concerns that bear their name), through the same catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db.models import QuerySet

from fengqiao.engines.figures import Figure, Period, catalogue, sentences, sum_of
from fengqiao.matters.disputes import queries, seeds
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.words import Outcome, Stage
from fengqiao.reports.reconcile.reconciliation import Reconciliation, reconcile
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope

YEAR = 2023
MEETING, ACTIVITY, MATERIAL, TRAINING, NIL = "会议", "普法活动", "宣传材料", "干部培训", "零报告"


def _named(name: str) -> Callable[[Period], QuerySet]:
    return lambda period: Dispute.objects.filter(
        summary=name, registered_on__gte=period.start, registered_on__lt=period.end
    )


def _known() -> dict:
    return catalogue._known


def _figure(key: str, label: str, unit: str, name: str) -> Figure:
    from fengqiao.matters.disputes.figures import COMMUNITY

    return Figure(
        key=key,
        label=label,
        unit=unit,
        counts="测试",
        of=_named(name),
        measure=sum_of("amount", label="份数"),
        dimensions=(COMMUNITY,),
        words=getattr(_known().get(key), "words", ()),  # prose calls it what it calls the real one
    )


FIGURES = (
    _figure("publicity.activities", "普法活动", "次", ACTIVITY),
    _figure("publicity.materials", "宣传材料", "份", MATERIAL),
    _figure("study.staff_trainings", "干部培训", "次", TRAINING),
    _figure("leadership.law_meetings", "法治会议", "次", MEETING),
    _figure("integrity.interference_nil", "零报告", "人", NIL),
)


@pytest.fixture
def figures():
    """The catalogue with stand-ins for the figures of other ledgers and what they prove, and as it was afterwards."""
    told = (_known(), sentences._known)
    before = [dict(one) for one in told]
    for known, more in zip(told, (FIGURES, [_did_not_happen()]), strict=True):
        known.update({one.key: one for one in more})
    yield
    for known, was in zip(told, before, strict=True):
        known.clear()
        known.update(was)


def _did_not_happen() -> sentences.Sentence:
    """The sentence of declarations, told by whether the stand-in ledger has one."""
    key = "integrity.interference_nil"
    silent = sentences.Told(stops=("没有声明",))
    return replace(
        sentences.proving(key),
        of=lambda asked: sentences.said("未发生。") if asked.value(key) else silent,
    )


class Ledger:
    """Rows of one office and year, entered as an import enters them."""

    def __init__(self, actor) -> None:
        self.actor = actor

    def disputes(
        self,
        *,
        year: int = YEAR,
        settled: bool = True,
        place: int = 0,
        month: int = 5,
        **classes: int,
    ):
        """disputes(neighbor=12, other=3): so many of each report class, closed on their day."""
        self._enter(
            year,
            month,
            place,
            settled,
            [(code, f"{code}-{n}", None) for code, many in classes.items() for n in range(many)],
        )

    def named(self, name: str, many: int, *, year: int = YEAR, place: int = 0, month: int = 5):
        """A row of a stand-in ledger that stands for so many."""
        self._enter(year, month, place, True, [("other", name, many)], nature="concern")

    def _enter(self, year, month, place, settled, rows, nature="dispute"):
        with scope.opened(self.actor.scope()):
            office = Office.objects.get(pk=self.actor.office)
            classes = {one.code: one for one in queries.report_classes(office.pk)}
            on = date(year, month, 6)
            seeds.backfill(
                [
                    seeds.BackfillRecord(
                        registered_on=on,
                        closed_on=on if settled else None,
                        division=divisions.communities(office.pk)[place],
                        nature=nature,
                        stage=Stage.DONE if settled else Stage.HANDLING,
                        outcome=(Outcome.HELPED if nature == "concern" else Outcome.ORAL)
                        if settled
                        else "",
                        report_class=classes[code],
                        type=None,
                        summary=summary,
                        found="other",
                        parties=[(1, "甲某"), (2, "乙某")][: 1 if nature == "concern" else 2],
                        amount=amount,
                    )
                    for code, summary, amount in rows
                ],
                batch=office,
                by=self.actor,
            )


@pytest.fixture
def kept(cast, figures):
    """8 activities with 340 sheets of paper handed out, 23 trainings, 5 meetings, a declaration."""
    made = Ledger(cast.li)
    for name, many in ((ACTIVITY, 8), (MATERIAL, 340), (TRAINING, 23), (MEETING, 5), (NIL, 1)):
        made.named(name, many)
    return made


@pytest.fixture
def ledger(kept):
    """All that, and 60 disputes found and resolved: 31 neighbours, 12 property, 2 families, 15 others."""
    kept.disputes(neighbor=31, property=12, family=2, other=15)
    return kept


@pytest.fixture
def check(kept, office):
    """This will reconcile a text of 2023 with what the ledgers hold; no disputes, unless `ledger` is asked for."""

    def checked(text: str, year: int = YEAR, last: str = "") -> Reconciliation:
        with scope.office(office.pk):
            return reconcile(text, year, office, last)

    return checked
