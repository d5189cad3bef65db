"""What stands outside the leaders' own word: whether a notice came, whether other organs were asked."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.registers.columns import Choice, Day, Person, Span, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Inquiry, NoticeCheck
from ..words import Organ, Reply
from .commitments import REMARK

PERIOD = Span("period", "期间", ("期间", "核查期间", "所涉期间"), needed=True)

NOTICE_CHECKS = Register(
    key="integrity.notice_checks",
    label="未收到通报的核查",
    unit="次",
    model=NoticeCheck,
    title="basis",
    day="checked_on",
    identity=("checked_on", "period"),
    sentence="{checked_on}，|{checker}|核查{basis}|，{period}没有收到通报",
    hint="谁在哪天翻过收文登记，这段时间没有收到干预司法的通报。没有记录不等于没有收到。",
    sheet=Sheet(within_year=False),
    fields=(
        Day("checked_on", "核查日期", ("核查日期", "核对日期"), needed=True),
        PERIOD,
        Person("checker", "核查人", ("核查人", "核对人"), needed=True),
        Text(
            "basis",
            "查的是什么",
            ("核查依据", "核查内容", "查的是什么"),
            needed=True,
            default="收文登记簿",
            longest=120,
            personal=False,
        ),
        REMARK,
    ),
)


def _undated(values: dict[str, Any]) -> bool:
    """A reply has a day, and no reply has none."""
    replied = values.get("reply") not in (None, "", Reply.NONE_YET)
    return replied != (values.get("replied_on") is not None)


def _too_early(values: dict[str, Any]) -> bool:
    asked, replied = values.get("asked_on"), values.get("replied_on")
    return asked is not None and replied is not None and replied < asked


INQUIRIES = Register(
    key="integrity.inquiries",
    label="函询",
    unit="次",
    model=Inquiry,
    title="organ",
    day="asked_on",
    identity=("asked_on", "organ", "period"),
    rules=(
        Rule(
            "replied_on",
            Reason.INCOMPLETE_DATE,
            _undated,
            says="有回复的要写回复日期，没有回复的不写",
        ),
        Rule(
            "replied_on",
            Reason.CLOSED_BEFORE_REGISTERED,
            _too_early,
            says="回复日期早于函询日期，请核对",
        ),
    ),
    sentence="{asked_on}|向{organ}|（{organ_text}）|函询{period}的情况|，{reply}",
    hint="向政法委、纪检监察机关等问过没有、怎么答复的；没有答复写“未回复”。不是必须。",
    sheet=Sheet(within_year=False),
    fields=(
        Text("organ_text", "机关名称", longest=60, personal=False, more=True, listed=False),
        Choice(
            "organ",
            "问的机关",
            ("问的机关", "函询机关", "函询单位", "被询单位", "征求单位"),
            words=Organ,
            needed=True,
            other=Organ.OTHER,
            spellings={
                "政法委": Organ.POLITICAL_LEGAL,
                "纪委": Organ.DISCIPLINE,
                "监委": Organ.DISCIPLINE,
                "法院": Organ.COURT,
                "检察": Organ.PROCURATORATE,
                "公安": Organ.POLICE,
                "司法局": Organ.JUSTICE,
            },
            kept_in="organ_text",
        ),
        PERIOD,
        Day("asked_on", "函询日期", ("函询日期", "发函日期"), needed=True),
        Text("number", "文号", ("文号", "函号"), longest=60, personal=False, copied=False),
        Choice(
            "reply",
            "回复",
            ("回复", "回复情况", "答复", "答复情况"),
            words=Reply,
            needed=True,
            default=Reply.NONE_YET,
            spellings={
                "无": Reply.NIL,
                "没有": Reply.NIL,
                "未发现": Reply.NIL,
                "未收到": Reply.NIL,
            },
            copied=False,
        ),
        Day("replied_on", "回复日期", ("回复日期", "答复日期"), copied=False),
        REMARK,
    ),
)
