"""Each fault of a page of law, planted one by one; the toy itself has none."""

from dataclasses import replace

import pytest

from fengqiao.engines.papers import Paper
from fengqiao.engines.procedures import Agreed, Clock, Procedure, Step, days
from fengqiao.engines.procedures.soundness import faults
from fengqiao.ground.clocks import hours

from .toy import ANSWER, HANDLE, POWER, STEPS, TOY, Stage


def with_step(key: str, **changes) -> Procedure:
    steps = tuple(replace(step, **changes) if step.key == key else step for step in STEPS)
    return replace(TOY, steps=steps)


def with_clock(**changes) -> Procedure:
    return replace(TOY, clocks=(replace(HANDLE, **changes), ANSWER))


def without(*keys: str) -> Procedure:
    return replace(TOY, steps=tuple(s for s in STEPS if s.key not in keys), clocks=())


def and_step(**given) -> Procedure:
    return replace(TOY, steps=(*STEPS, Step(label="新步骤", by=POWER, **given)))


def test_the_toy_is_sound():
    assert faults(TOY) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (replace(TOY, start="nowhere"), "没有环节“nowhere”"),
        (replace(TOY, final=(Stage.VOID, "gone")), "没有环节“gone”"),
        (with_step("accept", to="moon"), "步骤“受理”写了没有的环节“moon”"),
        (with_step("accept", at=("moon",)), "步骤“受理”写了没有的环节“moon”"),
        (replace(TOY, steps=(*STEPS, STEPS[0])), "步骤 accept 写了两次"),
        (replace(TOY, clocks=(HANDLE, HANDLE)), "期限 handle 写了两次"),
        (without("suspend"), "环节“已中止”走不到"),
        (without("resume", "void"), "环节“已中止”没有出路"),
        (
            and_step(key="undo", at=(Stage.VOID,), to=Stage.OPEN),
            "终结环节“已作废”还有步骤“新步骤”",
        ),
        (and_step(key="idle", at=(), to=None), "步骤“新步骤”没有写在哪个环节办理"),
        (and_step(key="amend", at=(Stage.OPEN,), to=None), "占用了程序以外的动作名 amend"),
        (with_step("accept", by="toys.fly"), "步骤“受理”需要的权限 toys.fly 没有声明"),
        (with_step("extend", shows=("days", "to")), "步骤“延长”不能自己记“to”"),
        (with_clock(starts=("register", "fly")), "期限“办理期限”写了没有的步骤 fly"),
        (with_clock(stops=("shut", "void", "fly")), "期限“办理期限”写了没有的步骤 fly"),
        (with_clock(paused_by=("suspend", "fly")), "期限“办理期限”写了没有的步骤 fly"),
        (with_clock(extended_by={"fly": Agreed("days")}), "期限“办理期限”写了没有的步骤 fly"),
        (with_clock(within=hours(24)), "期限“办理期限”以小时计"),
        (with_clock(stops=()), "期限“办理期限”没有停止的步骤"),
        (with_step("extend", shows=(), hides=("days",)), "没有公开事实 days，到期日算不出来"),
        (with_clock(stops=("shut",)), "在步骤“作废”终结以后还在走"),
        (with_clock(starts="register"), "步骤“重新办理”重新办理却没有再起算"),
    ],
)
def test_a_planted_fault_is_named(broken, fault):
    found = faults(broken)
    assert any(fault in one for one in found), found
    assert all(one.startswith("小程序：") for one in found)


def test_a_power_that_no_post_has_is_named(monkeypatch):
    from fengqiao.trunk.people import powers

    monkeypatch.setitem(powers.POWERS, "toys.fly", powers.Power("toys.fly", "飞"))
    (found,) = faults(with_step("accept", by="toys.fly"))
    assert "没有任何岗位具备" in found


def a_paper(case, taken) -> Paper:
    return Paper(title="告知书", organ="甲街道办事处", signed_on=None, blocks=())


def words_for_one(case, taken) -> str:
    return "告知书"


def test_a_paper_without_a_builder_is_named():
    broken = with_step("accept", papers=("rights_notice",))
    assert faults(broken) == []
    assert faults(broken, papers={"rights_notice": a_paper}) == []
    for lacking in ({}, {"rights_notice": words_for_one}):
        (found,) = faults(broken, papers=lacking)
        assert "步骤“受理”的文书“rights_notice”没有写法" in found


def test_a_clock_of_its_own_step_needs_no_restart():
    lone = Clock(key="lone", label="回访", starts="shut", stops=("void", "reopen"), within=days(3))
    assert faults(replace(TOY, clocks=(lone,))) == []


def test_a_clock_to_a_named_day_has_no_length_of_its_own():
    told = faults(with_clock(until="closed_on"))
    assert told == ["小程序：期限“办理期限”既由事项写明到期日，又有设置的长度，只能有一个"]
