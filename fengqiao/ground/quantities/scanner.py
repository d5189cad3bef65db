"""Finding the numbers of a text: a numeral, the words that make it round, its unit; else it is no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fengqiao.ground.patterns import bounded

from . import units
from .counted import is_counted
from .masks import COVER, masked
from .numerals import ARABIC, CHINESE, MIXED, Number, known, several, value_of


class Quantity(NamedTuple):
    """A number of a text. `text` stands at `start` of the original, counted in characters, with its
    round word and unit; `value` is in whole units (3.5万元 is 35000 元), `high` the upper end of a range,
    `qualifier` one of the words of ground.approximations, 至 for a range, 数 for what has no certain size
    (数百), "" for an exact number.
    """

    text: str
    start: int
    value: Number
    unit: str
    qualifier: str = ""
    high: Number | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def in_text(self, text: str) -> Quantity:
        """Itself in the signs of the original: ２５３件 where 253件 was read."""
        return self._replace(text=text[self.start : self.end])


# What is written → the word that ground.approximations knows.
BEFORE = {
    **dict.fromkeys(("大约", "大概", "约摸", "约莫", "约"), "约"),
    **dict.fromkeys(("将近", "接近", "近"), "近"),
    **dict.fromkeys(("超过", "超", "逾", "突破", "过"), "超"),
    **dict.fromkeys(("至少", "不少于", "不低于", "上"), "以上"),
    **dict.fromkeys(("不超过", "最多", "不多于", "不高于"), "以下"),
    **dict.fromkeys(("不足", "不到", "不满"), "不足"),
    **dict.fromkeys(("数", "好几", "几"), "数"),
}
WITHIN = {"余": "余", "多": "多", "几": "余", "来": "约"}
AFTER = {"以上": "以上", "左右": "约", "上下": "约", "以下": "以下", "以内": "以下"}

# 上百, 过千, 数十, 几万: these speak of nothing else. 节约 and 预约 are other words.
_OF_BARE_UNITS = {"上", "过", "数", "几", "好几"}
_PREFIX = "|".join(
    f"{word}(?=[十百千万])"
    if word in _OF_BARE_UNITS
    else "(?<![节预签])约"
    if word == "约"
    else word
    for word in sorted(BEFORE, key=len, reverse=True)
)
_NUMBER = bounded(
    rf"""
    (?P<before>(?<![最附邻])(?:{_PREFIX})\s*)?
    (?:
        (?P<share>百分之\s*(?:(?P<hundredths>{ARABIC}|{CHINESE}(?:点[〇零一二三四五六七八九]+)?)))
      | (?P<third>(?P<over>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九]))
      | (?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九])?(?=以上|左右|多|[，。；、的]|$)
      | (?P<number>{MIXED})
        (?P<round>\s*(?:[余多]\s*(?P<more>[万亿千百])?|[几来](?=\s*(?:{units.UNIT}))))?
        (?:\s*(?:-|至|到|~)\s*(?P<high>{MIXED}))?
        \s*
        (?P<unit>{units.UNIT})?
        (?P<late>[余多](?=[，。；、）)\n]|$))?
    )
    (?P<after>{"|".join(AFTER)})?
    """,
    re.VERBOSE,
)
_NO_NEIGHBOUR = re.compile(r"[A-Za-z0-9+×*/·.\-#@]$")
# A bare number is one only where a sentence says how many: 共253，其中…
_SAYS = bounded(r"(?:共|共计|总计|合计|总数|为|达到?|至|数|数量|余|：|:|有|增至|降至|分别为?)\s*$")
_ENDS = bounded(r"\s*(?:[，。；,;）)]|、(?!\s*\d)|其中|$|\n)")
_LIST = bounded(r"(?:为|有|达|：|:|分别\S{0,6}?)\s*((?:\d[\d,]*(?:\.\d+)?\s*[、，]\s*)+)$")
# 253（含跨年5件）件: the unit stands behind what is said in brackets.
_UNIT_BEHIND = bounded(rf"[（(][^（）()\n]{{1,40}}[）)]\s*(?P<unit>{units.UNIT})")
_ZERO = re.compile(r"(?<=为)零(?=[，。；、\n]|$)")


def quantities(text: str) -> list[Quantity]:
    """This will give every number of the text in its order. Dates, ordinals and names are none."""
    clean = masked(text)
    found = [one for one in _found(clean, text) if one is not None]
    found += [Quantity(zero[0], zero.start(), 0, "") for zero in _ZERO.finditer(clean)]
    return sorted(found, key=lambda one: one.start)


def _found(clean: str, text: str) -> Iterator[Quantity | None]:
    for match in _NUMBER.finditer(clean):
        if _NO_NEIGHBOUR.search(clean[max(0, match.start() - 1) : match.start()]):
            continue
        yield from _with_the_list_before(clean, text, match)
        yield _share(match, text) if match["number"] is None else _count(clean, match, text)


def _share(match: re.Match[str], text: str) -> Quantity | None:
    value: Number | None
    if match["share"]:
        value = known(match["hundredths"])
    elif match["third"]:
        value = round(Decimal(100) * value_of(match["of"]) / value_of(match["over"]), 2)
    else:
        value = 10 * value_of(match["tenths"]) + value_of(match["half"] or "零")
    if value is None:
        return None
    return Quantity(match[0].rstrip(), match.start(), value, "%", _qualifier(match)).in_text(text)


def _count(clean: str, match: re.Match[str], text: str) -> Quantity | None:
    numeral, unit = match["number"], match["unit"] or ""
    is_chinese = not any(c.isdigit() for c in numeral)
    if not unit and not is_chinese and (behind := _UNIT_BEHIND.match(clean, match.end())):
        unit = behind["unit"]
    low, high = several(numeral) if is_chinese else (known(numeral), None)
    if match["high"]:
        high = known(match["high"])
    if low is None or (match["high"] and (high is None or high <= low)):
        return None
    if match["more"]:  # 十余万, 3000多万
        low = low * value_of(match["more"])
    qualifier = "至" if high is not None else _qualifier(match)
    if not unit and (is_chinese or not _stands_alone(clean, match)):
        return None
    if is_chinese and not is_counted(clean, match.start(), match.end(), numeral, unit, qualifier):
        return None
    said = match[0].rstrip()
    return Quantity(said, match.start(), low, units.plain(unit), qualifier, high).in_text(text)


def _stands_alone(clean: str, match: re.Match[str]) -> bool:
    """A number without a unit that says how many all the same: 共253，其中…; 常住人口5.6万。"""
    told = set(match["number"]) & set("万亿")
    said = _SAYS.search(clean[max(0, match.start() - 6) : match.start()])
    return bool((told or said) and _ENDS.match(clean, match.end()))


def _with_the_list_before(clean: str, text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """分别为94、42、1、116件: the unit of the last is that of all."""
    if not match["number"] or not match["unit"] or COVER in match[0]:
        return
    before = clean[max(0, match.start() - 60) : match.start()]
    if listed := _LIST.search(before):
        first = match.start() - len(before) + listed.start(1)
        for one in re.finditer(r"\d[\d,]*(?:\.\d+)?", listed[1]):
            start = first + one.start()
            yield Quantity(one[0], start, value_of(one[0]), match["unit"]).in_text(text)


def _qualifier(match: re.Match[str]) -> str:
    if match["before"]:
        return BEFORE[match["before"].strip()]
    if match["number"] is not None:
        within = (match["round"] or "").strip()[:1] or match["late"]
        if within:
            return WITHIN[within]
    return AFTER[match["after"]] if match["after"] else ""
