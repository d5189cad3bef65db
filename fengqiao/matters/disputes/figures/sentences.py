"""What the ledger of disputes says of a period in words."""

from __future__ import annotations

from fengqiao.engines.figures import values
from fengqiao.engines.figures.chips import chip
from fengqiao.engines.figures.sentences import Asked, Sentence, Told, said

from .counts import concerns_helped, found, resolved
from .dimensions import CLASS


def _summary(asked: Asked) -> Told:
    """ "共排查化解矛盾纠纷 N 件" where found and resolved agree, both numbers where they do not."""
    n, m = asked.value(found.key), asked.value(resolved.key)
    whole = f"共排查化解矛盾纠纷{chip(found.key)}"
    if n != m:
        whole = f"排查矛盾纠纷{chip(found.key)}，化解{chip(resolved.key)}"
    classes = values.breakdown(found, CLASS.key, asked.period, asked.office)
    parts = "，".join(f"{label}{chip(found.key, report_class=code)}" for code, label, _ in classes)
    among = "其中" if n == m else "排查的矛盾纠纷中，"
    told = f"{whole}，{among}{parts}。" if parts else f"{whole}。"
    return said(f"{told}[[帮办群众诉求{chip(concerns_helped.key)}。]]")


SENTENCES = (Sentence("disputes.summary", "排查化解矛盾纠纷情况", _summary),)
