"""A row that says that it does not count is told so by every register in one way."""

from __future__ import annotations

import pytest

from fengqiao.engines.imports.reader import reader_of
from fengqiao.engines.registers.words import Reason
from fengqiao.project.catalogue import REGISTERS

MARKS = {
    "测试记录": Reason.TEST_ROW,
    "这一行是示例": Reason.TEST_ROW,
    "此件作废": Reason.VOID,
    "12（作废）": Reason.VOID,
    "因雨取消": Reason.CANCELLED,
}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
@pytest.mark.parametrize(("said", "reason"), MARKS.items())
def test_every_register_takes_a_mark_for_the_same(register, said, reason, cast, as_):
    with as_(cast.li):
        told = reader_of(register, cast.li.office, 2024).understand({"number": said})
    assert told.reasons == [reason] and told.blamed[reason] == ["number"]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
@pytest.mark.parametrize("said", ["水质测试3", "合同作废案", "取消后补办", "12"])
def test_no_register_takes_a_story_for_a_mark(register, said, cast, as_):
    with as_(cast.li):
        told = reader_of(register, cast.li.office, 2024).understand({"number": said})
    assert not {Reason.TEST_ROW, Reason.VOID, Reason.CANCELLED} & set(told.reasons)
