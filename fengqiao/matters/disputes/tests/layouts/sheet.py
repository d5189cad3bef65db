"""One sheet: its title, legend, heading, and the records with what stands between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from .cells import Cells
from .grid import Written
from .truth import Case
from .words import COMMUNITIES, FOREIGN, HEADINGS, PARENTS, YEAR

ORDINALS = "一二三四五六七"
MERGED_DOWN = ("handler", "found", "community", "grid", "registered", "type")
PARTIES = ("side_one", "side_two", "parties")


class Writer(Cells):
    def __init__(
        self, chance: random.Random, name: str, cases: list[Case], told: dict[str, Any]
    ) -> None:
        super().__init__(chance, told)
        self.out = Written(name)
        self.cases = cases
        self.left = chance.choice((0, 0, 0, 1, 2))
        self.merge_down = not self.plain and chance.random() < 0.3
        self.tied = not self.plain and chance.random() < 0.6
        self.keys = self._keys()

    def written(self) -> Written:
        if self.told["places"] == "sheets" and self.chance.random() < 0.4:
            self._place()
        if self.year_above:
            self._year()
        if self.chance.random() < 0.3:
            unit = "万元" if self.myriads else "元"
            line = f"填报单位：综治中心　　　单位：件、人、{unit}"
            self._row([line], across=self.chance.random() < 0.5)
        if self.style == "codes" and self.told["legend_on"] == "line":
            marks = self.told["legend"].items()
            said = "　".join(f"{mark}{self.told['names'][code][0]}" for code, mark in marks)
            self._row([f"类别：{said}"])
        if self.chance.random() < 0.3:
            self.out.rows.append([])
        self._heading()
        self._records()
        if self.merge_down:
            self._merge_runs()
        if self.chance.random() < 0.5:
            self._row(["合计", None, f"共{len(self.cases)}件"])
        if self.chance.random() < 0.5:
            self._row(["制表：某某　　审核：某某　　2024年1月5日"])
        if self.chance.random() < 0.3:
            self._row(["备注：一案一行，没有金额的填“无”"])
        return self.out

    def _place(self) -> None:
        """The sheet's name says nothing; a line above the heading says whose it is."""
        place = self.cases[0].community
        self.out.name = f"表{COMMUNITIES.index(place) + 1}"
        lines = (f"{place}矛盾纠纷排查化解台账", f"填报单位：{place}", f"{place}（全年）")
        self._row([self.chance.choice(lines)], across=True)

    def _year(self) -> None:
        if self.chance.random() < 0.5:
            self.out.name = f"{YEAR}年{self.out.name}"
            return
        year = self.chance.choice((str(YEAR), "二〇二三"))
        self._row([f"某街道{year}年矛盾纠纷排查化解台账"], across=True)

    def _keys(self) -> list[str]:
        keys = ["registered", "summary", "outcome"]
        keys += ["community"] if self.told["places"] == "column" else []
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
        if self.two_rows and not self.tied:  # an untied second row is known by its silence alone
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
        cases, sectioned = self.cases, "sections" in (self.style, self.told["places"])
        if sectioned:
            cases = sorted(cases, key=lambda one: (self._section(one), one.registered))
        month, section, before = 0, None, None
        for n, case in enumerate(cases, 1):
            if self.band and case.registered.month != month:
                month = case.registered.month
                self._row([self.chance.choice((f"{month}月", f"{month}月份"))], across=True)
                before = None
            if sectioned and self._section(case) != section:
                section = self._section(case)
                self._row([self._section_words(section, n)], across=self.chance.random() < 0.6)
                before = None
            self._record(n, case, before)
            before = case if not case.bad and not self._between(case) else None

    def _between(self, case: Case) -> bool:
        """What stands between records: nothing, a blank row, a subtotal, the heading again."""
        rows = len(self.out.rows)
        if self.chance.random() < 0.1:
            self.out.rows.append([])
        if self.chance.random() < 0.08:
            self._row([f"{case.registered.month}月小计", None, "若干件"])
        if self.chance.random() < 0.05:
            self._row(self.head if len(self.out.merged) == 0 else ["小计"])
        return len(self.out.rows) > rows

    def _section(self, case: Case) -> str:
        if self.style == "sections":
            unknown = case.bad == "unknown_category"
            return "综合治理类" if unknown else self.told["names"][case.category][0]
        if case.bad == "foreign_community":
            return FOREIGN
        return "云上社区" if case.bad == "unknown_community" else case.community

    def _section_words(self, section: str, n: int) -> str:
        counted = self.chance.choice(("", "", "（3件）"))
        return f"{ORDINALS[n % 7]}、{section}{counted}" if self.chance.random() < 0.7 else section

    def _record(self, n: int, case: Case, before: Case | None) -> None:
        row = len(self.out.rows) + 1
        cells = {key: self.cell(key, n, case, before) for key in self.keys}
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
        if self.tied:
            for at, key in enumerate(self.keys):
                if key != "side_one":
                    self._merge(row, at, row + 1, at)

    # --- values that stand once for several records -------------------------------------------

    def _merge_runs(self) -> None:
        for key in MERGED_DOWN:
            if key in self.keys and self.chance.random() < 0.7:
                for first, last in self._runs(self.left + self.keys.index(key)):
                    self.out.merged.append(
                        (first, at := self.left + self.keys.index(key) + 1, last, at)
                    )
                    for row in range(first + 1, last + 1):
                        self.out.rows[row - 1][at - 1] = None

    def _runs(self, at: int) -> Iterator[tuple[int, int]]:
        """(first, last) of records one below the other that hold the same there; none of two rows, none
        that does not count."""
        alone = {row for row, case in self.out.cases if case.bad not in ("struck", "void")}
        tied = {
            row for top, _, bottom, _ in self.out.merged if bottom > top for row in (top, bottom)
        }
        rows = sorted(alone - tied)
        run: list[int] = []
        for row, after in [*pairwise([*rows, 0])]:
            run.append(row)
            value = self.out.rows[row - 1][at]
            goes_on = after == row + 1 and self.out.rows[after - 1][at] == value
            if value in (None, self.ditto) or not goes_on:
                if len(run) > 1 and value not in (None, self.ditto):
                    yield run[0], run[-1]
                run = []

    # --- writing ------------------------------------------------------------------------------

    def _row(self, values: list[Any], across: bool = False) -> None:
        self.out.rows.append([None] * self.left + values)
        if across and not self.plain:
            self._merge(len(self.out.rows), 0, len(self.out.rows), max(len(self.keys) - 1, 1))

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.out.merged.append((top, left + self.left + 1, bottom, right + self.left + 1))
