"""Rows of a sheet that say themselves that they do not count: 作废, 取消, 测试.

One meaning for all registers. A word alone is no mark: 合同作废 and 水质测试 are what real records tell. A mark is a
*clause* that speaks of the row and of nothing else; where it must stand depends on what the cell is for. What is
taken for a mark is sent back and shown; what is not comes in and counts. So a clause about something else (婚约取消,
抽奖环节取消) never takes a record away, and one whose whole sense is 不算 does, however it is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fengqiao.ground import signs
from fengqiao.ground.sheets import Cell

from .words import Reason

# The row itself, as people name it in the cell: 此件, 本条记录, 该次活动.
_THIS = r"(?:此|本|该|这|上述|以上)"
_ROW = (
    rf"{_THIS}?一?(?:件|条|行|案|项|笔|次|场|单|期|份|例|个|记录|登记|数据|台账|信息|条目|工单|事项|活动|会议|培训|讲座"
    r"|课程|议题|纠纷|编号|序号|号码?|内容)*"
)
_STATE = r"(?:已经?|应|应当|予以|现|均|全部|系|为|是|属|因|按|作|请|申请|被|暂时?|临时|最终|决定|当[天日]|后|整行)*"
_SLIP = r"(?:重复|多|误|错)(?:登记|录入|填报|填写|登|录|填|报)|(?:登记|录入|填报|填写|登|录|填|写)(?:重复|有误|错误|错|重)了?"
_VOID = re.compile(
    rf"{_ROW}{_STATE}(?:{_SLIP})?{_STATE}(?:作废|废除|废[件号]?)(?:处理|[件行条号]|记录|数据|了|不[计算])*"
    rf"|{_ROW}{_STATE}(?:误登记?|误录入?|错录|录错了?|误填)"
)
_TEST = re.compile(
    rf"{_ROW}{_STATE}(?:仅|只|系统|软件|平台|功能|导入|录入|操作|上线|内部|用于|[供做])*"
    r"(?:(?:测试|试填|试录|试登|调试|示例|样例|范例|举例|test|demo|sample)"
    r"|(?:演示|练习|试用|虚假|假|虚拟|模拟|虚构)(?=用|数据|[行条件]|记录|条目|信息|样例))"
    r"(?:专?用|数据|[行件条项中的]|记录|条目|案例|案件|纠纷|信息|样[例本]|内容|一下|使用|人员)*"
    r"|(?:请|务必|仅供参考)?(?:勿|不要|别|不得|无需|不用|不予?|不再)(?:参与|计入|纳入|列入|予以|进行|作)?"
    r"(?:统计|计数|汇总)(?:数据|范围|在?内|其中|之内)*|请勿(?:导入|当真|计入)",
    re.I,
)
_BY = (
    r"(?:(?:因为?|由于|受|遇|逢|鉴于).{1,16}?|[^因由受遇]{0,8}?(?:[雨雪风雾霾汛洪涝灾疫病暑寒]|高温|低温|停[电水]|天气|出差|冲突"
    r"|不足|不够|不齐|故障|管控|防控|警报|封路|原因)(?:影响|原因|缘故|较?大|过大)?)"
)
_OFF = re.compile(
    rf"{_ROW}{_BY}?{_ROW}{_STATE}(?:取消|停[办开])(?:了|举[办行]|召开|开展|{_ROW})"
    rf"|(?:{_BY}|.{{0,8}}?)(?:未能?|没有?|不再)(?:如期|按时|按期|正常)?(?:开展|举[行办]|召开|办成|开成|实施)了?"
)
_SURE = re.compile(rf"{_THIS}(?:件|条|行|案|项|笔|单|记录|数据|条目|工单)|统计|计数|汇总")
# Not a mark and not a story either: the number of another row, a day, why the row is one too many.
_ASIDE = re.compile(
    rf"[\dA-Za-z第年月日号]*|见.{{0,8}}|备注|说明|注|同上|{_SLIP}|与.{{1,8}}重复|{_BY}", re.I
)
# What was called off was held after all, on another day or in another way.
_HELD_LATER = re.compile(
    r"取消后|[补另重再](?:行|次|新)?(?:举[办行]|召开|开展|组织|[办开讲训课])|改(?:期|为|在|至|到|由|成|线上)|转(?:为|到|至|线上)|顺延|恢复"
    r"|(?:延期|推迟|延)[至到]|后续?已?(?:举[办行]|召开|开展)"
)
_CLAUSES = re.compile(r"[\s，,。.；;：:、！!?？()【】\[\]《》<>“”\"'*~\-—_/|＊]+")
_BRACKETED = re.compile(r"[(【\[]([^()【】\[\]]{1,20})[)】\]]")
# No mark is without one of these: nearly all cells of a long sheet are done with here.
_HINT = re.compile(
    "作废|废除|废件|废号|误录|误登|误填|录错|错录|测试|试填|试录|试登|试用|调试|示例|样例|范例|举例|演示|练习|虚假|假数|假记"
    "|假信|虚拟|虚构|模拟|test|demo|sample|TEST|Test|DEMO|Demo|统计|计数|汇总|请勿|取消|停办|停开|未开展|未举|未召|未能|未办"
    "|未实|未如期|未按|未正常|没开展|没开成|没举|没召|没办成|没有开|没有举|没有召|没有办|没有实|不再"
)
_MARKS = ((_VOID, Reason.VOID), (_TEST, Reason.TEST_ROW), (_OFF, Reason.CANCELLED))


def marked(
    cells: Mapping[str, Cell], *, title: str, beside: Iterable[str]
) -> tuple[Reason, str] | None:
    """This will say why a row does not count, and in which cell it says so; None for a row that counts.

    `beside` are the keys of number, remark and result, where a mark may stand with its reason or before what was
    done; `title` that of what the record is about, which must be a mark as a whole, or bear one in brackets.
    """
    for key in beside:
        if reason := mark_beside(str(cells.get(key) or "")):
            return reason, key
    reason = mark_of_title(str(cells.get(title) or ""))
    return (reason, title) if reason else None


@lru_cache(maxsize=4096)
def mark_beside(text: str) -> Reason | None:
    """What a number, a remark or a result says of its row. The first clause that says anything decides; a
    later one does when it names the row (此件作废, 请勿统计) or says that it was not held."""
    for first, (clause, reason) in enumerate(_said(text)):
        if reason == Reason.CANCELLED and _HELD_LATER.search(text):
            return None
        if reason and (first == 0 or reason == Reason.CANCELLED or _SURE.search(clause)):
            return reason
    return None


def mark_of_title(text: str) -> Reason | None:
    """What the text that a record is about says of its row: nothing but marks, or one in brackets, or one
    that names the row."""
    if not _hinted(text):
        return None
    said = list(_said(text))
    if said and all(reason for _, reason in said):
        return said[0][1]
    clean = signs.folded(text)
    bracketed = (reason for found in _BRACKETED.findall(clean) for _, reason in _said(found))
    naming = (reason for clause, reason in said if _SURE.search(clause))
    return next((reason for reason in (*bracketed, *naming) if reason), None)


def says_void(cell: Cell) -> bool:
    """A cell that says 作废 and nothing else."""
    return (
        isinstance(cell, str)
        and len(cell) <= 12
        and "废" in cell
        and mark_of_title(cell) == Reason.VOID
    )


def _said(text: str) -> Iterator[tuple[str, Reason | None]]:
    """The clauses of a cell that say something, without the numbers at their ends, and what each is a mark of."""
    if not _hinted(text):
        return
    for clause in _CLAUSES.split(signs.folded(text)):
        bare = clause.strip("0123456789")
        reason = _mark(bare)
        if reason or (bare and not _ASIDE.fullmatch(bare)):
            yield bare, reason


def _hinted(text: str) -> bool:
    return _HINT.search(text) is not None or text.strip(" 　（）()【】") == "废"


def _mark(clause: str) -> Reason | None:
    return next((reason for form, reason in _MARKS if form.fullmatch(clause)), None)
