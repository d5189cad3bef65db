"""Whatever is planted in a workbook: the records that a person counts are those that come in and those that go back
with their cell, and no reader dies of any."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import openpyxl
import pytest
from openpyxl.styles import Font

from fengqiao.engines.imports import stages
from fengqiao.engines.imports.layout import Found, Memory
from fengqiao.engines.imports.stages import hidden
from fengqiao.ground.sheets import UnusableFile, read, read_here, texts
from fengqiao.matters.disputes.registers import REGISTER
from tests.faults import SPELLINGS

from .test_sheets import HEAD

pytestmark = pytest.mark.django_db

RUNS, AT_ONCE = 200, 20
ERRORS = ("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?")
LETTERS = "ABCDEFGH"


@dataclass
class Planted:
    """A workbook, and by row what a person would say of the record there: the cell that she cannot read, or why it
    does not count."""

    data: bytes
    records: int
    told: dict[int, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


def record(number):
    day = date(2024, 1, 2) + timedelta(number)
    text = f"第{number}号院里{'水火木金土日月'[number % 7]}表箱漏{number * 37}次"
    return [
        number,
        f"{day}",
        "钟楼社区",
        f"甲{number}某；乙{number}某",
        "邻里纠纷",
        text,
        "达成口头协议",
        f"{day}",
    ]


def planted(chance):
    """Some records, each of them left alone or spoilt in one way."""
    made, count = openpyxl.Workbook(), chance.randint(3, 12)
    page = made.active
    page.append(HEAD)
    for number in range(1, count + 1):
        page.append(record(number))
    one = Planted(b"", count)
    for row in range(2, count + 2):
        spoilt = chance.choice(
            [_error, _formula, _digits, _struck, _hidden, _covered, None, None, None]
        )
        if spoilt is not None and row not in one.told:
            spoilt(page, row, one, chance)
    kept = io.BytesIO()
    made.save(kept)
    one.data = chance.choice([*SPELLINGS.values()])(kept.getvalue())
    return one


def _error(page, row, one, chance):
    place = f"{chance.choice(LETTERS)}{row}"
    page[place] = chance.choice(ERRORS)
    one.told[row] = place


def _formula(page, row, one, chance):
    place = f"{chance.choice(LETTERS)}{row}"
    page[place] = "=1+1"
    one.told[row] = place


def _digits(page, row, one, chance):
    page[f"A{row}"] = chance.randrange(10**15, 10**18)
    one.told[row] = f"A{row}"


def _struck(page, row, one, chance):
    for cell in page[row]:
        cell.font = Font(strike=True)
    one.told[row] = "已划掉"


def _hidden(page, row, one, chance):
    page.row_dimensions[row].hidden = True
    one.hidden.add(row)


def _covered(page, row, one, chance):
    """The cell above is merged over this row's own outcome."""
    if row == 2 or row - 1 in one.told:
        return
    page[f"G{row}"] = "调解不成"
    page.merged_cells.add(f"G{row - 1}:G{row}")
    one.told[row] = f"G{row}"


@pytest.mark.parametrize("first", range(0, RUNS, AT_ONCE))
def test_no_planted_record_is_lost_in_silence(cast, as_, first):
    with as_(cast.li):
        for seed in range(first, first + AT_ONCE):
            chance = random.Random(seed)
            _holds(planted(chance), cast.office, chance.choice(["in", "out"]), seed)


def _holds(one, office, means, seed):
    book = read(one.data, "台账2024.xlsx")
    asked = stages.stage(book, (REGISTER,), office, 2024).hidden
    assert (asked.count if asked else 0) == len(one.hidden), seed
    memory = Memory(hidden={book.digest: means})
    done = stages.stage(book, (REGISTER,), office, 2024, memory)
    told = dict(one.told)
    if means == "out":
        told |= dict.fromkeys(one.hidden, "没有导入")
    refused = {row.number: row.understood.message for row in done.refused}
    assert refused.keys() == told.keys(), seed
    assert all(told[row] in said for row, said in refused.items()), (seed, told, refused)
    assert done.accepted + len(refused) == one.records, seed


@pytest.mark.parametrize("first", range(0, RUNS, AT_ONCE))
def test_no_record_of_a_text_table_is_lost_in_silence(cast, as_, first):
    with as_(cast.li):
        for seed in range(first, first + AT_ONCE):
            _text_holds(random.Random(seed), cast.office, seed)


def _text_holds(chance, office, seed, reads=read):
    delimiter, count = chance.choice([",", ";", "\t", "|"]), chance.randint(3, 12)
    rows = [[str(cell) for cell in record(number)] for number in range(1, count + 1)]
    told, quoted = {}, chance.choice([0, 0, chance.randint(1, count)])
    for line, row in enumerate(rows, 2):
        if chance.random() < 0.3:
            at = chance.randrange(1, len(row))
            row[at] = chance.choice(ERRORS)
            told[line] = f"{LETTERS[at]}{line}"
    if quoted:
        rows[quoted - 1][5] = '"' + rows[quoted - 1][5]
    text = "\r\n".join(delimiter.join(row) for row in [HEAD, *rows])
    data = text.encode(chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
    if quoted:
        with pytest.raises(UnusableFile, match=f"第 {quoted + 1} 行的引号"):
            reads(data, "台账2024.csv")
        return
    done = stages.stage(reads(data, "台账2024.csv"), (REGISTER,), office, 2024)
    refused = {row.number: row.understood.message for row in done.refused}
    assert refused.keys() == told.keys(), seed
    assert all(told[row] in said for row, said in refused.items()), seed
    assert done.accepted + len(refused) == count, seed


def test_the_property_fails_where_what_cannot_be_read_is_taken_as_it_stands(cast, as_, monkeypatch):
    monkeypatch.setattr(Found, "unread", lambda found, row: ())
    with as_(cast.li), pytest.raises(AssertionError):
        for seed in range(AT_ONCE):
            _holds(planted(random.Random(seed)), cast.office, "in", seed)


def test_the_property_fails_where_hidden_rows_come_in_unasked(cast, as_, monkeypatch):
    monkeypatch.setattr(hidden, "question", lambda *_: None)
    with as_(cast.li), pytest.raises(AssertionError):
        for seed in range(AT_ONCE):
            _holds(planted(random.Random(seed)), cast.office, "in", seed)


def test_the_property_fails_where_a_quote_may_stay_open(cast, as_, monkeypatch):
    strict = csv.reader
    monkeypatch.setattr(
        csv, "reader", lambda *given, **more: strict(*given, **more | {"strict": False})
    )
    monkeypatch.setattr(texts, "_swallows", lambda *_: False)
    with as_(cast.li), pytest.raises(pytest.fail.Exception):
        for seed in range(AT_ONCE):
            _text_holds(random.Random(seed), cast.office, seed, read_here)
