"""parts_do_not_sum: 其中 … must add up to the whole, where the text says that these are all parts."""

from __future__ import annotations

from collections.abc import Iterator

from .issues import Issue, Kind, Read


def sums(read: Read) -> Iterator[Issue]:
    for group in read.groups:
        if len(group.parts) < 2 or not group.is_exact:
            continue
        total, whole = group.total, group.whole.quantity
        if total == whole.value or (total < whole.value and not group.is_complete):
            continue
        listed = "＋".join(str(p.quantity.value) for p in group.parts)
        message = f"分项 {listed}＝{total}，和总数 {whole.value} 差 {abs(total - whole.value)}"
        yield Issue(Kind.PARTS_DO_NOT_SUM, message, whole.start, len(whole.text))
