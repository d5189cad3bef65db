"""A procedure drawn from its own data: stage by stage for a page, as Mermaid for a README, who may do what."""

from __future__ import annotations

from dataclasses import dataclass

from fengqiao.trunk.people import powers

from .procedure import Procedure, Step


@dataclass(frozen=True)
class Exit:
    """A step out of a stage, or one that stays there (`to` empty)."""

    label: str
    to: str
    power: str
    article: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A stage with the steps that may be taken there."""

    label: str
    is_start: bool
    is_final: bool
    exits: tuple[Exit, ...]


@dataclass(frozen=True)
class Row:
    """A step of the permission matrix: one tick or none for each role."""

    step: str
    power: str
    ticks: tuple[bool, ...]


def outline(procedure: Procedure) -> list[Drawn]:
    """The stages in their declared order, each with the steps that may be taken there."""
    return [
        Drawn(
            str(stage.label),
            stage == procedure.start,
            stage in procedure.final,
            tuple(_exit(procedure, step) for step in procedure.steps if stage in step.at),
        )
        for stage in procedure.stages
    ]


def mermaid(procedure: Procedure) -> str:
    """The diagram as Mermaid text, for the README of a matter."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {stage.value} : {stage.label}" for stage in procedure.stages]
    lines += [f"    [*] --> {procedure.start}"]
    for step in procedure.steps:
        lines += [f"    {at} --> {step.to or at} : {step.label}" for at in step.at]
    lines += [f"    {stage} --> [*]" for stage in procedure.final]
    return "\n".join(lines) + "\n"


def matrix(procedure: Procedure) -> tuple[list[str], list[Row]]:
    """The roles that may take any step, and for each step which of them may."""
    wanted = {step.by for step in procedure.steps}
    roles = [role for role in powers.ROLES.values() if role.powers & wanted]
    rows = [
        Row(step.label, powers.label(step.by), tuple(step.by in role.powers for role in roles))
        for step in procedure.steps
    ]
    return [role.label for role in roles], rows


def _exit(procedure: Procedure, step: Step) -> Exit:
    return Exit(
        step.label,
        str(procedure.stages(step.to).label) if step.to else "",
        powers.label(step.by),
        step.article,
        tuple(str(getattr(paper, "label", paper)) for paper in step.papers),
    )
