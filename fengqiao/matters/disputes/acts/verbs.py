"""The verbs of disputes outside the procedure, and what they hide."""

from fengqiao.trunk.journal.verbs import Verb

from .screening import ROUND

VERBS = (
    Verb("disputes.found_tables", "建立纠纷分类表", shows=("classes", "types")),
    Verb(
        "disputes.name_opponent",
        "补上对方",
        shows=("nature_before",),
        hides=("parties",),
    ),
    Verb("disputes.note", "记一笔", shows=("audience",), hides=("text",)),
    Verb("disputes.attach", "附上文件", shows=("audience", "file")),
    Verb("disputes.confide", "告知经办情况", shows=("to", "count")),
    Verb("disputes.open_screening", "开展排查", shows=("title", "due_on", "communities")),
    ROUND.verb("开展排查"),
    Verb("disputes.answer_screening", "回报排查", shows=("answer", "screening")),
    Verb("disputes.find_in_screening", "算作排查发现", shows=("screening",)),
    Verb("disputes.take_back_answer", "撤回回报", shows=("former",)),
    Verb("disputes.close_screening", "结束排查", shows=("nil",)),
)
