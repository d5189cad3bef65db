"""The verbs of the office's words: each says of which list and word, what stood there and what stands now."""

from fengqiao.trunk.journal.verbs import Verb

_OF = ("list", "code")
_CHANGED = (*_OF, "before", "after")

VERBS = (
    Verb("terms.add", "增加用语", shows=(*_OF, "after", "counts_as", "spellings", "begins_on")),
    Verb("terms.rename", "用语改名", shows=_CHANGED),
    Verb("terms.spell", "改用语的其他写法", shows=_CHANGED),
    Verb("terms.count", "改用语的归类", shows=(*_CHANGED, "since")),
    Verb("terms.retire", "停用用语", shows=_CHANGED),
    Verb("terms.restore", "恢复使用用语", shows=_CHANGED),
    Verb("terms.move", "调整用语次序", shows=_CHANGED),
    Verb("terms.answer", "答复新增建议", shows=(*_OF, "label", "said")),
)
