"""What the words of old decision ledgers mean. Words of the trade only, no file's own wording."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..words import Conclusion, Kind, Way

_NUMBER = r"([0-9０-９一二两三四五六七八九十]+)"
_CHANGES = re.compile(rf"{_NUMBER}\s*[处条项点]")
_RETURNS = re.compile(rf"退回.{{0,8}}?{_NUMBER}\s*[次轮]")
_OF = re.compile(r"(\d+)\s*[/／]\s*(\d+)")
_DIGITS = {word: n for n, word in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "十": 10}

KINDS: Mapping[str, Kind] = {
    "重大行政决策": Kind.MAJOR,
    "行政决策": Kind.MAJOR,
    "重大决策": Kind.MAJOR,
    "合同": Kind.CONTRACT,
    "协议": Kind.CONTRACT,
    "规范性文件": Kind.NORMATIVE,
    "内部制度": Kind.INTERNAL,
    "管理制度": Kind.INTERNAL,
    "规章制度": Kind.INTERNAL,
    "制度": Kind.INTERNAL,
    "三重一大": Kind.OTHER,
    "重大事项": Kind.OTHER,
    "重大项目": Kind.OTHER,
    "重要项目": Kind.OTHER,
    "大额资金": Kind.OTHER,
    "大额度资金": Kind.OTHER,
    "其他": Kind.OTHER,
}
BIG = ("三重一大", "重大事项", "重大项目", "重要项目", "大额资金", "大额度资金")

NOT_APPLICABLE = ("不适用", "不涉及", "无需", "不需要", "不属于", "不用")
EXEMPT = ("免除", "免于", "豁免", "简化程序", "简易程序")
NOT_DONE = ("否", "未", "没有", "无", "×", "✗", "x", "no")
NOTHING = ("", "—", "——", "-", "/", "／")

FAILED = ("不通过", "未通过", "不予通过", "没有通过", "不合法", "不合规", "不同意")
CHANGED = ("修改", "调整", "完善", "补充", "退回", "附条件", "原则通过", "原则同意")
PASSED = ("通过", "合法", "合规", "同意", "无意见", "没有意见", "无异议", "符合")

REJECTED = ("否决", "不同意", "未通过", "不通过", "不予通过", "未获通过")
DEFERRED = ("暂缓", "再议", "再次讨论", "缓议", "继续研究")


@dataclass(frozen=True)
class Concluded:
    """What a review's cell says: its conclusion, how many changes it asked for, in how many rounds."""

    conclusion: str
    opinions: int = 0
    rounds: int = 1


def kinds_of(text: str) -> list[Kind]:
    """The kinds that a cell names, each by its longest word; several words of one kind are one."""
    rest, found = text, []
    for word in sorted(KINDS, key=len, reverse=True):
        if word in rest:
            rest = rest.replace(word, "")
            found.append(KINDS[word])
    named = [kind for kind in dict.fromkeys(found) if kind != Kind.OTHER]
    return named or list(dict.fromkeys(found))


def gate_of(text: str) -> tuple[str, str, str] | None:
    """(way, evidence, why) that a gate's cell says, or None where the gate was not closed."""
    if text in NOTHING:
        return None
    said = f"旧台账写明“{text}”"
    if any(word in text for word in EXEMPT):
        return Way.EXEMPT, "", said
    if any(word in text for word in NOT_APPLICABLE):
        return Way.NOT_APPLICABLE, "", said
    if is_no(text):
        return None
    return Way.DONE, said, ""


def is_no(text: str) -> bool:
    return text.lower().startswith(NOT_DONE)


def conclusion_of(text: str) -> Concluded:
    """The last word decides: what was sent back once and then passed has passed."""
    if text in NOTHING:
        return Concluded("")
    opinions = sum(_number(n) for n in _CHANGES.findall(text))
    passed_at = max((text.rfind(word) for word in PASSED), default=-1)
    failed_at = max((text.rfind(word) + len(word) for word in FAILED if word in text), default=-1)
    returns = [_number(n) for n in _RETURNS.findall(text)]
    rounds = 1 + (sum(returns) or ("退回" in text))
    if failed_at > passed_at:
        return Concluded(Conclusion.FAIL, opinions, rounds)
    if passed_at < 0:
        return Concluded("", opinions, rounds)
    changed = any(word in text for word in CHANGED) or opinions > 0
    return Concluded(Conclusion.PASS_CHANGED if changed else Conclusion.PASS, opinions, rounds)


def votes_of(text: str) -> dict[str, int]:
    """Votes as a cell counts them: 8/9同意, or 同意8票、反对1票."""
    votes: dict[str, int] = {}
    if found := _OF.search(text):
        votes["for"], votes["attended"] = int(found[1]), int(found[2])
    for key, word in (("for", "(?<!不)同意"), ("against", "反对"), ("abstained", "弃权")):
        counted = re.search(rf"{word}\D{{0,2}}(\d+)|(\d+)\s*[票人]\s*{word}", text)
        if counted and key not in votes:
            votes[key] = int(counted[1] or counted[2])
    return votes


def agreed(text: str, votes: Mapping[str, int]) -> bool | None:
    """Whether the meeting agreed; None where it put the matter off."""
    if any(word in text for word in DEFERRED):
        return None
    if any(word in text for word in REJECTED):
        return False
    if "for" in votes and "attended" in votes:
        return votes["for"] * 2 > votes["attended"]
    return True


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.partition("十")
    if "十" in text:
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS.get(text, 0)
