"""The verbs of imports, and what they hide."""

from fengqiao.trunk.journal.verbs import Verb

VERBS = (
    Verb(
        "ledgers.commit",
        "导入台账",
        shows=("ledger", "sha256", "read", "accepted", "duplicates", "quarantined", "suggested"),
        hides=("name",),
    ),
    Verb("ledgers.undo", "撤销导入", shows=("ledger", "count")),
    Verb("ledgers.remember", "确认台账写法", shows=("ledger", "kind", "key", "said", "means")),
    Verb("ledgers.forget", "忘掉台账写法", shows=("ledger", "kind", "key", "said", "means")),
    Verb("ledgers.accept", "采纳补充建议", shows=("count",)),
    Verb("ledgers.decline", "不采纳补充建议", shows=("count",)),
)
