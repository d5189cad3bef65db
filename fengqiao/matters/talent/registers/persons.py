"""Law-aware persons, and certificates with the day on which they run out."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from ..models import Credential, LawAware
from ..words import CredentialKind
from .parts import community, remark, since, until

LAW_AWARE = Register(
    key="talent.law_aware",
    label="法律明白人",
    unit="人",
    model=LawAware,
    title="name",
    identity=("name", "community"),
    rules=(
        not_above("since", "until", Reason.IMPOSSIBLE_DATE),
        Rule(
            "why_left",
            Reason.MISSING_TOPIC,
            lambda v: bool(v.get("until")) and not v.get("why_left"),
            "退出的请写明原因",
        ),
    ),
    sentence="{name}|（{origin_class}）|，{community}",
    hint="社区里经过培训、懂法律的带头人。",
    sheet=Sheet(named=("法律明白人",)),
    fields=(
        Text("name", "姓名", ("姓名", "名字"), needed=True, longest=40),
        community("社区", whole=False),
        Text("origin_class", "身份、职业", ("职业", "身份职业", "人员类别"), longest=60),
        Text("certificate", "证书编号", ("证书编号", "证号", "编号"), longest=40, copied=False),
        since("since", "任职日期", ("任职日期", "选任日期", "发证日期")),
        until("until", "退出日期", ("退出日期",)),
        Text(
            "why_left",
            "退出原因",
            ("退出原因",),
            longest=120,
            more=True,
            listed=False,
            copied=False,
        ),
        remark(),
    ),
)

CREDENTIALS = Register(
    key="talent.credentials",
    label="证件",
    unit="本",
    model=Credential,
    title="holder",
    identity=("holder", "kind", "number"),
    rules=(not_above("issued_on", "valid_until", Reason.IMPOSSIBLE_DATE),),
    sentence="{holder}|：{kind}|，有效期至{valid_until}",
    hint="执法证、法律职业资格等；快到期的会列在法治人才首页。",
    sheet=Sheet(named=("执法证", "持证", "资格证")),
    fields=(
        Text("holder", "持证人", ("持证人", "姓名"), needed=True, longest=40),
        community("所在"),
        Choice(
            "kind",
            "证件",
            ("证件", "证件名称", "证件类型", "证书名称"),
            words=CredentialKind,
            needed=True,
            other=CredentialKind.OTHER,
            spellings={
                "执法": CredentialKind.ENFORCEMENT,
                "法律职业": CredentialKind.QUALIFICATION,
                "公职律师": CredentialKind.PUBLIC_LAWYER,
                "调解员": CredentialKind.MEDIATOR,
            },
        ),
        Text("number", "证号", ("证号", "证件号", "执法证号"), longest=40, copied=False),
        since("issued_on", "发证日期", ("发证日期", "领证日期")),
        until("valid_until", "有效期至", ("有效期至", "有效期", "到期日期")),
        until("ended_on", "注销日期", ("注销日期",)),
        remark(),
    ),
)
