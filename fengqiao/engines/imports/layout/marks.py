"""Words and signs that stand around records: totals, signatures, ditto, ticks, months, units, legends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fengqiao.ground import signs
from fengqiao.ground.chinese_numbers import to_number

_BRACKETS = re.compile(r"[（(【\[].*?[)）】\]]")
_NOT_WORDS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?=\s*年|\D|$)")
_SPELT_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_TOTAL = re.compile(r"小计|合计|总计|累计|共计|本(?:页|月|季|年|周|期)计")
_COUNTED = re.compile(r"^(?:以上)?共\s*\d+\s*件")
_SIGNED = re.compile(
    r"^(?:填报|填表|填制|制表|审核|复核|审批|签批|统计|报送|登记|经办|负责|主管|单位|分管)[^:：]{0,8}[:：]"
    r"|^(?:备注|注|说明|填写|填报|填表)[^:：]{0,6}[:：]|^(?:单位|日期|年份?|联系电话)[:：]"
)
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|第[一二三四五六七八九十]+[类部分章节]+[、：:]?\s*)"
)
_COUNT_BEHIND = re.compile(
    r"[（(\s：:,，]*(?:共|计|合计)?\s*\d+\s*(?:件|起|条|宗|例|场|次|期|项|个|份)[)）]?\s*$"
)
_MONTH = re.compile(
    r"^(?:(\d{4})年)?(\d{1,2}|元|[一二三四五六七八九十]{1,3})月(?:份)?(?:[（(:：、].*|共?计?\d+件.*|台账|登记|明细)?$"
)
_MONTH_IN = re.compile(
    r"(?<![\d\-至到—~])(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?![\d至到\-—~日])"
)
_UNIT = re.compile(r"[（(【\[/／:：]\s*(?:单位[:：])?\s*(万元|元|千元|百元|亿元)\s*[)）】\]]?")
_UNIT_LINE = re.compile(r"单位[:：][^\n]*?(万元|千元|元)")
_BETWEEN_NAMED = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年度?|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?"
    r"|\d+\s*(?:件|起|条|场|次)|[\W_]+"
)
LONGEST_NAMED = 30
UNITS = {"元": 1, "百元": 100, "千元": 1000, "万元": 10_000, "亿元": 100_000_000}
DITTO = frozenset(
    {
        "同上",
        "〃",
        "″",
        "“",
        "”",
        '"',
        "''",
        "＂",
        "同前",
        "同左上",
        "″″",
        "々",
        "仝上",
        "上同",
    }
)
TICKS = frozenset(
    {"√", "✓", "✔", "☑", "v", "V", "是", "1", "●", "▲", "★", "Y", "y", "*", "对", "有", "■"}
)
NO_TICKS = frozenset({"", "×", "x", "X", "否", "0", "☐", "□", "○", "无", "-", "—", "/"})
_PAIR = re.compile(
    r"(?<![\d\w])([①-⑳]|\d{1,2}|[A-Za-z])\s*[-—－:：=＝、.．)）]?\s*([一-鿿][一-鿿、]{1,11}?)(?=[\s，,；;。/／|]|[①-⑳]|\d|[A-Za-z]|$)"
)
_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)}


def plain(text: object) -> str:
    """A heading or a word without brackets, spaces and marks, in the ordinary width of characters."""
    return _NOT_WORDS.sub("", _BRACKETS.sub("", signs.folded(str(text))))


def text_of(cell: object) -> str:
    """A cell as text, without the blanks around it."""
    return "" if cell is None else str(cell).strip()


def years_in(text: object) -> set[int]:
    """The years that a text names, in figures or spelt out."""
    clean = signs.folded(text_of(text))
    spelt = {to_number(found) for found in _SPELT_YEAR.findall(clean)}
    return {year for year in {int(y) for y in _YEAR.findall(clean)} | spelt if 1949 <= year < 2200}


def year_in(text: object) -> int | None:
    """The one year that a text names, or None."""
    years = years_in(text)
    return years.pop() if len(years) == 1 else None


def month_in(text: object) -> int | None:
    """The one month that a title or a sheet's name names, or None."""
    clean = signs.folded(text_of(text))
    months = {month for found in _MONTH_IN.findall(clean) if (month := _month(found))}
    return months.pop() if len(months) == 1 else None


def named_parts(text: str) -> list[str]:
    """The parts of a title or a sheet's name between its year, its months, its signs and blanks."""
    clean = signs.folded(text)
    return [part for part in _BETWEEN_NAMED.split(clean) if part and len(part) <= LONGEST_NAMED]


def band(text: str) -> tuple[int | None, int] | None:
    """(year or None, month) of a row that stands above the rows of its month, or None."""
    found = _MONTH.fullmatch(re.sub(r"\s+", "", signs.folded(text)))
    month = _month(found[2]) if found else None
    return (int(found[1]) if found[1] else None, month) if found and month else None


def _month(text: str) -> int | None:
    try:
        month = 1 if text == "元" else int(text) if text.isdecimal() else to_number(text)
    except ValueError:
        return None
    return month if 1 <= month <= 12 else None


def is_total(text: str) -> bool:
    """A subtotal, a total: short, and saying so."""
    return (bool(_TOTAL.search(text)) and len(text) <= 16) or bool(_COUNTED.match(text))


def is_sum(cell: object) -> bool:
    """A cell that says 小计 or 合计 and nothing else."""
    return (
        isinstance(cell, str) and len(cell) <= 8 and plain(cell) in ("小计", "合计", "总计", "累计")
    )


def is_signed(text: str) -> bool:
    """The lines of who filled in and who checked, notes and instructions."""
    return bool(_SIGNED.match(signs.folded(text).replace(" ", "")))


def section_words(text: str) -> str:
    """What a section's heading says, without its number and the count behind it: 一、邻里纠纷类（23件）."""
    return _COUNT_BEHIND.sub("", _NUMBERED.sub("", text)).strip(" \u3000：:")


def unit_of(heading: str) -> int | None:
    """What a bare number counts under a heading: 10000 under 金额（万元）, or None when it does not say."""
    found = _UNIT.search(signs.folded(heading))
    return UNITS[found[1]] if found else None


def unit_of_line(text: str) -> int | None:
    """The unit that a line above the table states for all money: 单位：万元."""
    found = _UNIT_LINE.search(signs.folded(text))
    return UNITS[found[1]] if found else None


def code_of(cell: object) -> str:
    """A cell as a code: ② and 2.0 are 2, a is A. "" for what is no code."""
    text = text_of(cell)
    text = _CIRCLED.get(text, signs.folded(text)).strip(" 、.)）").upper()
    return text if re.fullmatch(r"\d{1,2}|[A-Z]", text) else ""


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """(code, words) of a legend: 1邻里纠纷 2物业管理, ①-邻里；②-物业, A.邻里 B.物业."""
    for code, words in _PAIR.findall(text):
        yield code_of(code), words.strip("、")


def is_day(cell: object) -> bool:
    return isinstance(cell, date)
