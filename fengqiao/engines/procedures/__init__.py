"""Procedures: the law as a page of data, and the small engine that walks a case along it.

    LIGHT = Procedure(key="light", …, steps=(Step(…), …), clocks=(Clock(…), …))
    LIGHT.open_steps(case, actor)            the buttons, and the grey ones with their reason
    LIGHT.take("done", case, by=actor, …)    lock, check, act, effect, stage, deadlines: all or nothing

This page imports no model: Django imports it while it is still collecting its apps. What touches tables
stands in `taking`, `reckoning`, `deadlines` and `queries`.
"""

from fengqiao.ground.clocks import Span, days, months, workdays

from .declaring import (
    BIRTHS,
    Agreed,
    Clock,
    OpenStep,
    Procedure,
    Refused,
    Step,
    agreed_days,
    declare,
    declared,
    known,
)

__all__ = [
    "BIRTHS",
    "Agreed",
    "Clock",
    "OpenStep",
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
