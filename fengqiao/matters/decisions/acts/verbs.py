"""The verbs of decisions outside the procedure and the register, and what they hide."""

from fengqiao.trunk.journal.verbs import Verb

VERBS = (
    Verb("decisions.hear", "收到意见", shows=("source", "form"), hides=("giver", "text")),
    Verb("decisions.answer", "答复意见", shows=("answer", "source"), hides=("answer_why",)),
)
