"""Procedures: the law as a page of data, and the small engine that walks a case along it.

    LIGHT = Procedure(key="light", …, steps=(Step(…), …), clocks=(Clock(…), …))
    open_steps(LIGHT, case, actor)             the buttons, and the grey ones with their reason
    take(LIGHT, "done", case, by=actor, …)     lock, check, act, effect, stage, deadlines: all or nothing

Both stand in `steps`. This page imports no model: Django imports it while it is still collecting its apps.
What touches tables stands in `steps`, `clock_state`, `deadlines` and `queries`.
"""

from fengqiao.ground.clocks import Span, days, months, workdays

from .clock import BIRTHS, Agreed, Clock, agreed_days
from .procedure import Procedure, Refused, Step, declare, declared, known

__all__ = [
    "BIRTHS",
    "Agreed",
    "Clock",
    "Procedure",
    "Refused",
    "Span",
    "Step",
    "agreed_days",
    "days",
    "declare",
    "declared",
    "known",
    "months",
    "workdays",
]
