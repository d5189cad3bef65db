"""The verbs of decisions outside the procedure, and what they hide."""

from fengqiao.trunk.journal.verbs import Verb

VERBS = (
    Verb("decisions.amend", "更正决策", shows=("changed",), hides=("before", "after")),
    Verb("decisions.hear", "收到意见", shows=("source", "form"), hides=("giver", "text")),
    Verb("decisions.answer", "答复意见", shows=("answer", "source"), hides=("answer_why",)),
    Verb(
        "decisions.backfill",
        "由旧台账导入",
        shows=("number", "kind", "stage", "sheet", "row", "batch", "decided_on", "claimed_on"),
        hides=("title",),
    ),
    Verb("decisions.undo_import", "撤销导入", shows=("batch", "count")),
)
