"""Questions answered with a Chinese reason, or None. Each takes the case and what the step was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fengqiao.trunk.people.actors import Actor

from .models import Dispute
from .words import CONCERN_HELPED, RESOLVED, Nature, Outcome


def outcome_fits(case: Dispute, *, outcome: str | None = None, **_: Any) -> str | None:
    """A dispute is settled; a concern is helped or answered. They are counted apart."""
    if outcome is None:
        return None
    if case.nature == Nature.CONCERN and outcome not in CONCERN_HELPED:
        return "群众诉求只有一方，结果请选“已帮办”或“已答复”"
    if case.nature == Nature.DISPUTE and outcome not in RESOLVED:
        return "矛盾纠纷化解的结果请选协议、和解或履行的一种"
    return None


def both_sides_are_known(case: Dispute, *, outcome: str | None = None, **_: Any) -> str | None:
    """An agreement needs two: while the other side is unknown nothing can be agreed."""
    if outcome not in (Outcome.ORAL, Outcome.WRITTEN, Outcome.PERFORMED):
        return None
    if case.unknown_opponent:
        return "对方还不明，不能记为达成协议；请先补上对方"
    return None


def can_be_opened_by(case: Dispute, taker: Actor) -> str | None:
    """A case goes to who can open it: it would lie on nobody's desk."""
    if taker.may("disputes.read", case.path):
        return None
    return f"{taker.name}的岗位打不开，请交给管这个辖区纠纷的人"


def a_road_is_told(case: Dispute, *, routes: Sequence[str] | None = None, **_: Any) -> str | None:
    """Nothing stands between a person and court: who is not helped here is told where (调解法 art 26)."""
    if routes is not None and not routes:
        return "请至少选一条已告知的途径"
    return None
