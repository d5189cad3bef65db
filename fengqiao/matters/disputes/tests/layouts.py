"""Random truths written down in random layouts, as streets write them: the generator of test_layouts.

A truth is a list of cases, good and bad. A layout decides how they stand in a workbook: which sheets, which
headings in which order and how many lines of them, how a category, a day, a party is written, what stands
between the rows. The words are the trade's own and are written down here, not taken from the product.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

YEAR = 2023
COMMUNITIES = ("钟楼社区", "东门社区", "织布巷社区")
FOREIGN = "南塔社区"
CLASSES = {
    "neighbor": ("邻里纠纷类", "邻里", "邻里纠纷", "邻里类"),
    "property": ("物业管理类", "物业", "物业管理", "物业类"),
    "family": ("婚恋家庭类", "婚恋家庭", "婚姻家庭"),
    "other": ("其他类别", "其他", "其它类"),
}
TYPES = {
    "contract": ("合同纠纷", "合同"),
    "labor": ("劳动人事争议", "劳动争议"),
    "neighbor": ("邻里纠纷", "邻里关系"),
    "consumer": ("消费纠纷", "消费"),
    "house_site": ("房屋宅基地纠纷", "宅基地"),
}
CLASS_OF = {"neighbor": "neighbor"}
OUTCOMES = {
    "oral": ("达成口头协议", "口头协议"),
    "written": ("达成书面协议", "签订协议书"),
    "on_the_spot": ("当场化解", "已化解"),
    "failed": ("调解不成", "调解不成，引导起诉"),
    "performed": ("已履行", "履行完毕"),
}
SURNAMES = "冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
THINGS = (
    "漏水",
    "占道",
    "欠款",
    "噪声",
    "退费",
    "停车",
    "堆物",
    "借钱",
    "装修",
    "围墙",
    "树枝",
    "管道",
)
HEADINGS = {
    "number": ("序号", "编号", "案件编号"),
    "registered": ("登记日期", "受理时间", "排查时间", "登记时间", "纠纷受理日期", "发现时间"),
    "community": ("社区", "所属社区", "社区（村）", "村（社区）", "所在社区"),
    "parties": ("当事人", "纠纷双方", "双方当事人姓名", "双方当事人"),
    "side_one": ("申请人", "甲方", "申请方", "反映人", "一方当事人"),
    "side_two": ("被申请人", "乙方", "被申请方", "被反映人", "另一方当事人"),
    "type": ("纠纷类型", "纠纷类别", "类型", "矛盾纠纷类别", "矛盾类型"),
    "summary": ("简要情况", "纠纷简要情况", "主要内容", "事由", "案情简介", "基本情况"),
    "outcome": ("结果", "调解结果", "化解情况", "处理结果", "办理结果"),
    "closed": ("结案日期", "办结时间", "化解时间", "结案时间"),
    "amount": ("涉及金额", "涉案金额", "标的额", "金额"),
    "people": ("涉及人数", "人数"),
    "handler": ("调解员", "经办人", "承办人", "责任人"),
    "found": ("来源", "案件来源", "纠纷来源"),
    "remark": ("备注",),
    "phone": ("联系电话", "当事人电话"),
    "grid": ("网格", "网格名称"),
}
PARENTS = {
    "community": "属地",
    "grid": "属地",
    "side_one": "当事人情况",
    "side_two": "当事人情况",
    "amount": "涉及情况",
    "people": "涉及情况",
    "outcome": "办理结果情况",
    "closed": "办理结果情况",
    "handler": "办理结果情况",
}
BAD = (
    *("missing_date", "impossible_date", "incomplete_date", "out_of_year", "future_date"),
    *("closed_before_registered", "missing_category", "unknown_category", "two_categories"),
    *("missing_parties", "foreign_community", "unknown_community", "missing_summary"),
    *("negative_amount", "void", "struck", "duplicate", "test_row"),
)


@dataclass(frozen=True)
class Case:
    """One record of the truth; `bad` names what is wrong with it."""

    registered: date
    closed: date | None
    community: str
    one: tuple[str, ...]
    two: tuple[str, ...]
    category: str
    summary: str
    outcome: str
    amount: int | None
    people: int
    handler: str
    found: str
    bad: str = ""


@dataclass
class Written:
    """A cell grid with what it shows: merges, struck rows; and where each case came to stand."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    hidden: bool = False
    cases: list[tuple[int, Case]] = field(default_factory=list)


