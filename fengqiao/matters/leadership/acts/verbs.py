"""The verbs of leadership outside the procedure, and what they hide."""

from fengqiao.trunk.journal.verbs import Verb

VERBS = (
    Verb("leadership.urge", "督办", shows=("count",), hides=("note", "by_text")),
    Verb("leadership.prove", "附上佐证", shows=("link_kind", "link", "file"), hides=("text",)),
    Verb("leadership.unprove", "撤下佐证", hides=("text",)),
    Verb("leadership.note_progress", "更新计划进展", shows=("progress", "progress_before")),
    Verb("leadership.found_duties", "建立职责清单", shows=("year", "count")),
)
