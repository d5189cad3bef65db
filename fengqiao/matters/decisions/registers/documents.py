"""Contracts and normative documents: reviewed before they are signed or issued; each ends one of three ways."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Day, Money, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Values
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Contract, NormativeDocument
from ..words import ContractEnd, DocumentEnd

LATER = Reason.CLOSED_BEFORE_REGISTERED


def _needs(day: str, before: str, says: str) -> Rule:
    """A rule that a day stands only where the day before it stands: reviewed, then signed."""

    def broken(values: Values) -> bool:
        return values.get(day) is not None and values.get(before) is None

    return Rule(day, LATER, broken, says)


CONTRACTS = Register(
    key="decisions.contracts",
    label="合同",
    unit="份",
    model=Contract,
    title="title",
    day="registered_on",
    rules=(
        _needs("signed_on", "reviewed_on", "合同签订以前要先通过合法性审查；请先填审查通过日期"),
        not_above("reviewed_on", "signed_on", LATER, "签订日期早于审查通过日期；先审查、后签订"),
        not_above("signed_on", "ended_on", LATER, "结束日期早于签订日期，请核对两个日期"),
    ),
    sentence="“{title}”|，与{counterparty}|，金额{amount}元|，{reviewed_on}通过审查|，{signed_on}签订|，{ended}",
    hint="合同先审查、后签订。三种结束：履行完毕、提前终止、没有签订。",
    sheet=Sheet(named=("合同",)),
    fields=(
        Day(
            "registered_on",
            "登记日期",
            ("登记日期", "送审日期", "收件日期", "日期"),
            needed=True,
        ),
        Text(
            "title", "合同名称", ("合同名称", "协议名称", "合同事项"), needed=True, personal=False
        ),
        Text(
            "number", "合同编号", ("合同编号", "合同号"), longest=40, personal=False, copied=False
        ),
        Text(
            "counterparty",
            "对方",
            ("对方", "合同相对方", "对方当事人", "乙方", "相对方"),
            needed=True,
            longest=120,
        ),
        Money("amount", "金额", ("金额", "合同金额", "标的额")),
        Text(
            "unit", "承办单位", ("承办单位", "承办科室"), longest=60, personal=False, listed=False
        ),
        Day("reviewed_on", "审查通过日期", ("审查通过日期", "审查日期", "审核日期")),
        Text(
            "review_number",
            "审查意见编号",
            ("审查意见编号", "审查编号", "审查文号"),
            longest=40,
            personal=False,
            listed=False,
            copied=False,
        ),
        Day("signed_on", "签订日期", ("签订日期", "签订时间", "签约日期")),
        Day(
            "ends_on", "到期日期", ("到期日期", "履行期限", "合同到期"), planned=True, listed=False
        ),
        Choice(
            "ended",
            "结束方式",
            ("结束方式", "履行情况"),
            words=ContractEnd,
            other=None,
            copied=False,
        ),
        Day("ended_on", "结束日期", ("结束日期", "终止日期"), listed=False),
    ),
)

DOCUMENTS = Register(
    key="decisions.documents",
    label="规范性文件",
    unit="件",
    model=NormativeDocument,
    noun="document",
    title="title",
    day="registered_on",
    rules=(
        not_above("comment_from", "comment_to", LATER, "征求意见的止日早于起日，请核对两个日期"),
        _needs("issued_on", "reviewed_on", "文件印发以前要先通过合法性审查；请先填审查通过日期"),
        not_above("reviewed_on", "issued_on", LATER, "印发日期早于审查通过日期；先审查、后印发"),
        not_above("issued_on", "filed_on", LATER, "报备日期早于印发日期，请核对两个日期"),
        not_above("issued_on", "ended_on", LATER, "失效日期早于印发日期，请核对两个日期"),
    ),
    sentence="《{title}》|（{doc_no}）|，{issued_on}印发|，{filed_on}报{filed_to}备案|，有效期至{valid_until}",
    hint="没有印发规范性文件的年份很正常，指标会写 0 件。征求意见的天数、报备和有效期的期限，各地规定不同，以本地规定为准。",
    sheet=Sheet(named=("规范性文件",)),
    fields=(
        Day("registered_on", "立项日期", ("立项日期", "起草日期", "登记日期"), needed=True),
        Text(
            "title", "文件名称", ("文件名称", "规范性文件名称", "标题"), needed=True, personal=False
        ),
        Text("doc_no", "文号", ("文号", "发文字号"), longest=60, personal=False, copied=False),
        Text(
            "drafted_by",
            "起草单位",
            ("起草单位", "起草科室"),
            longest=60,
            personal=False,
            listed=False,
        ),
        Day("comment_from", "征求意见起", ("征求意见起", "公开征求意见起"), listed=False),
        Day(
            "comment_to", "征求意见止", ("征求意见止", "公开征求意见止"), planned=True, listed=False
        ),
        Day("reviewed_on", "审查通过日期", ("审查通过日期", "审查日期", "合法性审查日期")),
        Day("issued_on", "印发日期", ("印发日期", "印发时间", "发布日期", "公布日期")),
        Text(
            "published_at",
            "公布网址或载体",
            ("公布网址", "公布载体"),
            personal=False,
            listed=False,
            copied=False,
        ),
        Text("filed_to", "备案机关", ("备案机关",), longest=60, personal=False, listed=False),
        Day("filed_on", "报备日期", ("报备日期", "备案日期")),
        Text(
            "filing_no",
            "备案号",
            ("备案号",),
            longest=60,
            personal=False,
            listed=False,
            copied=False,
        ),
        Day("valid_until", "有效期至", ("有效期至", "有效期"), planned=True),
        Day("cleaned_on", "最近清理日期", ("清理日期",), listed=False, more=True),
        Choice("ended", "失效方式", ("失效方式", "清理结果"), words=DocumentEnd, copied=False),
        Day("ended_on", "失效日期", ("失效日期", "废止日期"), listed=False),
    ),
)