def truth(chance: random.Random) -> list[Case]:
    """Some cases of one year, in the order of their days, some of them bad."""
    every = [_case(chance, n) for n in range(chance.randint(5, 14))]
    every = [
        replace(one, bad=chance.choice(BAD)) if chance.random() < 0.25 else one for one in every
    ]
    every.sort(key=lambda one: one.registered)
    cases: list[Case] = []
    for one in every:
        good = [c for c in cases if not c.bad]
        if one.bad == "duplicate":
            one = replace(chance.choice(good), bad="duplicate") if good else replace(one, bad="")
        if one.bad == "closed_before_registered" and one.closed is None:
            one = replace(one, bad="")
        cases.append(one)
    return cases


def _case(chance: random.Random, n: int) -> Case:
    registered = date(YEAR, 1, 1) + timedelta(days=chance.randint(0, 330))
    people = [f"{chance.choice(SURNAMES)}{suffix}" for suffix in ("某甲", "某乙", "某丙", "某丁")]
    sides = chance.choice((1, 1, 1, 2, 0))
    ended = chance.random() < 0.85
    thing = f"{chance.choice(THINGS)}和{chance.choice(THINGS)}"
    return Case(
        registered=registered,
        closed=registered + timedelta(days=chance.randint(0, 30)) if ended else None,
        community=chance.choice(COMMUNITIES),
        one=tuple(people[: chance.choice((1, 1, 2))]),
        two=tuple(people[2 : 2 + sides]),
        category="",
        summary=f"两家因第{n}号门前{thing}{chance.choice(('争执', '僵持', '说不拢'))}，请社区来看看",
        outcome=chance.choice(list(OUTCOMES)) if ended else "",
        amount=chance.choice((None, chance.randint(1, 60) * 100)),
        people=chance.randint(2, 30),
        handler=f"{chance.choice(SURNAMES)}调解",
        found=chance.choice(("网格排查", "群众来访", "电话反映")),
    )


def workbook(chance: random.Random) -> tuple[list[Written], dict[str, Any]]:
    """This will write a random truth in a random layout: the sheets, and how the categories are written."""
    kind = chance.choice(("xlsx",) * 12 + ("ods", "ods", "csv", "csv", "csv", "xls"))
    style = chance.choice(("class", "type", "ticks", "sections", "codes"))
    names = TYPES if style == "type" else CLASSES
    cases = [replace(one, category=chance.choice(list(names))) for one in truth(chance)]
    first: dict[tuple[Any, ...], Case] = {}
    for n, one in enumerate(cases):  # a duplicate repeats its category too
        key = (one.registered, one.summary)
        cases[n] = replace(one, category=first.setdefault(key, one).category)
    told = {"kind": kind, "style": style, "names": names, "legend": _legend(chance, names)}
    parts = _parts(chance, cases) if kind != "csv" else [cases]
    sheets = [
        _Writer(chance, f"{n}组", part, told, len(parts)).written()
        for n, part in enumerate(parts, 1)
    ]
    if kind != "csv":
        if style == "codes" and chance.random() < 0.4:
            told["legend_on"] = "sheet"
        sheets += _others(chance, cases, told)
    return sheets, told


