"""复制成一段话: the sentence of a report, out of the figures by rule; nobody types its numbers."""

from __future__ import annotations

from uuid import UUID

from fengqiao.engines.figures import Period, finding, reading


def disputes_sentence(period: Period, office: UUID) -> str:
    """ "共排查化解矛盾纠纷 N 件" where found and resolved agree, both numbers where they do not."""
    keys = ("disputes.found", "disputes.resolved", "disputes.concerns_helped")
    found, resolved, helped = finding.chosen(keys, office)
    n, m, k = (one.value(period) for one in (found, resolved, helped))
    unit = found.unit
    whole = f"共排查化解矛盾纠纷{n}{unit}" if n == m else f"排查矛盾纠纷{n}{unit}，化解{m}{unit}"
    classes = reading.breakdown(found, "report_class", period, office)
    parts = "，".join(f"{label}{count}{unit}" for _, label, count in classes)
    among = "其中" if n == m else "排查的矛盾纠纷中，"
    sentence = f"{period.label}{whole}" + (f"，{among}{parts}" if parts else "") + "。"
    return sentence + (f"帮办群众诉求{k}{helped.unit}。" if k else "")
