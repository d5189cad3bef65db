"""parts_do_not_sum: 其中 … must add up to the whole, where the text says that these are all parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fengqiao.ground.quantities import alike, is_share
from fengqiao.reports.reconcile.comparing import Finding

from .issues import Issue, Kind, Read

_ALL = re.compile(r"其他|其它|其余|分别|余下|另外?\d")
_ANOTHER_TOTAL = re.compile(
    r"共|累计|合计|化解|办结|调解|调处|处理|受理|立案|组织|开展|召开|发放|完成|同比|较|比|增|减|涉及|参加|成功|回访|移[交送]"
)


def sums(read: Read) -> Iterator[Issue]:
    for whole, parts in groups(read.findings):
        total, said = sum(p.quantity.value for p in parts), whole.quantity.value
        if total == said or (total < said and not _complete(parts)):
            continue
        listed = "＋".join(str(p.quantity.value) for p in parts)
        message = f"分项 {listed}＝{total}，和总数 {said} 差 {abs(total - said)}"
        yield Issue(Kind.PARTS_DO_NOT_SUM, message, whole.quantity.start, len(whole.quantity.text))


def groups(findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Every whole with its parts, all of them exact numbers."""
    for i, first in enumerate(findings):
        if i == 0 or not first.placed.opens_parts:
            continue
        whole = _whole_of(findings, i)
        if whole is None:
            continue
        parts = list(_run(findings[i:], whole))
        if len(parts) > 1 and not any(p.quantity.qualifier for p in (*parts, whole)):
            yield whole, parts


def _whole_of(findings: Sequence[Finding], i: int) -> Finding | None:
    """The number before the parts, in the same paragraph and of the same unit."""
    before, first = findings[i - 1], findings[i]
    same = before.placed.sentence.paragraph == first.placed.sentence.paragraph
    near = (
        before.placed.sentence == first.placed.sentence
        or first.placed.before.lstrip().startswith("其中")
    )
    is_like = alike(before.quantity.unit or first.quantity.unit, first.quantity.unit)
    return before if same and near and is_like and not is_share(first.quantity.unit) else None


def _run(findings: Sequence[Finding], whole: Finding) -> Iterator[Finding]:
    """The parts from the first on: same sentence, same unit, and not the total of something else."""
    first = findings[0]
    verbs = _ANOTHER_TOTAL.search(first.placed.near)
    for one in findings:
        own = one.placed
        if own.sentence != first.placed.sentence or not alike(
            one.quantity.unit or first.quantity.unit, first.quantity.unit
        ):
            return
        if one is not first and (
            own.opens_parts or (not verbs and _ANOTHER_TOTAL.search(own.near))
        ):
            return
        yield one


def _complete(parts: Sequence[Finding]) -> bool:
    return bool(
        any(_ALL.search(p.placed.near) for p in parts) or "分别" in parts[0].placed.wide[-80:]
    )
