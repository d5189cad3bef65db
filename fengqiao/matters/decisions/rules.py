"""Questions answered with a Chinese reason, or None. Each takes the decision and what the step was given.

`review_has_passed` is the guard of the whole matter: it stands first on every step that decides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from .models import Decision, Gate, Opinion
from .words import ALWAYS, PREPARATION, GateKind, Way

Rule = Callable[..., str | None]


def review_has_passed(case: Decision, **_: Any) -> str | None:
    """Not replaced by asking for comments, nor by countersigning (governance.md §5.1)."""
    if case.is_reviewed:
        return None
    return "合法性审查还没有通过，不能提交讨论和决定；请先送审并取得通过的结论"


def not_before_review(case: Decision, *, happened_on: date | None = None, **_: Any) -> str | None:
    if happened_on and case.reviewed_on and happened_on < case.reviewed_on:
        return (
            f"{happened_on} 早于合法性审查通过的日期 {case.reviewed_on}；先审查、后决定，请改正日期"
        )
    return None


def preparation_is_closed(case: Decision, **_: Any) -> str | None:
    """Every gate before the review is done, or it says why it does not apply."""
    open_gates = [kind for kind in PREPARATION if kind not in _closed(case)]
    if not open_gates:
        return None
    return f"还没有办结：{_named(open_gates)}；办过的记下材料，不适用的写明理由"


def opinions_are_answered(case: Decision, **_: Any) -> str | None:
    """Opinions are answered one by one before anybody decides."""
    waiting = Opinion.objects.filter(decision=case, answer="").count()
    return (
        f"还有 {waiting} 条意见没有答复；请逐条写明采纳、部分采纳或者未采纳的理由"
        if waiting
        else None
    )


def dissent_is_kept(
    case: Decision, *, votes_against: int | None = None, dissent: str = "", **_: Any
) -> str | None:
    if votes_against and not dissent.strip():
        return "有反对票，请把不同意见原样记下来"
    return None


def votes_add_up(
    case: Decision,
    *,
    attended: int | None = None,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    **_: Any,
) -> str | None:
    cast = sum(n or 0 for n in (votes_for, votes_against, votes_abstained))
    if attended is not None and cast > attended:
        return f"票数合计 {cast} 多于到会 {attended} 人，请核对"
    return None


def majority_or_reason(
    case: Decision,
    *,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    head_differs: str = "",
    **_: Any,
) -> str | None:
    """The head decides, and says why when the majority thinks otherwise."""
    others = (votes_against or 0) + (votes_abstained or 0)
    if votes_for is not None and votes_for <= others and not head_differs.strip():
        return "同意的没有过半数；主要负责人的决定与多数意见不同的，请写明理由"
    return None


def gate_is_open(kind: str) -> Rule:
    """A rule: the gate is not closed yet; a mistake is mended by opening it again, with a reason."""

    def rule(case: Decision, **_: Any) -> str | None:
        word = GateKind(kind).label
        return f"“{word}”已经办结；记错了的，用“重开关口”改正" if kind in _closed(case) else None

    return rule


def earlier_gate_is_closed(kind: str) -> Rule:
    def rule(case: Decision, **_: Any) -> str | None:
        word = GateKind(kind).label
        return (
            None if kind in _closed(case) else f"按先后次序，先办结“{word}”（办过，或者写明不适用）"
        )

    return rule


def way_is_backed(
    case: Decision, *, way: str | None = None, evidence: str = "", why: str = "", **_: Any
) -> str | None:
    """Each of the three ways says what it rests on."""
    if way == Way.DONE and not evidence.strip():
        return "请写明办过的材料或者文号"
    if way == Way.NOT_APPLICABLE and not why.strip():
        return "请写明为什么不适用"
    if way == Way.EXEMPT and not why.strip():
        return "请写明依据哪一条规定免除"
    return None


def gate_can_reopen(case: Decision, *, gate: str | None = None, **_: Any) -> str | None:
    closed = _closed(case) - {str(kind) for kind in ALWAYS}
    if not closed & {str(kind) for kind in PREPARATION}:
        return "还没有办结的关口，没有什么要重开"
    if gate is not None and gate not in closed:
        return "这个关口还没有办结"
    return None


def opinions_within(
    case: Decision, *, opinions: list[str] | None = None, conclusion: str | None = None, **_: Any
) -> str | None:
    """A text that passes after change was changed for a stated opinion."""
    if conclusion == "pass_after_change" and not opinions:
        return "修改后通过的，请写明提出了哪些意见（每条一行）"
    return None


def _closed(case: Decision) -> set[str]:
    """The gates that stand closed, from the page's own prefetch where there is one."""
    if "gates" in getattr(case, "_prefetched_objects_cache", {}):
        return {gate.kind for gate in case.gates.all()}
    return set(Gate.objects.filter(decision=case).values_list("kind", flat=True))


def _named(kinds: list[GateKind]) -> str:
    return "、".join(str(kind.label) for kind in kinds)
