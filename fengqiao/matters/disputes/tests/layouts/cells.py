"""How a value is written in its cell."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from .numerals import digits, spelt, wide
from .truth import Case
from .words import FOREIGN, OUTCOMES, UNKNOWN_OUTCOMES, YEAR


class Cells:
    """One way of writing values, held to within a sheet; what people vary from row to row is varied."""

    def __init__(self, chance: random.Random, told: dict[str, Any]) -> None:
        self.chance, self.told, self.style = chance, told, told["style"]
        self.plain = told["kind"] == "csv"
        self.year_above = chance.random() < 0.7
        self.band = chance.random() < 0.3 and "sections" not in (self.style, told["places"])
        self.ditto = chance.choice(("同上", "〃", ""))
        self.myriads = chance.random() < 0.25
        self.two_cells = chance.random() < 0.5
        self.one_result = chance.random() < 0.25
        self.between = chance.choice(("；", "\n", "与", ";"))
        self.within = chance.choice(("、", "，")) if self.between != "\n" else "、"
        self.two_rows = self.two_cells and chance.random() < 0.3
        self.days = chance.choice(("real", "real", "mixed"))

    def cell(self, key: str, n: int, case: Case, before: Case | None) -> Any:
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

    def _ended(self, case: Case) -> date | None:
        if case.bad == "future_date":
            return None
        if case.bad == "closed_before_registered":
            return case.registered - timedelta(days=3)
        return case.closed

    def _closed(self, n: int, case: Case) -> Any:
        day = self._ended(case)
        if case.bad == "closed_before_registered":
            return day
        return self._day(day) if day else None

    def _day(self, day: date, in_band: bool = False) -> Any:
        if self.days == "real" and not in_band:
            return day
        y, m, d = day.year, day.month, day.day
        styles = [
            *(f"{y}.{m}.{d}", f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y}年{m}月{d}日", day),
            *(f"{y}.{m:02}.{d:02}", f"{y}年{m}月{d}号", wide(f"{y}年{m}月{d}日")),
            *(f"{y}{m:02}{d:02}", f"{digits(y)}年{spelt(m)}月{spelt(d)}日"),
            *(f"{y}-{m}-{d} 10:30", f"{y}.{m}.{d} 周一", (day - date(1899, 12, 30)).days),
        ]
        if not self.year_above:
            return self.chance.choice(styles)
        if in_band:
            styles += [f"{d}日", f"{d}号", d, str(d), f"{spelt(d)}日"] * 3
        if day.year == YEAR or not in_band:
            styles += [
                f"{m}月{d}日",
                f"{m}.{d:02}",
                wide(f"{m}月{d}日"),
                f"{spelt(m)}月{spelt(d)}日",
            ]
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
        sides = [self.within.join(case.one), self.within.join(case.two)]
        if len(case.one) > 1 and not case.two:
            return sides[0] + "；" if self.between == "；" else "申请人：" + sides[0]
        if len(case.one + case.two) > 2 or self.between != "\n":
            between = "；" if self.between == "\n" else self.between
            return between.join(side for side in sides if side)
        return "\n".join(case.one + case.two)

    def _side_one(self, n: int, case: Case) -> Any:
        return None if case.bad == "missing_parties" else self.within.join(case.one)

    def _side_two(self, n: int, case: Case) -> Any:
        return None if case.bad == "missing_parties" else self.within.join(case.two) or None

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
        if case.bad == "unknown_outcome":
            said = self.chance.choice(UNKNOWN_OUTCOMES)
        if case.bad == "no_outcome":
            said = ""
        day = self._ended(case)
        return self._with_day(said, day, case) if self.one_result and day else said or None

    def _with_day(self, said: str, day: date, case: Case) -> str:
        y, m, d = day.year, day.month, day.day
        styles = [f"{said}，{y}年{m}月{d}日", f"{y}.{m}.{d}{said}", f"{said}（{y}-{m:02}-{d:02}）"]
        if case.bad != "closed_before_registered":
            styles += [f"{m}月{d}日{said}", f"{said}（{m}.{d}）", f"{said}\n{m}月{d}日"]
        return self.chance.choice(styles)

    def _amount(self, n: int, case: Case) -> Any:
        if case.bad == "negative_amount":
            return -500
        if case.amount is None:
            return self.chance.choice((None, "无", "/", "—"))
        yuan = case.amount
        if self.myriads:
            ways = (
                yuan / 10_000,
                f"{yuan / 10_000}",
                f"{yuan}元",
                f"{yuan / 10_000}万",
                f"约{yuan}元",
            )
            return self.chance.choice((*ways, f"{yuan / 10_000}余"))
        ways = (yuan, str(yuan), f"{yuan:,}", f"{yuan}元", f"￥{yuan}", wide(str(yuan)))
        about = (f"约{yuan}元", f"{yuan}余元", f"{yuan}多元", f"近{yuan}元")
        return self.chance.choice((*ways, *about, f"{yuan / 10_000}万元", f"{yuan}元整"))

    def _people(self, n: int, case: Case) -> Any:
        ways = [case.people, f"{case.people}人", wide(str(case.people)), f"{spelt(case.people)}人"]
        return self.chance.choice([*ways, f"约{case.people}人", f"{case.people}名"])

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
