"""What the words around a number say: which figure, which part of it, which period. Never its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os.path import commonprefix

from fengqiao.ground.patterns import bounded

_TYPES_END = re.compile(r"(?:矛盾)?(?:纠纷|争议|案件)?(?:类别?|方面)?$")
# Words that say how and when, and not which: they narrow nothing.
_SAID_BESIDE = """
    其中 包括 包含 分别 分别为 涉及 全街道 我街道 本街道 街道 全街 我街 辖区内 辖区 全区 全市 各社区 社区 党工委 办事处 综治中心
    全年度 全年 本年度 本年 年内 今年以来 今年 年初以来 截至目前 截至 目前 以来 累计 共计 合计 总计 总数 共有 共 先后 一共 件数 数量
    组织开展 组织 开展 举办 举行 召开 进行 实施 完成 实现 积极 深入 广泛 集中 大力 扎实 认真 全面 持续 有效 及时 依法 成功 顺利 全力 共同
    各项 各类 各种 多种 各 类 项 及其 及 以及 和 与 并 或 等 的 了 在 对 为 达到 达 到 约 近 超 有 由 是 于 中 内 上 里 通过 依托 全部 均 都
    群众 居民 工作 情况 年度 活动 矛盾 纠纷 案件 部门 相关 有关 广大 辖区群众 常态化 多元 网格 平台 机制 基层 法治 法律 法规 向 给 以 也 已
    现场 集体 专题 培育 培养 配备 成立 设立 设置 建立 建成 新建 组建 聘请 选聘 拥有 现有 仅有 仅 评选 制定 发布 建设 参加 参与 全体 人员 任务 主题 形式 方式 线上 线下 新 增 次数 总 数 来 从 将 就 还 又 再 且 则 大 小 个 件 次
    """
FILLER = tuple(_SAID_BESIDE.split())
_LONG = re.compile("|".join(sorted((w for w in FILLER if len(w) > 1), key=len, reverse=True)))
_LINKS = ("", "、", "和", "及", "与", "以及")
_SHORT = "".join(word for word in FILLER if len(word) == 1)
_LEAD_IN = bounded(
    r"^(?:其中|包括|包含|分别是?为?|有|属于|属|以及|及|和|与|另有|另)+|(?:的|为|有|共|约|达)+$"
)
_TIME = bounded(
    r"(?:[12]\d{3}|[〇零○一二三四五六七八九]{4})\s*年度?|\d{1,2}\s*月(?:份|底)?(?:\s*\d{1,2}\s*日)?|[上下]半年|[一二三四]季度|年度"
)


@dataclass(frozen=True)
class Words:
    """How much of an entry of words was found, and which."""

    score: int
    found: tuple[str, ...]


def spoken(entry: str, near: str, wide: str) -> Words | None:
    """The entry's parts in the words of a number: all in `wide` (its sentence so far), half of them `near`."""
    parts = entry.split()
    if not all(part in wide for part in parts):
        return None
    here = [part for part in parts if part in near]
    if 2 * len("".join(here)) < len("".join(parts)):
        return None
    return Words(sum(2 * len(part) if part in here else len(part) for part in parts), tuple(parts))


def goes_beyond(way: str, said: tuple[str, ...]) -> bool:
    """Whether the name of a part says more than the words that name the figure itself."""
    left = way
    for word in sorted(said, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) > 1


def in_one_breath(one: Words, other: Words, near: str) -> bool:
    """Whether what tells two figures apart is said together, as 排查 and 化解 are in 排查化解."""
    first, second = (
        [word for word in a.found if word not in b.found] for a, b in ((one, other), (other, one))
    )
    return any(a + b in near or b + a in near for a in first for b in second)


def written(label: str, spellings: Iterable[str] = ()) -> tuple[str, ...]:
    """Ways to write a part: 邻里纠纷类 is also 邻里纠纷 and 邻里. The longest first."""
    ways = {label}
    for one in (label, *spellings):
        core = _core(one)
        ways |= {core, *(core + end for end in ("纠纷", "类", "纠纷类", "矛盾纠纷", "类纠纷"))}
    return tuple(sorted((way for way in ways if len(way) >= 2), key=len, reverse=True))


def named_cell(
    words: str, parts: Mapping[str, tuple[str, ...]], exactly: bool
) -> tuple[str, str] | None:
    """(code, spelling) of the one part that the words name; `exactly`: they say nothing else. `parts` are
    the ways to write each. Two parts named together (街道干部和社区干部) are none of them."""
    said = bare(words) if exactly else words
    named: dict[str, str] = {}
    for code, ways in parts.items():
        hit = (way for way in ways if (_core(said) == _core(way) if exactly else way in said))
        if way := next(hit, ""):
            named[code] = way
    largest = max(named, key=lambda code: len(named[code]), default="")
    if largest and _shares_its_end(said, named[largest], parts, largest):
        return None
    others = [code for code in named if code != largest]
    if not largest or sum(named[code] in named[largest] for code in others) > 1:
        return None
    if any(named[code] not in named[largest] for code in others):
        return None
    return largest, named[largest]


def _shares_its_end(said: str, way: str, parts: Mapping[str, tuple[str, ...]], code: str) -> bool:
    """街道、社区干部 names both 街道干部 and 社区干部: the end that they share is said once."""
    for other in (one for key, ways in parts.items() if key != code for one in ways):
        shared = len(commonprefix((way[::-1], other[::-1])))
        stem = other[: len(other) - shared]
        if shared >= 2 and len(stem) >= 2 and any(f"{stem}{link}{way}" in said for link in _LINKS):
            return True
    return False


def _core(label: str) -> str:
    return _TYPES_END.sub("", label) or label


def bare(words: str) -> str:
    """The words without what leads a part in: “，其中邻里纠纷类” is 邻里纠纷类."""
    clean = re.sub(r"[\s\u3000，。；、：:,;（）()【】\[\]“”\"]", "", words)
    return _LEAD_IN.sub("", clean)


def has_noun(words: str) -> bool:
    """Whether the words name something, and not only a total: 合计, 全年共, 累计."""
    return bool(
        re.sub(
            r"共计?|合计|总计|累计|总数|全年|一共|本年|[的为达是了有约近超：:，\s\u3000\d年]",
            "",
            words,
        )
    )


def narrower(words: str, known: tuple[str, ...]) -> str:
    """What the words say beyond the known ones and fillers: it would narrow the number to something else."""
    left = re.sub(r"[^\u4e00-\u9fff]", " ", _TIME.sub(" ", words))
    for one in sorted(known, key=len, reverse=True):
        left = left.replace(one, " ")
    pieces = (piece.strip(_SHORT) for piece in _LONG.sub(" ", left).split())
    return "".join(piece for piece in pieces if len(piece) > 1)
