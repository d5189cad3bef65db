"""What looks like a number and is none: it is covered, sign for sign, so that offsets stay those of the text."""

from __future__ import annotations

import re

from fengqiao.ground.patterns import LONGEST, bounded

from . import units
from .phrases import PHRASES

COVER = "\x00"
NUMERAL = r"(?:\d+|[〇零○一二三四五六七八九十百千万两廿卅]+)"
# What is longer than any number: covered first and whole, so that no part of it is read as one.
_RUN = re.compile(
    rf"\d{{{LONGEST + 1},}}+|[〇零○一二三四五六七八九十百千万亿两廿卅]{{{LONGEST + 1},}}+"
)
# Full-width signs that stand for one sign of the other kind: the length of the text never changes.
_NARROW = str.maketrans("０１２３４５６７８９％．＋～〜—–－―﹣：", "0123456789%.+-------:")
_WIDE_GRID = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# 1 200余间: groups of three set apart by a blank (GB/T 15835) become groups with a comma. Only where a round
# word or a unit follows: the cells of a table are set apart by blanks too.
_BLANK = "[ \u00a0\u2009\u202f\u3000]"
_ONE_BLANK = re.compile(_BLANK)
_BLANK_GRID = bounded(
    rf"(?<![\d.,/:第-])[1-9]\d{{0,2}}(?:{_BLANK}\d{{3}})+(?![\d,])(?=(?:\.\d+)?\s*(?:[余多百千万亿]|{units.UNIT}))"
)

_DAY = rf"{NUMERAL}\s*日"
_LINK = r"\s*(?:-|至|到|、|和|及|或)\s*"

_YEAR = r"(?:19|20)\d{2}"

