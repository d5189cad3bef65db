"""Whether a page of law holds together: what a jurist would ask of it, asked by a machine.

Every function gives Chinese sentences; none means sound. Nothing here needs a case or a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_type_hints

from fengqiao.engines.papers import Paper
from fengqiao.trunk.people import powers

from .clock import BIRTHS, Clock
from .paper import Builders
from .procedure import HIDDEN, ISSUE_PAPER, SHOWN, TAKE_BACK, Procedure, Step

OWN = (TAKE_BACK, ISSUE_PAPER)


def faults(procedure: Procedure, papers: Builders | None = None) -> list[str]:
    """This will list the faults of a procedure; papers are checked against what builds them where that is given."""
    found = [*_names(procedure)]
    if not found:  # with unknown stages or twins the questions below have no meaning
        found += [*_stages(procedure), *_steps(procedure)]
        for clock in procedure.clocks:
            found += _clock(procedure, clock)
        if papers is not None:
            found += _papers(procedure, papers)
    return [f"{procedure.label}：{fault}" for fault in found]


def reachable(procedure: Procedure) -> set[str]:
    """The stages that the steps lead to from the start."""
    reached, fresh = set(), {procedure.start}
    while fresh:
        reached |= fresh
        fresh = {s.to for s in procedure.steps if s.to and reached & set(s.at)} - reached
    return reached


def _names(procedure: Procedure) -> Iterator[str]:
    stages = set(procedure.stages)
    for stage in {procedure.start, *procedure.final} - stages:
        yield f"没有环节“{stage}”"
    for step in procedure.steps:
        for stage in {*step.at, *([step.to] if step.to else [])} - stages:
            yield f"步骤“{step.label}”写了没有的环节“{stage}”"
    for key in _twins(step.key for step in procedure.steps):
        yield f"步骤 {key} 写了两次"
    for key in _twins(clock.key for clock in procedure.clocks):
        yield f"期限 {key} 写了两次"


def _stages(procedure: Procedure) -> Iterator[str]:
    reached = reachable(procedure)
    for stage in procedure.stages:
        if stage not in reached:
            yield f"环节“{stage.label}”走不到"
        exits = [step for step in procedure.steps if stage in step.at and _leaves(step, stage)]
        if stage in procedure.final and exits:
            yield f"终结环节“{stage.label}”还有步骤“{exits[0].label}”"
        if stage not in procedure.final and not exits:
            yield f"环节“{stage.label}”没有出路"


def _steps(procedure: Procedure) -> Iterator[str]:
    for step in procedure.steps:
        if not step.at:
            yield f"步骤“{step.label}”没有写在哪个环节办理"
        if step.key in (*BIRTHS, *procedure.births, *procedure.corrections, *OWN):
            yield f"步骤“{step.label}”占用了程序以外的动作名 {step.key}"
        if step.by not in powers.POWERS:
            yield f"步骤“{step.label}”需要的权限 {step.by} 没有声明"
        elif not any(step.by in role.powers for role in powers.ROLES.values()):
            yield f"步骤“{step.label}”需要的权限 {step.by} 没有任何岗位具备"
        for fact in sorted({*SHOWN, *HIDDEN} & {*step.shows, *step.hides}):
            yield f"步骤“{step.label}”不能自己记“{fact}”，程序会记"


def _clock(procedure: Procedure, clock: Clock) -> Iterator[str]:
    named = f"期限“{clock.label}”"
    steps = {step.key: step for step in procedure.steps}
    unknown = sorted(set(clock.moved_by) - {*steps, *BIRTHS})
    for key in unknown:
        yield f"{named}写了没有的步骤 {key}"
    if unknown:
        return
    if clock.until and clock.setting:
        yield f"{named}既由事项写明到期日，又有设置的长度，只能有一个"
    if clock.within.unit == "hours":
        yield f"{named}以小时计；按天的期限表里放不下"
    if not clock.stops:
        yield f"{named}没有停止的步骤"
    for key, agreed in clock.extended_by.items():
        if agreed.fact not in steps[key].shows:
            yield f"{named}的延长步骤“{steps[key].label}”没有公开事实 {agreed.fact}，到期日算不出来"
    for step in procedure.steps:
        yield from _still_runs(procedure, clock, step)
        yield from _stays_stopped(procedure, clock, step)


def _still_runs(procedure: Procedure, clock: Clock, step: Step) -> Iterator[str]:
    if step.to in procedure.final and step.key not in clock.stops:
        yield f"期限“{clock.label}”在步骤“{step.label}”终结以后还在走"


def _stays_stopped(procedure: Procedure, clock: Clock, step: Step) -> Iterator[str]:
    """A step that takes up again what was stopped, and forgets the clock: no deadline, and no one sees it."""
    stops = [one for one in procedure.steps if one.key in clock.stops]
    ended = {one.to for one in stops if one.to}
    working = {stage for one in stops for stage in one.at} - ended
    if not {*clock.started_by} & {*BIRTHS}:
        return  # such a clock starts again when its own step is taken again
    if ended & set(step.at) and step.to in working and step.key not in clock.started_by:
        yield f"期限“{clock.label}”停止以后，步骤“{step.label}”重新办理却没有再起算"


def _papers(procedure: Procedure, builders: Builders) -> Iterator[str]:
    """A paper is what a builder makes: a function that says it gives a paper, not a name on a list."""
    for step in procedure.steps:
        for paper in step.papers:
            builder = builders.get(paper)
            if builder is None or get_type_hints(builder).get("return") is not Paper:
                yield f"步骤“{step.label}”的文书“{getattr(paper, 'label', paper)}”没有写法"


def _leaves(step: Step, stage: str) -> bool:
    return step.to is not None and step.to != stage


def _twins(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]
