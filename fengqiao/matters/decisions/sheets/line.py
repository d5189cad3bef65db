"""What one line of an old ledger says, and what it becomes: a decision, its gates and its review at once.

The guard holds here too: a line becomes a decision only when the ledger says that its review passed. Where it does
not, it comes in undecided, with the day and the words of the ledger kept beside it (decision 0020).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fengqiao.engines.registers.rows import Draft, Values

from ..words import MATTER_OF, PASSED, GateKind, Kind, Stage, Verdict, Way


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line, understood. `gates`: kind → (way, evidence, why). `discussed_on` is what the ledger says; whether it
    counts as decided, the conclusion of the review says. `agreed` is None where the meeting put it off."""

    title: str
    kind: str
    registered_on: date
    own_number: str = ""
    is_three_major: bool = False
    gates: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    conclusion: str = ""
    conclusion_text: str = ""
    opinions_count: int = 0
    rounds: int = 1
    reviewed_on: date | None = None
    discussed_on: date | None = None
    agreed: bool | None = True
    votes: Mapping[str, int] = field(default_factory=dict)
    votes_text: str = ""

    @property
    def draft(self) -> Draft:
        review = [self._review] if self.conclusion else []
        return Draft(self._decision, {"gates": self._gates, "review": review})

    @property
    def is_reviewed(self) -> bool:
        return self.conclusion in PASSED

    @property
    def is_decided(self) -> bool:
        return self.is_reviewed and self.discussed_on is not None and self.agreed is True

    @property
    def _claimed_on(self) -> date | None:
        """The day on which it was agreed to, as the ledger says, without a passed review."""
        return self.discussed_on if self.agreed and not self.is_reviewed else None

    @property
    def _stage(self) -> Stage:
        if self.is_decided:
            return Stage.DECIDED
        if not self.is_reviewed:
            return Stage.RETURNED if self.conclusion else Stage.PROPOSED
        if self.agreed is None:
            return Stage.DEFERRED
        return Stage.REVIEWED if self.agreed else Stage.REJECTED

    @property
    def _verdict(self) -> str:
        if self.is_decided:
            return Verdict.AGREED
        return Verdict.REJECTED if self._stage == Stage.REJECTED else ""

    @property
    def _decision(self) -> Values:
        return {
            "title": self.title,
            "kind": self.kind,
            "registered_on": self.registered_on,
            "own_number": self.own_number,
            "is_three_major": self.is_three_major,
            "stage": self._stage,
            "review_conclusion": self.conclusion,
            "reviewed_on": self.reviewed_on if self.is_reviewed else None,
            "decided_on": self.discussed_on if self.is_decided else None,
            "verdict": self._verdict,
            "attended": self.votes.get("attended"),
            "votes_for": self.votes.get("for"),
            "votes_against": self.votes.get("against"),
            "votes_abstained": self.votes.get("abstained"),
            "claimed_on": self._claimed_on,
            "claimed_text": self.votes_text[:200] if self._claimed_on else "",
        }

    @property
    def _gates(self) -> list[Values]:
        gates = dict(self.gates)
        days = {GateKind.LEGALITY: self.reviewed_on, GateKind.COLLECTIVE: self.discussed_on}
        if self.is_reviewed:
            said = self.conclusion_text or "旧台账写明已经审查"
            gates[GateKind.LEGALITY] = (Way.DONE, said, "")
        if self._verdict:
            gates[GateKind.COLLECTIVE] = (Way.DONE, self.votes_text or "旧台账写明已经讨论", "")
        return [
            {
                "kind": kind,
                "way": way,
                "closed_on": days.get(kind),
                "evidence": evidence.strip()[:200],
                "why": why.strip()[:300],
            }
            for kind in GateKind
            if kind in gates
            for way, evidence, why in [gates[kind]]
        ]

    @property
    def _review(self) -> Values:
        """What the ledger says of the review. Changes it says were made were demanded and adopted."""
        return {
            "matter_kind": MATTER_OF[Kind(self.kind)],
            "title": self.title,
            "opinions_count": self.opinions_count,
            "adopted_count": self.opinions_count if self.is_reviewed else 0,
            "conclusion": self.conclusion,
            "conclusion_text": self.conclusion_text[:200],
            "finished_on": self.reviewed_on,
            "rounds": self.rounds,
        }
