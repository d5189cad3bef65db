"""Check a workbook for an office: every sheet to its register, every row understood, nothing written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Cells, Known, Understood
from fengqiao.engines.registers.sheet import Reader
from fengqiao.engines.registers.words import Reason
from fengqiao.ground import collector
from fengqiao.ground.sheets import Sheet, UnusableFile, Workbook
from fengqiao.trunk.journal import chain

from ..layout import NOTHING_SAID, Found, Line, Memory, controls, find, read, year_in
from ..layout.sheets import legends_in
from ..reader import reader_of
from ..records import folded
from . import hidden, twins
from .staged import LegendSaid, Row, Staged, ValueQuestion, said_of_changes

Report = Callable[[int, int], None]
REPORTED_EVERY = 500


def stage(
    book: Workbook,
    registers: Iterable[Register],
    office: UUID,
    year: int | None = None,
    memory: Memory = NOTHING_SAID,
    report: Report = lambda done, total: None,
) -> Staged:
    """This will read and check a workbook for an office. Raises UnusableFile when no sheet is understood."""
    with collector.at_rest():
        return _Checking(book, tuple(registers), office, year, memory, report).staged()


class _Checking:
    def __init__(
        self,
        book: Workbook,
        registers: tuple[Register, ...],
        office: UUID,
        year: int | None,
        memory: Memory,
        report: Report,
    ) -> None:
        self.since = chain.reached(office)
        self.book, self.office = book, office
        self.registers = tuple(one.in_words_of(office) for one in registers)
        self.year, self.memory, self.report = year, memory, report
        self.reader = lru_cache(maxsize=None)(self._reader)
        self.any_reader = {
            register.sheet.key: self.reader(register.sheet.key, year) for register in registers
        }
        self.done = 0
        self.total = sum(len(sheet.rows) for sheet in book.sheets)

    def _reader(self, key: str, year: int | None) -> Reader:
        register = next(one for one in self.registers if one.sheet.key == key)
        return reader_of(register, self.office, year)

    def staged(self) -> Staged:
        seen = self._sure([(sheet, self._find(sheet)) for sheet in self.book.sheets])
        shown = [one for sheet, one in seen if one and not sheet.hidden]
        staged = Staged([one for one in shown if not one.lacks], since=self.since)
        staged.said_of_pairs = self.memory.pairs.keys()
        staged.asked = [question for one in shown for question in one.questions]
        self._say(staged, seen)
        if not staged.found and not staged.asked:
            raise UnusableFile(self._why_nothing(shown))
        self._legends(staged)
        years: set[int | None] = {one.year for one in staged.found if one.year}
        for one in staged.found:
            staged.rows.setdefault(one.register.sheet.key, []).extend(self._rows(one, years))
        staged.hidden = hidden.question(staged, self.book, self.memory)
        for register in {one.register.sheet.key: one.register for one in staged.found}.values():
            self._compare(staged, register)
        self._control(staged, seen)
        for one in staged.found:
            one.let_go()
        return staged

    @staticmethod
    def _sure(seen: list[tuple[Sheet, Found | None]]) -> list[tuple[Sheet, Found | None]]:
        """Beside sheets that are understood, one of which most is missing is not taken for a register."""
        if not any(one and not one.lacks and not sheet.hidden for sheet, one in seen):
            return seen
        return [(sheet, None if one and one.is_doubtful else one) for sheet, one in seen]

    def _find(self, sheet: Sheet) -> Found | None:
        if not sheet.rows:
            return None
        found = find(sheet, self.registers, self.any_reader, self.memory)
        if found is not None:
            found.codes = self.memory.legends(found.register.sheet.key, found.legends)
        return found

    def _rows(self, one: Found, years: set[int | None]) -> list[Row]:
        asserted = self.year or one.year or self._year_of_others(years)
        if self.year or one.year is None:
            one.context = replace(one.context, year=asserted)
        reader = self.reader(one.register.sheet.key, asserted)
        rows = []
        for number, understood in self._understood(one, reader):
            rows.append(Row(one.sheet.name, number, understood, one))
            if len(rows) % REPORTED_EVERY == 0:
                self.report(self.done + number, self.total)
        self.done += len(one.sheet.rows)
        return sorted(rows, key=lambda row: row.number)

    def _understood(self, one: Found, reader: Reader) -> Iterator[tuple[int, Understood]]:
        """Each record of a sheet with its first row; what is crossed out or says 作废 does not count."""
        void: list[Line] = []

        def standing() -> Iterator[tuple[int, Cells]]:
            for line in read(one, self.memory):
                if line.is_struck or line.is_void:
                    void.append(line)
                else:
                    yield line.number, line.cells

        for number, cells in folded(one.register, standing()):
            yield number, self._told(one.register.sheet.key, cells, reader)
        for line in void:
            told = Understood(label=reader.understand(line.cells).label)
            told.refuse(Reason.VOID)
            yield line.number, told

    def _told(self, register: str, cells: Cells, reader: Reader) -> Understood:
        """A record, with what people said of texts that nobody knows within its cells."""
        told = reader.understand(cells)
        if cells.unread:
            return told.with_unread(cells)
        meant = self.memory.instead(register, cells, told.unknown) if told.unknown else {}
        if not meant:
            return told
        cells.update(meant)
        return reader.understand(cells)

    def _year_of_others(self, years: set[int | None]) -> int | None:
        return next(iter(years)) if len(years) == 1 else year_in(self.book.name)

    def _compare(self, staged: Staged, register: Register) -> None:
        rows = staged.rows[register.sheet.key]
        reader = self.any_reader[register.sheet.key]
        known = [Known(*one) for one in reader.known([row.understood for row in rows])]
        twins.mark(rows, known, self.memory)
        for row in rows:
            if not row.is_known:
                row.understood.fills = {}  # only what repeats a record can add to it
        staged.known[register.sheet.key] = known
        staged.values += self._unknown(register, rows)

    def _unknown(self, register: Register, rows: list[Row]) -> list[ValueQuestion]:
        """The texts that nobody knows, with what they could mean; those first for which most rows wait."""
        options: Callable[[str], Iterable[tuple[str, str]]] | None
        options = getattr(self.any_reader[register.sheet.key], "options", None)
        if options is None:
            return []
        counted: Counter[tuple[str, str]] = Counter()
        waiting: Counter[tuple[str, str]] = Counter()
        for row in rows:
            for key, text in row.understood.unknown.items():
                counted[key, text] += 1
                waiting[key, text] += key in row.understood.waiting
        ordered = sorted(counted, key=lambda one: (-waiting[one], -counted[one], one))
        choices = {key: tuple(options(key)) for key in {key for key, _ in counted}}
        return [
            ValueQuestion(
                *(register.sheet.key, key, register.sheet.headed(key).label, text, text),
                *(counted[key, text], waiting[key, text], choices[key]),
            )
            for key, text in ordered
            if choices[key]
        ]

    def _legends(self, staged: Staged) -> None:
        """This will say what codes mean: by the legends of the file, as people confirmed them."""
        self._legends_beside(staged.found)
        told: dict[tuple[str, str, str], LegendSaid] = {}
        for one in staged.found:
            one.codes = self.memory.legends(one.register.sheet.key, one.legends)
            for key, legend in one.legends.items():
                if not one.mapped.has(key):
                    continue
                said = self._legend(one, key, legend)
                told.setdefault((said.ledger, key, str(said.codes)), said)
        staged.legends = list(told.values())

    def _legend(self, one: Found, key: str, legend: Mapping[str, str]) -> LegendSaid:
        register = one.register
        options = getattr(self.any_reader[register.sheet.key], "options", lambda key: ())
        return LegendSaid(
            register.sheet.key,
            key,
            register.sheet.headed(key).label,
            one.sheet.name.strip(),
            tuple((code, words, one.codes[key][code]) for code, words in legend.items()),
            tuple(options(key)),
            self.memory.confirms(register.sheet.key, key, legend),
        )

    def _legends_beside(self, found: list[Found]) -> None:
        """A legend on a sheet of its own, hidden or not, speaks for all sheets."""
        for sheet in self.book.sheets:
            texts = [str(cell) for row in sheet.rows[:40] for cell in row if isinstance(cell, str)]
            pairs = [" ".join(str(c) for c in row if c is not None) for row in sheet.rows[:40]]
            for one in found:
                if one.recognises is None or one.sheet is sheet:
                    continue
                whole = [" ".join(pairs), *texts] if len(sheet.rows) <= 40 else []
                for key, legend in legends_in(whole, one.register, one.recognises).items():
                    one.legends.setdefault(key, legend)

    def _say(self, staged: Staged, seen: list[tuple[Sheet, Found | None]]) -> None:
        for sheet, one in seen:
            if sheet.hidden or not sheet.rows:
                continue
            staged.said += said_of_changes(sheet)
            if one is None and not self._is_control(sheet):
                staged.said.append(f"工作表“{sheet.name.strip()}”没有认出是哪一种台账，没有导入。")
            elif one is not None and one.lacks and not one.questions:
                staged.said.append(_lacks(one))

    def _is_control(self, sheet: Sheet) -> bool:
        return any(controls.table(sheet, reader) for reader in self.any_reader.values())

    def _why_nothing(self, shown: list[Found]) -> str:
        if shown:
            return _lacks(shown[0])
        return (
            "没有找到认得的表头，请核对文件；表头里至少要有日期、社区、当事人、纠纷类型和简要情况"
        )

    def _control(self, staged: Staged, seen: list[tuple[Sheet, Found | None]]) -> None:
        """Tables that count, and hidden sheets, are compared with what was read and not imported."""
        for register in {one.register.sheet.key: one.register for one in staged.found}.values():
            counted = list(_counted(staged.rows[register.sheet.key]))
            for sheet, one in seen:
                if one is None and sheet.rows:
                    staged.differences += controls.compare(
                        sheet, self.any_reader[register.sheet.key], counted
                    )
                elif (
                    sheet.hidden
                    and one is not None
                    and one.register.sheet.key == register.sheet.key
                ):
                    staged.differences.append(self._hidden(one, staged.rows[register.sheet.key]))

    def _hidden(self, one: Found, rows: list[Row]) -> str:
        name = one.sheet.name.strip()
        if one.lacks:
            return f"隐藏的工作表“{name}”没有导入；要导入请先取消隐藏。"
        known = {(row.understood.key, row.understood.matter) for row in rows}
        rest = [row.understood for row in self._rows(one, {one.year})]
        only = sum((row.key, row.matter) not in known for row in rest)
        return f"隐藏的工作表“{name}”有 {len(rest)} 条，其中 {only} 条不在看得见的表里，没有导入；要导入请先取消隐藏。"


def _counted(rows: list[Row]) -> Iterator[Mapping[str, str]]:
    """What a control table counts: each matter once, whether it comes in now or came in before."""
    before = set()
    for row in rows:
        if row.standing is not None:
            if row.standing.subject in before:
                continue
            before.add(row.standing.subject)
        if row.accepted or row.is_known:
            yield row.understood.counted


def _lacks(one: Found) -> str:
    labels = [
        "或".join(one.register.sheet.headed(key).label for key in group) for group in one.lacks
    ]
    return (
        f"工作表“{one.sheet.name.strip()}”像是{one.register.label}，但没有找到“{'”“'.join(labels)}”这样的列，"
        "没有导入；请核对表头后再上传。"
    )


def must_ask(staged: Staged) -> str:
    """The one sentence for who cannot be asked: which columns a person has to name first, or what
    of hidden rows."""
    if not staged.asked and staged.hidden:
        sheets = "”“".join(staged.hidden.sheets)
        return (
            f"工作表“{sheets}”里有 {staged.hidden.count} 条在筛选掉或隐藏的行里，要不要导入只能由人说；请先取消筛选和隐藏，"
            "或在“导入台账”页面上传并回答"
        )
    names = "、".join(f"“{q.heading}”" for q in staged.asked[:5])
    sheet = staged.asked[0].sheet
    return f"工作表“{sheet}”里{names}是什么列，要由人说明；请在“导入台账”页面上传并回答，或改好表头后再导入"
