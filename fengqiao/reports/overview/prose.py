"""复制成一段话: the sentence of a report, out of the figures by rule; nobody types its numbers."""

from __future__ import annotations

from uuid import UUID

from fengqiao.engines import figures
from fengqiao.engines.figures import Period, reading


def disputes_sentence(period: Period, office: UUID) -> str:
    """ "共排查化解矛盾纠纷 N 件" where found and resolved agree, both numbers where they do not."""
    found, resolved = figures.known("disputes.found"), figures.known("disputes.resolved")
    helped = figures.known("disputes.concerns_helped")
    n, m, k = found.value(period), resolved.value(period), helped.value(period)
    whole = f"共排查化解矛盾纠纷{n}件" if n == m else f"排查矛盾纠纷{n}件，化解{m}件"
    classes = reading.breakdown(found, "report_class", period, office)
    parts = "，".join(f"{label}{count}件" for _, label, count in classes)
    among = "其中" if n == m else "排查的矛盾纠纷中，"
    sentence = f"{period.label}{whole}" + (f"，{among}{parts}" if parts else "") + "。"
    return sentence + (f"帮办群众诉求{k}件。" if k else "")
