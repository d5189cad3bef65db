"""复制成一段话: what the matters say of a period, out of the figures by rule; nobody types its numbers."""

from __future__ import annotations

from uuid import UUID

from fengqiao.engines.figures import Period, chips


def disputes_sentence(period: Period, office: UUID) -> str:
    """ "共排查化解矛盾纠纷 N 件" where found and resolved agree, both numbers where they do not."""
    read = chips.Reader(office, period).read(chips.chip("disputes.summary"))
    return period.label + chips.plain(read)