def _legend(chance: random.Random, names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    marks = chance.choice(("123456789", "ABCDEFGHI", "①②③④⑤⑥⑦⑧⑨"))
    return {code: marks[n] for n, code in enumerate(names)}


def _parts(chance: random.Random, cases: list[Case]) -> list[list[Case]]:
    """Several sheets, by time."""
    if len(cases) < 6 or chance.random() < 0.5:
        return [cases]
    at = chance.randint(3, len(cases) - 2)
    head, tail = cases[:at], cases[at:]
    return [head, tail] if tail else [head]


def _others(chance: random.Random, cases: list[Case], told: dict[str, Any]) -> list[Written]:
    others = []
    if chance.random() < 0.3:
        table = Written("统计", [["年度统计"], ["社区", *(CLASSES[c][0] for c in CLASSES), "合计"]])
        table.rows += [[place, *(chance.randint(0, 9) for _ in range(5))] for place in COMMUNITIES]
        others.append(table)
    if chance.random() < 0.3:
        old = Written("旧表", [["登记日期", "社区", "当事人", "纠纷类型", "简要情况"]], hidden=True)
        day = cases[0].registered
        old.rows.append([day, COMMUNITIES[0], "甲；乙", "邻里", "隐藏表里的事不算数"])
        others.append(old)
    if chance.random() < 0.3:
        others.append(Written("值班表", [["姓名", "电话", "星期"], ["甲", "1", "一"]]))
    return others


class _Writer:
    """Writes one sheet."""

    def __init__(
        self, chance: random.Random, name: str, cases: list[Case], told: dict[str, Any], of: int
    ) -> None:
        self.chance, self.told, self.style = chance, told, told["style"]
        self.plain = told["kind"] == "csv"
        self.out = Written(name)
        self.cases = cases
        self.left = chance.choice((0, 0, 0, 1, 2))
        self.year_above = chance.random() < 0.7
        self.band = chance.random() < 0.3 and self.style != "sections"
        self.merge_down = not self.plain and chance.random() < 0.3
        self.ditto = chance.choice(("同上", "〃", ""))
        self.myriads = chance.random() < 0.25
        self.two_cells = chance.random() < 0.5
        self.one_result = chance.random() < 0.25
        self.between = chance.choice(("；", "\n", "与", ";"))
        self.two_rows = self.two_cells and chance.random() < 0.3
        self.keys = self._keys()
        self.days = chance.choice(("real", "real", "mixed"))

    def written(self) -> Written:
        if self.year_above:
            place = self.chance.choice(("title", "name"))
            if place == "name":
                self.out.name = f"{YEAR}年{self.out.name}"
            else:
                year = self.chance.choice((str(YEAR), "二〇二三"))
                self._row([f"某街道{year}年矛盾纠纷排查化解台账"], across=True)
        if self.chance.random() < 0.3:
            unit = "万元" if self.myriads else "元"
            self._row(
                [f"填报单位：综治中心　　　单位：件、人、{unit}"], across=self.chance.random() < 0.5
            )
        if self.style == "codes":
            self._row(
                [
                    "类别："
                    + "　".join(
                        f"{mark}{self.told['names'][c][0]}"
                        for c, mark in self.told["legend"].items()
                    )
                ]
            )
        if self.chance.random() < 0.3:
            self.out.rows.append([])
        self._heading()
        self._records()
        if self.chance.random() < 0.5:
            self._row(["合计", None, f"共{len(self.cases)}件"])
        if self.chance.random() < 0.5:
            self._row(["制表：某某　　审核：某某　　2024年1月5日"])
        if self.chance.random() < 0.3:
            self._row(["备注：一案一行，没有金额的填“无”"])
        return self.out

    def _keys(self) -> list[str]:
        keys = ["registered", "community", "summary", "outcome"]
        keys += ["side_one", "side_two"] if self.two_cells else ["parties"]
        keys += [] if self.style in ("ticks", "sections") else ["type"]
        keys += [] if self.one_result else ["closed"]
        # A negative amount can only stand where there is a column of amounts.
        keys += ["amount", "remark"]
        extra = ["people", "handler", "found", "phone", "grid"]
        keys += [key for key in extra if self.chance.random() < 0.5]
        self.chance.shuffle(keys)
        if self.style == "ticks":
            at = self.chance.randint(0, len(keys))
            keys[at:at] = [f"tick:{code}" for code in self.told["names"]]
        keys = ["number", *keys]
        if self.plain and self.two_rows:  # the second row of a .csv is known by its silence alone
            keys.sort(key=lambda key: key in ("side_one", "side_two"))
        return keys

    # --- heading ------------------------------------------------------------------------------

    def _heading(self) -> None:
        words = [self._word(key) for key in self.keys]
        self.head = words
        if not (self.style == "ticks" or self.chance.random() < 0.4):
            self._row(words)
            return
        above, below = [], []
        for key, word in zip(self.keys, words, strict=True):
            parent = "纠纷类别" if key.startswith("tick:") else PARENTS.get(key)
            above.append(parent or word)
            below.append(word if parent else None)
        first = len(self.out.rows) + 1
        spans = self._spans(above, below)
        self._row([text if n in {a for a, _ in spans} else None for n, text in enumerate(above)])
        self._row(below)
        if self.plain:
            return
        for start, end in spans:
            if below[start] is None:
                self._merge(first, start, first + 1, start)
            elif end > start:
                self._merge(first, start, first, end)

    @staticmethod
    def _spans(above: list[Any], below: list[Any]) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for n, text in enumerate(above):
            if spans and above[n - 1] == text and below[n] is not None and below[n - 1] is not None:
                spans[-1] = (spans[-1][0], n)
            else:
                spans.append((n, n))
        return spans

    def _word(self, key: str) -> str:
        if key.startswith("tick:"):
            return self.told["names"][key[5:]][0]
        word = self.chance.choice(HEADINGS[key])
        if key == "amount":
            word += "（万元）" if self.myriads else self.chance.choice(("（元）", ""))
        if key == "outcome" and self.one_result:
            word = self.chance.choice(("结果及日期", "调解结果、结案时间", "化解情况"))
        if self.chance.random() < 0.1 and len(word) == 4:
            word = word[:2] + "\n" + word[2:]
        return word

    # --- records ------------------------------------------------------------------------------

    def _records(self) -> None:
        cases = self.cases
        if self.style == "sections":
            cases = sorted(cases, key=lambda one: (self._section(one), one.registered))
        month, section, before = 0, None, None
        for n, case in enumerate(cases, 1):
            if self.band and case.registered.month != month:
                month = case.registered.month
                self._row([self.chance.choice((f"{month}月", f"{month}月份"))], across=True)
                before = None
            if self.style == "sections" and self._section(case) != section:
                section = self._section(case)
                words = section if section else "综合杂项类"
                self._row(
                    [f"{'一二三四五六七'[n % 7]}、{words}"], across=self.chance.random() < 0.6
                )
                before = None
            self._record(n, case, before)
            before = case if not case.bad else None
            if self.chance.random() < 0.1:
                self.out.rows.append([])
                before = None
            if self.chance.random() < 0.08:
                self._row([f"{case.registered.month}月小计", None, "若干件"])
                before = None
            if self.chance.random() < 0.05:
                self._row(self.head if len(self.out.merged) == 0 else ["小计"])
                before = None

    def _section(self, case: Case) -> str:
        return (
            "综合治理类" if case.bad == "unknown_category" else self.told["names"][case.category][0]
        )

    def _record(self, n: int, case: Case, before: Case | None) -> None:
        row = len(self.out.rows) + 1
        cells = {key: self._cell(key, n, case, before) for key in self.keys}
        second = None
        if self.two_rows and len(case.one) > 1 and not case.bad and self.chance.random() < 0.7:
            cells["side_one"], second = case.one[0], case.one[1]
        self._row([cells[key] for key in self.keys])
        self.out.cases.append((row, case))
        if case.bad == "struck":
            self.out.struck.add(row)
        if second is None:
            return
        self._row([second if key == "side_one" else None for key in self.keys])
        if not self.plain:
            for at, key in enumerate(self.keys):
                if key != "side_one":
                    self._merge(row, at, row + 1, at)

    def _cell(self, key: str, n: int, case: Case, before: Case | None) -> Any:
        if key.startswith("tick:"):
            return self._tick(key[5:], case)
        if key in ("handler", "found", "community") and self.ditto and not case.bad:
            same = before is not None and getattr(before, key) == getattr(case, key)
            if same and self.chance.random() < 0.6:
                return self.ditto
        return getattr(self, f"_{key}")(n, case)

    def _tick(self, code: str, case: Case) -> Any:
        if case.bad == "missing_category":
            return None
        ticked = {case.category}
        if case.bad == "two_categories":
            ticked.add(next(c for c in self.told["names"] if c != case.category))
        if case.bad == "unknown_category":
            ticked = set()
        return "√" if code in ticked else None

    def _number(self, n: int, case: Case) -> Any:
        # A crossed-out row cannot be written down as plain text: there it says so.
        says_so = case.bad == "void" or (case.bad == "struck" and self.plain)
        return "作废" if says_so else n

    def _registered(self, n: int, case: Case) -> Any:
        match case.bad:
            case "missing_date":
                return None
            case "impossible_date":
                return f"{YEAR}-02-30"
            case "incomplete_date":
                return f"{YEAR}年{case.registered.month}月"
            case "out_of_year":
                return case.registered.replace(year=YEAR - 1)
            case "future_date":
                return case.registered.replace(year=2093)
        return self._day(case.registered, in_band=self.band)

    def _closed(self, n: int, case: Case) -> Any:
        if case.bad == "future_date":
            return None
        if case.bad == "closed_before_registered":
            return case.registered - timedelta(days=3)
        return self._day(case.closed) if case.closed else None

    def _day(self, day: date, in_band: bool = False) -> Any:
        if self.days == "real" and not in_band:
            return day
        y, m, d = day.year, day.month, day.day
        styles = [
            *(f"{y}.{m}.{d}", f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y}年{m}月{d}日", day),
            *(
                f"{y}.{m:02}.{d:02}",
                f"{y}年{m}月{d}号",
                _wide(f"{y}年{m}月{d}日"),
                f"{y}{m:02}{d:02}",
            ),
            *(
                f"{_digits(y)}年{_spelt(m)}月{_spelt(d)}日",
                f"{y}-{m}-{d} 10:30",
                f"{y}.{m}.{d} 周一",
            ),
            (day - date(1899, 12, 30)).days,
        ]
        if self.year_above:
            styles += [
                f"{m}月{d}日",
                f"{m}.{d:02}",
                _wide(f"{m}月{d}日"),
                f"{_spelt(m)}月{_spelt(d)}日",
            ]
            if in_band:
                styles += [f"{d}日", f"{d}号", d, str(d), f"{_spelt(d)}日"] * 3
            elif day.year != YEAR:  # closed in the next year: written out
                styles = styles[:12]
        return self.chance.choice(styles)

    def _community(self, n: int, case: Case) -> Any:
        if case.bad == "foreign_community":
            return FOREIGN
        if case.bad == "unknown_community":
            return "云上社区"
        name = case.community
        return self.chance.choice((name, name, name.removesuffix("社区"), f"{name}　"))

    def _parties(self, n: int, case: Case) -> Any:
        if case.bad == "missing_parties":
            return None
        sides = ["、".join(case.one), "、".join(case.two)]
        if len(case.one) > 1 and not case.two:
            return sides[0] + "；" if self.between == "；" else "申请人：" + sides[0]
        if len(case.one + case.two) > 2 or self.between != "\n":
            between = "；" if self.between == "\n" else self.between
            return between.join(side for side in sides if side)
        return "\n".join(case.one + case.two)

    def _side_one(self, n: int, case: Case) -> Any:
        return None if case.bad == "missing_parties" else "、".join(case.one)

    def _side_two(self, n: int, case: Case) -> Any:
        return None if case.bad == "missing_parties" else "、".join(case.two) or None

    def _type(self, n: int, case: Case) -> Any:
        names, other = self.told["names"], None
        if case.bad == "missing_category":
            return None
        if case.bad == "unknown_category":
            return "综合治理类"
        if case.bad == "two_categories":
            other = next(c for c in names if c != case.category)
            return f"{names[case.category][0]}、{names[other][0]}"
        if self.style == "codes":
            mark = self.told["legend"][case.category]
            return int(mark) if mark.isascii() and mark.isdecimal() else mark
        return self.chance.choice(names[case.category])

    def _summary(self, n: int, case: Case) -> Any:
        if case.bad == "test_row":
            return "测试数据，请勿统计"
        return None if case.bad == "missing_summary" else case.summary

    def _outcome(self, n: int, case: Case) -> Any:
        said = self.chance.choice(OUTCOMES[case.outcome]) if case.outcome else "办理中"
        if self.one_result and case.closed and case.bad != "future_date":
            day = case.closed
            if case.bad == "closed_before_registered":
                day = case.registered - timedelta(days=3)
            said += f"，{day.year}年{day.month}月{day.day}日"
        return said

    def _amount(self, n: int, case: Case) -> Any:
        if case.bad == "negative_amount":
            return -500
        if case.amount is None:
            return self.chance.choice((None, "无", "/", "—"))
        yuan = case.amount
        if self.myriads:
            return self.chance.choice(
                (yuan / 10_000, f"{yuan / 10_000}", f"{yuan}元", f"{yuan / 10_000}万")
            )
        return self.chance.choice(
            (
                yuan,
                str(yuan),
                f"{yuan:,}",
                f"{yuan}元",
                f"￥{yuan}",
                _wide(str(yuan)),
                f"约{yuan}元",
                f"{yuan / 10_000}万元",
            )
        )

    def _people(self, n: int, case: Case) -> Any:
        return self.chance.choice(
            (case.people, f"{case.people}人", _wide(str(case.people)), f"{_spelt(case.people)}人")
        )

    def _handler(self, n: int, case: Case) -> Any:
        return case.handler

    def _found(self, n: int, case: Case) -> Any:
        return case.found

    def _remark(self, n: int, case: Case) -> Any:
        return self.chance.choice((None, None, "当事人满意", "卷宗在社区"))

    def _phone(self, n: int, case: Case) -> Any:
        return "13900000000"

    def _grid(self, n: int, case: Case) -> Any:
        return self.chance.choice(("第一网格", "第二网格"))

    # --- writing ------------------------------------------------------------------------------

    def _row(self, values: list[Any], across: bool = False) -> None:
        self.out.rows.append([None] * self.left + values)
        if across and not self.plain:
            self._merge(len(self.out.rows), 0, len(self.out.rows), max(len(self.keys) - 1, 1))

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.out.merged.append((top, left + self.left + 1, bottom, right + self.left + 1))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(number))


def _spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    names = "〇一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else names[tens] + "十"
    return head + (names[ones] if ones else "") or "〇"
