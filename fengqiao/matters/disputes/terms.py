"""The office's own words in disputes: types and classes, which are tables of the matter; sources and ways."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fengqiao.engines.terms.lists import RollUp, Vocabulary
from fengqiao.engines.terms.tables import Tabled

from . import acts, queries
from .models import DisputeType, ReportClass
from .words import Found, Method, TypeSeed


def _classes(office: UUID) -> dict[str, ReportClass]:
    return {one.code: one for one in queries.report_classes(office)}


def _every_class(office: UUID) -> list[tuple[str, str]]:
    return [(code, one.label) for code, one in _classes(office).items()]


def _standing_classes(office: UUID) -> list[tuple[str, str]]:
    return [(code, one.label) for code, one in _classes(office).items() if one.ended_on is None]


def _put_class(kind: Any, code: str) -> None:
    kind.report_class = _classes(kind.office)[code]


def _ministry_codes(office: UUID) -> list[tuple[str, str]]:
    """The ministry's classes, each called by the first of the product's types that it holds."""
    named: dict[str, str] = {}
    for seed in TypeSeed:
        _, label, code, _, _ = seed.value
        named.setdefault(code, f"{code} {label}")
    return list(named.items())


def _seeded_types(office: UUID) -> list[DisputeType]:
    return acts.seeded_types(office, _classes(office)) if _classes(office) else []


def _class_is_used(one: Any) -> str | None:
    standing = (kind for kind in queries.types(one.office) if kind.ended_on is None)
    types = [kind.label for kind in standing if kind.report_class_id == one.pk]
    return f"还有类型归到这一类：{'、'.join(types[:5])}，请先改它们的归类" if types else None


TYPES = Tabled(
    key="disputes.type",
    label="纠纷类型",
    model=DisputeType,
    seeds=_seeded_types,
    rolls=(
        RollUp(
            "report_class",
            "年报分类",
            _standing_classes,
            "年度报告按它分类",
            of=lambda kind: kind.report_class.code,
            put=_put_class,
            known=_every_class,
        ),
        RollUp("ministry_code", "司法部统计分类", _ministry_codes, "上报报表按它填"),
    ),
    hint="登记、更正、筛选、导入时的纠纷类型，指标和报表里的分项",
)
CLASSES = Tabled(
    key="disputes.report_class",
    label="年报分类",
    model=ReportClass,
    seeds=acts.seeded_classes,
    uses=_class_is_used,
    hint="年度报告里矛盾纠纷的分类",
)
VOCABULARIES = (
    TYPES,
    CLASSES,
    Vocabulary(key="disputes.found", label="案件来源", words=Found, hint="如何发现"),
    Vocabulary(key="disputes.method", label="办理方式", words=Method, hint="怎么办理"),
)
