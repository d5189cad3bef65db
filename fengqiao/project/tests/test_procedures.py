"""Every page of law of the product holds together, with the forms and the papers of its steps."""

from dataclasses import replace

import pytest

from fengqiao.engines.procedures.soundness import faults
from fengqiao.project.catalogue import PROCEDURES
from fengqiao.project.walks import WALKS

WALK = {walk.matter: walk for walk in WALKS}


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one.key)
def test_a_procedure_is_sound_and_each_paper_has_its_builder(procedure):
    assert faults(procedure, WALK[procedure.matter].papers) == []


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one.key)
def test_each_step_has_its_form(procedure):
    assert {step.key for step in procedure.steps} <= set(WALK[procedure.matter].forms)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one.key)
def test_a_planted_paper_that_nobody_builds_is_found(procedure):
    first = replace(procedure.steps[0], papers=("planted",))
    planted = replace(procedure, steps=(first, *procedure.steps[1:]))
    (found,) = faults(planted, WALK[procedure.matter].papers)
    assert "文书“planted”没有写法" in found


def test_no_builder_is_left_that_no_step_names():
    named = {str(p) for one in PROCEDURES for step in one.steps for p in step.papers}
    assert {str(p) for walk in WALKS for p in walk.papers} == named