_NO_NUMBER = tuple(
    bounded(pattern, re.MULTILINE)
    for pattern in (
        # Titles with what stands in them, and an article of one: 《民法典》1254条规定
        r"《[^《》\n]{1,80}》(?:\s*\d+\s*条(?=规定|的|之|第|、|款))?",
        # 德建街发〔2024〕12号, 国办发[2017]47号, GB/T 9704-2012, 5G, A4
        r"[〔\[（(【]\s*[12]\d{3}\s*[〕\]）)】]\s*(?:第\s*)?\d+\s*号",
        r"[A-Za-z]+(?:/[A-Za-z]+)?-?\d+(?:[.-]\d+)*|[A-Z]+/T\s?\d+(?:[.-]\d+)*|\d+[A-Za-z]+\d*",
        # Numbering of headings and lists.
        r"^[\s\u3000]*(?:[（(]\s*(?:\d+|[一二三四五六七八九十百]+)\s*[）)]"
        r"|(?:\d{1,2}|[一二三四五六七八九十百]+)\s*[、.](?!\d))",
        # Ordinals: 第十七条, 第一、二季度, 第3至第5批, 前三季度, 附件2, 表3
        rf"第\s*{NUMERAL}(?:{_LINK}第?\s*{NUMERAL})*\s*"
        r"(?:个|次|批|期|条|款|项|届|季度|年|章|节|编|名|位|家|轮|组|类|部|支)?",
        rf"前\s*{NUMERAL}\s*(?:季度|个月|名|位|次|批)|附\s*[件表图录]\s*\d+|[表图]\s*\d+",
        # Years, months and days with their ranges.
        rf"{_YEAR}\s*(?:年度?)?{_LINK}{_YEAR}\s*年度?|[（(]\s*{_YEAR}{_LINK}{_YEAR}\s*[）)]",
        rf"{_YEAR}\s*[./-]\s*\d{{1,2}}(?:\s*[./-]\s*\d{{1,2}})?(?![\d.])",
        r"[12]\d{3}\s*年(?:度|底|初|末|代|版|中|前|内|后|间)?|(?<!\d)\d{2}\s*年(?=底|初|末|度|\d{1,2}月)",
        r"[〇零○一二三四五六七八九]{4}\s*年度?|[〇零○一二三四五六七八九]{2}\s*年(?=[^来以])",
        rf"{NUMERAL}\s*月?{_LINK}{NUMERAL}\s*月(?:份|底|初|末)?",
        rf"{NUMERAL}\s*月(?:份|底|初|末|中旬|上旬|下旬)?(?:\s*{_DAY})?(?:{_LINK}(?:{NUMERAL}\s*月)?{_DAY})?",
        rf"(?:{NUMERAL}{_LINK})?{_DAY}",
        r"\d{1,2}\s*[·•・]\s*\d{1,2}",
        r"\d{1,2}\.\d{1,2}(?=\s*(?:国家|全国|全民|国际|世界|宪法|消费|禁毒|消防))",
        r"[一二三四]\s*季度|[上下]半年|[半本当全]年",
        # Spans of time, points of it, limits in days and hours.
        rf"(?:近|约|超过?|不足)?\s*{NUMERAL}(?:\.\d+)?(?:{_LINK}{NUMERAL})?\s*[余多来几]?\s*"
        r"(?:个\s*)?多?\s*(?:工作日|自然日|天|周(?![边密知到围])|星期|礼拜|月(?![份底初末])|年(?![度底初])"
        r"|季度|分钟|秒|世纪|岁|刻钟|昼夜)(?:来|间|以来|内|前|后|以内|以上)?",
        rf"(?:7\s*[×xX*]\s*)?(?<!\d)24\s*(?:个\s*)?小时"
        rf"|{NUMERAL}\s*(?:个\s*)?小时(?=以?内|之内|前|后|制|值|响应|办结|不间断)",
        rf"(?:上午|下午|中午|晚上?|凌晨|早上?)\s*{NUMERAL}\s*(?:点|时)(?:半|{NUMERAL}分)?",
        r"\d{1,2}:\d{2}(?!\d)",
        r"(?:电话|手机|热线|传真|邮编|编号|账号|号码|拨打|代码|邮政编码)\s*[为是:]?\s*\d[\d-]*(?!\d*\s*[件个次起人])",
        # Phones, hot lines, addresses, and what is no count by its shape: 1+6+N, 3:2
        r"(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{9,}(?!\d)",
        r"(?<!\d)(?:12345|12348|12368|12309|12388|12389|12315|12333|96\d{3,4}|110|119|120|122|114)"
        r"(?=\s*(?:政务|热线|平台|投诉|便民|服务|法律|工单|转办|家暴|家庭|报警|接警|警情|联动|非警务))",
        r"\d+\s*号(?!召)(?:楼|院|线|门|文件|令)?(?:\s*\d+\s*[栋幢座])?|\d+\s*(?:栋|幢|座)\s*(?=\d|[东西南北中]?单元)"
        r"|\d+\s*单元|\d+\s*[室楼层]",
        r"[\d一二三四五六七八九NnXx]+(?:\s*[+×]\s*(?:[\d一二三四五六七八九]+|[A-Za-z]+))+",
        r"\d+\s*:\s*\d+|[一二三四五六七八九十百]+比[一二三四五六七八九十]+",
        # A pattern of work, no count: 形成1名网格长带动10名志愿者的工作格局.
        rf"形成\s*{NUMERAL}\s*[名个位支][^，。；\n]{{0,24}}?带动[^，。；\n]{{0,24}}?(?:格局|模式|机制|体系)",
        # A name in quotes: “四个亲自”, “1+2”, “三项制度”, “百千万”.
        r"[“‘][^”’“‘，。；！？\n]{1,14}[”’]",
    )
)
# Not inside a longer numeral: 五百名 is no 百名, 二十一批 no 一批.
_ALONE = r"(?<![\d〇零一二三四五六七八九十百千万两近上数几过逾超约余多])"
_PHRASE = re.compile(
    _ALONE + "(?:" + "|".join(sorted(map(re.escape, PHRASES), key=len, reverse=True)) + ")"
)


def narrowed(text: str) -> str:
    """The text with ASCII digits, percent signs, dots, dashes and commas in groups; as long as it was."""
    clean = _WIDE_GRID.sub(",", text).translate(_NARROW)
    return _BLANK_GRID.sub(lambda found: _ONE_BLANK.sub(",", found[0]), clean)


def masked(text: str) -> str:
    """The narrowed text with everything covered that only looks like a number."""
    clean = _RUN.sub(_cover, narrowed(text))
    for pattern in _NO_NUMBER:
        clean = pattern.sub(_cover, clean)
    return _PHRASE.sub(_cover, clean)


def _cover(found: re.Match[str]) -> str:
    return COVER * len(found[0])
