"""What the words of old ledgers mean: outcomes, ways in, ways of handling. The longest word that a cell
holds decides; the cell's own text is kept beside it. Words of the trade only, no file's own wording."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ..words import Found, Method, Outcome, Regime

GOES_ON = "办理中"
UNSAID = "有办结日期，没有写结果"
OPEN = (
    *(GOES_ON, "未结", "未办结", "调解中", "处理中", "跟进", "正在", "待办", "在办", "化解中"),
    *(
        "协商中",
        "进行中",
        "未完结",
        "未完成",
        "待处理",
        "待调解",
        "待协商",
        "尚未",
        "继续调解",
        "择日",
        "稳控中",
    ),
)

OUTCOMES: Mapping[str, str] = {
    "调解不成": Outcome.FAILED,
    "调解未成": Outcome.FAILED,
    "未达成": Outcome.FAILED,
    "未调成": Outcome.FAILED,
    "未化解": Outcome.FAILED,
    "调解失败": Outcome.FAILED,
    "不成功": Outcome.FAILED,
    "终止调解": Outcome.FAILED,
    "调解终止": Outcome.FAILED,
    "协商不成": Outcome.FAILED,
    "未成功": Outcome.FAILED,
    "未调解成功": Outcome.FAILED,
    "未能达成": Outcome.FAILED,
    "未能化解": Outcome.FAILED,
    "未能解决": Outcome.FAILED,
    "无法达成": Outcome.FAILED,
    "没有达成": Outcome.FAILED,
    "没有化解": Outcome.FAILED,
    "不接受调解": Outcome.REFUSED,
    "不愿调解": Outcome.REFUSED,
    "调处不成": Outcome.FAILED,
    "协商未果": Outcome.FAILED,
    "调解未果": Outcome.FAILED,
    "调解无果": Outcome.FAILED,
    "未解决": Outcome.FAILED,
    "明确拒绝": Outcome.REFUSED,
    "拒绝调解": Outcome.REFUSED,
    "不同意调解": Outcome.REFUSED,
    "撤回": Outcome.WITHDRAWN,
    "撤诉": Outcome.WITHDRAWN,
    "撤销申请": Outcome.WITHDRAWN,
    "移送": Outcome.HANDED_OVER,
    "移交": Outcome.HANDED_OVER,
    "转交": Outcome.HANDED_OVER,
    "移转": Outcome.HANDED_OVER,
    "引导": Outcome.GUIDED,
    "告知途径": Outcome.GUIDED,
    "建议起诉": Outcome.GUIDED,
    "司法途径": Outcome.GUIDED,
    "司法程序": Outcome.GUIDED,
    "诉讼程序": Outcome.GUIDED,
    "法院起诉": Outcome.GUIDED,
    "起诉至法院": Outcome.GUIDED,
    "法律途径": Outcome.GUIDED,
    "走诉讼": Outcome.GUIDED,
    "口头协议": Outcome.ORAL,
    "口头调解": Outcome.ORAL,
    "书面协议": Outcome.WRITTEN,
    "调解协议书": Outcome.WRITTEN,
    "签订协议": Outcome.WRITTEN,
    "达成协议": Outcome.ORAL,
    "达成调解协议": Outcome.ORAL,
    "已履行": Outcome.PERFORMED,
    "履行完毕": Outcome.PERFORMED,
    "已赔偿": Outcome.PERFORMED,
    "已赔付": Outcome.PERFORMED,
    "赔付到位": Outcome.PERFORMED,
    "已支付": Outcome.PERFORMED,
    "已付清": Outcome.PERFORMED,
    "已退款": Outcome.PERFORMED,
    "自行和解": Outcome.SELF_SETTLED,
    "自行化解": Outcome.SELF_SETTLED,
    "当场和解": Outcome.ON_THE_SPOT,
    "当场化解": Outcome.ON_THE_SPOT,
    "当场解决": Outcome.ON_THE_SPOT,
    "和解": Outcome.ON_THE_SPOT,
    "言和": Outcome.ON_THE_SPOT,
    "和好": Outcome.ON_THE_SPOT,
    "谅解": Outcome.ON_THE_SPOT,
    "达成一致": Outcome.ORAL,
    "达成共识": Outcome.ORAL,
    "调处成功": Outcome.ORAL,
    "调成": Outcome.ORAL,
    "已调处": Outcome.ORAL,
    "已调结": Outcome.ORAL,
    "已处理": Outcome.ON_THE_SPOT,
    "处理完毕": Outcome.ON_THE_SPOT,
    "妥善处理": Outcome.ON_THE_SPOT,
    "妥善解决": Outcome.ON_THE_SPOT,
    "协商解决": Outcome.ON_THE_SPOT,
    "息诉": Outcome.ON_THE_SPOT,
    "息访": Outcome.ON_THE_SPOT,
    "调解完毕": Outcome.ORAL,
    "调处完毕": Outcome.ORAL,
    "已完成": Outcome.ON_THE_SPOT,
    "已完结": Outcome.ON_THE_SPOT,
    "已结案": Outcome.ON_THE_SPOT,
    "结案": Outcome.ON_THE_SPOT,
    "已结": Outcome.ON_THE_SPOT,
    "销号": Outcome.ON_THE_SPOT,
    "调解成功": Outcome.ORAL,
    "化解成功": Outcome.ON_THE_SPOT,
    "已化解": Outcome.ON_THE_SPOT,
    "化解": Outcome.ON_THE_SPOT,
    "已解决": Outcome.ON_THE_SPOT,
    "已调解": Outcome.ORAL,
    "成功": Outcome.ORAL,
    "帮办": Outcome.HELPED,
    "已办": Outcome.HELPED,
    "办结": Outcome.ON_THE_SPOT,
    "修复": Outcome.HELPED,
    "已修": Outcome.HELPED,
    "修好": Outcome.HELPED,
    "已更换": Outcome.HELPED,
    "已维修": Outcome.HELPED,
    "已整改": Outcome.HELPED,
    "已落实": Outcome.HELPED,
    "已清运": Outcome.HELPED,
    "已清理": Outcome.HELPED,
    "已帮扶": Outcome.HELPED,
    "已救助": Outcome.HELPED,
    "已协调": Outcome.HELPED,
    "已回复": Outcome.ANSWERED,
    "已解释": Outcome.ANSWERED,
    "答复": Outcome.ANSWERED,
    "解答": Outcome.ANSWERED,
}

# How it ended where it did not come to an end between the two; whatever was told besides.
NO_END = (Outcome.FAILED, Outcome.REFUSED, Outcome.WITHDRAWN)
_NOT = re.compile(r"(?:未|没有?|无法|难以|不|拒绝|拒不)(?:能够?|予|曾|愿意?|同意|肯|得到|可)?$")

# Below 是否化解.
NOT_YET = ("否", "×")
WHETHER: Mapping[str, str] = {"是": Outcome.ON_THE_SPOT, "√": Outcome.ON_THE_SPOT}

# What is said of a concern: it was helped or answered, whatever the word for a dispute would be.
CONCERN: Mapping[str, str] = {
    Outcome.ON_THE_SPOT: Outcome.HELPED,
    Outcome.ORAL: Outcome.HELPED,
    Outcome.WRITTEN: Outcome.HELPED,
    Outcome.PERFORMED: Outcome.HELPED,
    Outcome.SELF_SETTLED: Outcome.HELPED,
}

# What is said of a dispute: somebody helped or answered, and it was over.
DISPUTE: Mapping[str, str] = {
    Outcome.HELPED: Outcome.ON_THE_SPOT,
    Outcome.ANSWERED: Outcome.ON_THE_SPOT,
}

FOUND: Mapping[str, str] = {
    "网格": Found.GRID,
    "排查": Found.GRID,
    "来访": Found.WALK_IN,
    "上门": Found.WALK_IN,
    "窗口": Found.WALK_IN,
    "来电": Found.PHONE,
    "电话": Found.PHONE,
    "微信": Found.WECHAT,
    "说事点": Found.TALK_POINT,
    "谈心室": Found.TALK_POINT,
    "楼栋长": Found.LEAD,
    "单元长": Found.LEAD,
    "上报": Found.LEAD,
    "12345": Found.HOTLINE,
    "热线": Found.HOTLINE,
    "信访": Found.PETITION,
    "派出所": Found.POLICE,
    "公安": Found.POLICE,
    "110": Found.POLICE,
    "法院": Found.COURT,
    "派单": Found.SUPERIOR,
    "上级交办": Found.SUPERIOR,
    "主动发现": Found.OWN,
    "走访": Found.OWN,
    "巡查": Found.OWN,
    "妇联": Found.AGENCY,
    "工会": Found.AGENCY,
    "检察院": Found.AGENCY,
    "移送": Found.AGENCY,
    "转办": Found.AGENCY,
}

METHODS: Mapping[str, str] = {
    "人民调解": Method.PEOPLE,
    "劝导": Method.PERSUADE,
    "劝解": Method.PERSUADE,
    "协调": Method.COORDINATE,
    "沟通": Method.COORDINATE,
    "现场调解": Method.ON_SITE,
    "现场": Method.ON_SITE,
    "解决渠道": Method.FIND_WAY,
    "研究解决": Method.FIND_WAY,
    "帮扶": Method.ASSIST,
    "救助": Method.ASSIST,
    "咨询": Method.CONSULT,
    "吹哨": Method.CALL_OUT,
    "报到": Method.CALL_OUT,
    "引导": Method.GUIDE,
    "移送": Method.GUIDE,
    "调解": Method.COORDINATE,
}


def meaning(text: str, words: Mapping[str, str]) -> str:
    """What a cell means: the longest word it holds decides, the first of those equally long. "" for none."""
    held = [word for word in words if word in text]
    return words[max(held, key=lambda word: (len(word), -text.index(word)))] if held else ""


@lru_cache(maxsize=10_000)
def outcome_of(text: str, is_concern: bool) -> str:
    """The outcome that a result cell states, or "" while it is open. What failed stays failed, whatever
    road was told besides."""
    if not text or any(word in text for word in OPEN):
        return ""
    stated = {word: OUTCOMES[word] for word in OUTCOMES if word in text and _holds(text, word)}
    said = set(stated.values())
    for first in NO_END:
        if first in said:
            return first
    outcome = WHETHER[text] if text in WHETHER else meaning(text, stated)
    if not is_concern:
        return DISPUTE.get(outcome, outcome)
    # A concern that was passed on and mended is helped; one that was only passed on is handed over.
    if said & {Outcome.HELPED, Outcome.ANSWERED} and outcome == Outcome.HANDED_OVER:
        return Outcome.HELPED
    return CONCERN.get(outcome, outcome)


def _holds(text: str, word: str) -> bool:
    """Whether a result states a word, and not that it did not come to it: 无法和解 is no 和解."""
    if OUTCOMES[word] in NO_END:
        return True
    places = (found.start() for found in re.finditer(re.escape(word), text))
    return any(not _NOT.search(text[:at]) for at in places)


def is_open(text: str) -> bool:
    """Whether a result cell says that it goes on."""
    return text in NOT_YET or any(word in text for word in OPEN)


def regime_of(method: str) -> str:
    return Regime.PEOPLE if "人民调解" in method else Regime.LIGHT
