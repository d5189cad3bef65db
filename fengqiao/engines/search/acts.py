"""What the journal says of searches made before there was an access log: the words stand apart and can be erased."""

from __future__ import annotations

from fengqiao.trunk.journal.verbs import Verb

VERBS = (Verb("search.search", "检索", shows=("found",), hides=("query",)),)
