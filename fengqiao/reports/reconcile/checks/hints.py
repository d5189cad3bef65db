"""Advice that never counts as an error: a large 其他, a kind named but not counted, an effect without evidence,
parts that almost add up, 未发生 that no declaration stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fengqiao.ground.patterns import bounded
from fengqiao.reports.reconcile.parts import Group

from .issues import Issue, Read
from .negatives import CLAIM, proof_of

_MOST_OTHER = 30
_CORE = 4  # signs of a kind that tell it apart
_EFFECT = re.compile(
    r"(?:明显|显著|大幅|有效|进一步|切实|极大|不断|持续)?(?:增强|提升|提高|改善|拉近)了[^，。；]{2,24}|"
    r"取得(?:了)?(?:明显|显著|良好|积极|较好)[^，。；]{0,6}(?:成效|效果)|(?:好评|认可|赞誉|满意)(?=[，。；])"
)
_EVIDENCE = re.compile(r"\d|调查|测评|问卷|抽样|同比")
_KINDS = bounded(
    r"((?:[\u4e00-\u9fff]{2,6}、){2,}[\u4e00-\u9fff]{2,6})等(?:各类|各种|类|方面)?(?:的)?(?:矛盾)?纠纷"
)


def hints(read: Read) -> Iterator[Issue]:
    for group in read.groups:
        if len(group.parts) > 1 and group.is_exact:
            yield from _other(group)
            yield from _short(group)
    yield from _named_not_counted(read)
    yield from _effects(read)
    yield from _unproven(read)


def _other(group: Group) -> Iterator[Issue]:
    for one in group.parts:
        share = 100 * float(one.quantity.value) / float(group.whole.quantity.value or 1)
        if re.search(r"其他|其它|其余", one.near) and share > _MOST_OTHER:
            message = f"“其他”占 {share:.1f}%，超过三成，可以再细分"
            yield Issue("large_other", message, one.quantity.start, len(one.quantity.text))


def _short(group: Group) -> Iterator[Issue]:
    gap = group.whole.quantity.value - group.total
    first = group.parts[0].quantity
    if 0 < gap < min(p.quantity.value for p in group.parts) and not group.is_complete:
        message = f"列出的分项加起来是 {group.total}，比总数少 {gap}；若已列全，请核对"
        yield Issue("parts_short", message, first.start, len(first.text))


def _named_not_counted(read: Read) -> Iterator[Issue]:
    counted = _pieces("".join(one.placed.near for one in read.findings))
    for found in _KINDS.finditer(read.text):
        left = [kind for kind in found[1].split("、") if _core(kind) not in counted]
        if left and len(left) < len(found[1].split("、")):
            message = f"提到{'、'.join(left)}，但没有写件数"
            yield Issue("named_not_counted", message, found.start(1), len(found[1]))


def _core(kind: str) -> str:
    return re.sub(r"(?:辖区内的|针对|小区|关系|方面)", "", kind)[-_CORE:]


def _pieces(words: str) -> set[str]:
    """What stands in the words, in pieces as long as a core may be."""
    return {words[at : at + n] for n in range(_CORE + 1) for at in range(len(words) - n + 1)}


def _effects(read: Read) -> Iterator[Issue]:
    for sentence in read.prose.sentences():
        if sentence.paragraph.section in ("plan", "shortcomings") or _EVIDENCE.search(
            sentence.text
        ):
            continue
        if found := _EFFECT.search(sentence.text):
            message = "写了成效，没有写依据（人数、测评、前后对比）"
            yield Issue(
                "effect_without_evidence", message, sentence.start + found.start(), len(found[0])
            )


def _unproven(read: Read) -> Iterator[Issue]:
    for sentence in read.prose.sentences():
        for found in CLAIM.finditer(sentence.text):
            if sentence.paragraph.section not in ("plan", "") and not proof_of(found[0]):
                message = "写了没有发生，台账里没有可以证明的声明"
                yield Issue(
                    "unproven_negative", message, sentence.start + found.start(), len(found[0])
                )
