"""复制成一段话: a list of cases as one paragraph. Who the parties are stays in the list."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from fengqiao.engines.registers import prose
from fengqiao.trunk.divisions import queries as divisions

from ..models import Dispute
from ..words import Stage

LABEL, UNIT = "矛盾纠纷和群众诉求", "件"


def paragraph(rows: QuerySet[Dispute], order: tuple[str, ...], office: UUID) -> str:
    """How many there are, of which class, how far each is; then each in a sentence, up to prose.MOST."""
    bare = rows.order_by()
    told = bare.aggregate(
        how_many=Count("pk"), first=Min("registered_on"), last=Max("registered_on")
    )
    few = (
        rows.prefetch_related(None)
        .select_related("type", "report_class", "community")
        .order_by(*order)[: prose.MOST]
    )
    return prose.in_all(
        LABEL,
        UNIT,
        divisions.office(office).name,
        told["how_many"],
        (told["first"], told["last"]),
        [*_classes(bare), *_stages(bare)],
        (sentence(case) for case in few),
    )


def sentence(case: Dispute) -> str:
    """One case in words."""
    where = case.community.name if case.community else "街道本级"
    kind = case.type.label if case.type else case.report_class.label
    end = case.get_outcome_display() or case.get_stage_display()
    day = prose.in_words(case.registered_on)
    return f"{case.number}，{day}登记，{where}，{kind}，{case.summary.rstrip('。；')}，{end}"


def _classes(rows: QuerySet[Dispute]) -> Iterator[str]:
    by = rows.values_list("report_class__label").annotate(n=Count("pk"))
    for label, n in by.order_by("report_class__position"):
        yield f"{label}{n}{UNIT}"


def _stages(rows: QuerySet[Dispute]) -> Iterator[str]:
    by = dict(rows.values_list("stage").annotate(n=Count("pk")))
    for stage in Stage:
        if n := by.get(stage.value):
            yield f"{stage.label}{n}{UNIT}"
