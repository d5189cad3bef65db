"""The way of the annual report to the public (governance.md, Decision 5; 法治政府建设与责任落实督察工作规定).

Read by both heads, reviewed by the working committee, signed, sealed, sent with a receipt, cleared, published. Each step
is dated with who; a small office may record several at once. Signing freezes.
"""

from fengqiao.engines.procedures import Clock, Procedure, Step, days

from . import acts, rules
from .layout import DRAFT_BASIS, PUBLISH_BASIS, SUBMIT_BASIS
from .words import Stage

REPORT = Procedure(
    key="annual_report",
    label="年度报告",
    law="法治政府建设与责任落实督察工作规定",
    version=1,
    matter="reports",
    births=("begin", "begin"),
    corrections=("set_out", "take_back_begin"),
    stages=Stage,
    start=Stage.DRAFT,
    final=(Stage.PUBLISHED,),
    steps=(
        Step(
            key="secretary_read",
            label="党工委书记阅",
            at=(Stage.DRAFT,),
            to=None,
            by="reports.issue",
            effect=acts.read_by_secretary,
        ),
        Step(
            key="director_read",
            label="办事处主任阅",
            at=(Stage.DRAFT,),
            to=None,
            by="reports.issue",
            effect=acts.read_by_director,
        ),
        Step(
            key="review",
            label="党工委会审议",
            at=(Stage.DRAFT,),
            to=Stage.REVIEWED,
            by="reports.issue",
            needs=(rules.both_heads_have_read,),
            effect=acts.review,
            shows=("meeting",),
        ),
        Step(
            key="send_back",
            label="退回修改",
            at=(Stage.REVIEWED,),
            to=Stage.DRAFT,
            by="reports.issue",
        ),
        Step(
            key="sign",
            label="签发",
            at=(Stage.REVIEWED,),
            to=Stage.SIGNED,
            by="reports.issue",
            needs=(rules.nothing_is_missing,),
            effect=acts.sign,
            shows=("signed_by", "readings", "text", "docx", "pdf"),
        ),
        Step(
            key="seal",
            label="盖章",
            at=(Stage.SIGNED,),
            to=Stage.SEALED,
            by="reports.issue",
        ),
        Step(
            key="send",
            label="报送",
            at=(Stage.SIGNED, Stage.SEALED),
            to=Stage.SENT,
            by="reports.issue",
            effect=acts.send,
            shows=("receipt",),
        ),
        Step(
            key="clear",
            label="保密审查",
            at=(Stage.SENT,),
            to=Stage.CLEARED,
            by="reports.issue",
            effect=acts.clear,
            shows=("clearance",),
        ),
        Step(
            key="publish",
            label="公开",
            at=(Stage.CLEARED,),
            to=Stage.PUBLISHED,
            by="reports.issue",
            effect=acts.publish,
            shows=("published_at",),
        ),
    ),
    clocks=(
        Clock(
            key="draft",
            label="成稿期限",
            starts=("register", "send_back"),
            stops=("review", "publish"),
            within=days(0),
            until="draft_by",
            basis=DRAFT_BASIS,
        ),
        Clock(
            key="submit",
            label="报送期限",
            starts="register",
            stops=("send", "clear", "publish"),
            within=days(0),
            until="submit_by",
            basis=SUBMIT_BASIS,
        ),
        Clock(
            key="publish",
            label="公开期限",
            starts="register",
            stops=("publish",),
            within=days(0),
            until="publish_by",
            basis=PUBLISH_BASIS,
        ),
    ),
)
