"""Wherever a register shows, asks, reads or counts a word, it says what the office calls it.

Walked over every column of every register that has a list of the office's: one of the product's words is renamed,
one is added, and neither is called as the product calls anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.engines.imports import stages
from fengqiao.engines.imports.reader import reader_of
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import prose
from fengqiao.engines.registers.columns import Children, Choice, Day, Frame, children
from fengqiao.engines.registers.pages.alike import known
from fengqiao.engines.registers.register import Register
from fengqiao.engines.terms import acts as terms
from fengqiao.engines.terms import lists
from fengqiao.ground.sheets import read
from fengqiao.project.catalogue import REGISTERS, SHELVES
from fengqiao.trunk.divisions import queries as places
from tests.specimens import DAY, a_record

pytestmark = pytest.mark.django_db
UNCOUNTED = "publicity.stock.kind"  # what comes in and goes out is a stock, and no figure
RENAMED, OWN, SPELLED, CODE = "枫叶甲", "松针乙", "小松针丙", "own_1"
WORDS = "terms_term"  # the table of the office's words
LINE = {"registered": DAY, "parties": "甲某、乙某", "type": "邻里纠纷", "summary": "两家争一堵墙"}
CASES = {"disputes": LINE}  # a line of a sheet that has a reader of its own


@dataclass(frozen=True)
class Worded:
    """A column with a list of the office's words, of a record or of one of its tables."""

    register: Register
    table: Children | None
    column: Choice

    def __str__(self) -> str:
        return ".".join([self.register.key, *([self.table.key] if self.table else []), self.key])

    @property
    def key(self) -> str:
        return self.column.key

    @property
    def shown_in(self) -> str:
        """The column of the list in which it stands."""
        return self.table.key if self.table else self.key


def worded() -> Iterator[Worded]:
    for register in REGISTERS:
        for table in (None, *register.tables):
            for column in table.columns if table else register.typed:
                if isinstance(column, Choice) and column.terms:
                    yield Worded(register, table, column)


EVERY = list(worded())


@pytest.fixture(params=EVERY, ids=str)
def one(request) -> Worded:
    return request.param


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def product(one) -> str:
    """The product's word that the office renamed, and as which its own counts."""
    return next(iter(one.column.words)).value


@pytest.fixture
def record(one, product, cast, li):
    """A record of the register that says the renamed word, and of which no day says that it has ended."""
    listed, place = lists.of_key(one.column.terms), places.communities(cast.office)[1]
    days = {c.key: None for c in one.register.typed if isinstance(c, Day) and not c.needed}
    made = a_record(one.register, li, place, **days)
    terms.rename(listed, product, RENAMED, by=cast.admin)
    counts = {"rolls_up_to": product}
    terms.add(listed, OWN, counts_as=counts, spellings=[SPELLED], by=cast.admin)
    return made


@pytest.fixture
def said(one, record, li):
    """The same record once it says the office's own word."""
    if one.table is None:
        return records.amend(one.register, record, {one.key: CODE}, by=li, reason="写错了")
    rows = [one.table.values_of(row) | {one.key: CODE} for row in one.table.rows_of(record)]
    return records.amend(one.register, record, {}, {one.table.key: rows}, by=li, reason="写错了")


@pytest.fixture
def page(one, cast, client_of):
    """This will open a page of the register, as text, and see that the words are read in one statement."""
    client = client_of(cast.li)

    def opened(name: str, *args: Any, **query: str) -> str:
        return told(client, reverse(one.register.page(name), args=args), query)

    return opened


def told(client, url: str, query: dict[str, str]) -> str:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url, query)
        content = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200, url
    assert sum(WORDS in statement["sql"] for statement in asked) <= 1, url
    return content.decode() if "html" in answer["Content-Type"] else _sheet(content)


def _sheet(content: bytes) -> str:
    rows = openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row)


def test_the_walk_finds_the_columns():
    assert {one.column.terms for one in EVERY} == {
        one.key for one in lists.declared() if isinstance(one, lists.Vocabulary)
    }


def test_a_form_asks_by_them(one, record, page):
    for name, args in (("add", ()), ("amend", (record.pk,))):
        form = page(name, *args)
        assert f">{RENAMED}</option>" in form and f">{OWN}</option>" in form, name
        assert f">{one.column.text(next(iter(one.column.words)))}</option>" not in form, name


def test_a_list_its_filter_and_its_export_say_them(one, product, record, said, page):
    shown = {"col": one.shown_in}
    for name in ("list", "export"):
        assert OWN in page(name, **shown), name
    if one.table is None:
        assert f">{RENAMED}</option>" in page("list")
        assert str(record.pk) in page("list", **{one.key: CODE})
        assert str(record.pk) not in page("list", **{one.key: product})
        assert f"{one.column.label}：{OWN}" in page("export", **{one.key: CODE})


def test_a_renamed_word_is_said_of_old_records(one, record, page):
    for name in ("list", "export"):
        assert RENAMED in page(name, col=one.shown_in), name
    assert RENAMED in page("show", record.pk)


def test_a_records_page_says_it_and_tells_what_changed(one, said, page):
    shown = page("show", said.pk)
    assert OWN in shown
    if one.table is None:
        assert f"{one.column.label}：{RENAMED} → {OWN}" in shown


def test_prose_tells_and_counts_by_them(one, said):
    rows = one.register.standing()
    plain = replace(one.register, sentence=f"{{{one.shown_in}}}", counted_by=())
    assert OWN in prose.paragraph(plain, rows, "本街道").partition("：")[2]
    if one.table is None:
        counted = replace(plain, counted_by=(one.key,), sentence="{" + one.register.title + "}")
        assert f"，{OWN}1{one.register.unit}" in prose.paragraph(counted, rows, "本街道")


def test_a_renamed_word_is_counted_by_its_new_name(one, record):
    if one.table is None:
        counted = replace(one.register, counted_by=(one.key,))
        assert f"，{RENAMED}1" in prose.paragraph(counted, counted.standing(), "本街道")


def test_several_are_told_what_they_become(one, record, li):
    shelf = next(shelf for shelf in SHELVES if one.register in shelf.registers)
    bulk = known(one.register, shelf).get(one.key)
    if one.table is None and bulk is not None:
        form = bulk.form(li, {"to": CODE, "reason": "写错了"})
        assert form.is_valid(), form.errors
        assert (bulk.now(record), bulk.then(record, form)) == (RENAMED, OWN)


def test_a_figure_is_split_by_them_and_its_number_opens(one, product, said, cast, client_of):
    """By the product's words as the office calls them, by the office's own apart, and this opens."""
    model, period = (one.table or one.register).model, Period.year(DAY.year)
    told_apart = []
    for figure, apart in _of_the_office(model, cast.office, period):
        if CODE not in figure.by(apart, period):
            continue  # nothing of the kind happened in this year
        rolled = [figure.by(key, period) for key in _called(figure, cast.office, RENAMED)]
        assert any(product in counted for counted in rolled), figure.key
        url, year = reverse("figures:figure", args=[figure.key]), str(DAY.year)
        assert OWN in told(client_of(cast.li), url, {"year": year, apart: CODE}), figure.key
        told_apart.append(figure.key)
    assert told_apart or str(one) == UNCOUNTED, f"no figure tells {one.column.terms} apart"


def _of_the_office(model: Any, office: Any, period: Period) -> Iterator[tuple[Any, str]]:
    """The figures of a model with the dimension that tells the office's own words apart."""
    for figure in figures.declared():
        if isinstance(figure, figures.Figure):
            span = period.on if figure.is_told_on_a_day else period
            if figure.of(span).model is model:
                yield from ((figure, key) for key in _called(figure, office, OWN))


def _called(figure: Any, office: Any, label: str) -> list[str]:
    return [by.key for by in figure.narrowing if label in by.labels(office).values()]


def test_a_cell_is_read_as_the_office_writes_it(one, product, record, li):
    reader = reader_of(one.register, li.office, DAY.year)
    for written, code in ((OWN, CODE), (SPELLED, CODE), (RENAMED, product)):
        assert _read(one, record, reader, written) == code, written


def _read(one: Worded, record: Any, reader: Any, written: str) -> str:
    if one.table is not None:
        return one.column.read(written, Frame(record.office, year=DAY.year))
    cells = CASES.get(one.register.key) or {c.key: c.cell(record) for c in one.register.typed}
    community = places.communities(record.office)[1].name
    understood = reader.understand({**cells, "community": community, one.key: written})
    assert understood.record is not None, understood.message
    return understood.record.values[one.key]


SPREAD = [one for one in EVERY if one.table and any(one.key in s.fixed for s in one.table.spread)]


@pytest.mark.parametrize("one", SPREAD, ids=str, indirect=False)
def test_a_column_is_headed_by_them(one, product, record, li):
    """One column a word: the office's own, one of its spellings, and the renamed one."""
    for headed in (OWN, f"{SPELLED}（份）"):
        staged = _staged(one, record, li, headed, 7, RENAMED, 5)
        (row,) = staged.rows[one.register.sheet.key]
        assert row.accepted, row.understood.message
        rows = row.understood.record.tables[one.table.key]
        assert {(str(r[one.key]), r["quantity"]) for r in rows} == {(CODE, 7), (product, 5)}
        (found,) = staged.found
        columns = found.register.sheet
        assert columns.headed(f"{one.table.key}.{CODE}").label == OWN
        assert any(RENAMED in column.label for column in columns.columns)


@pytest.mark.parametrize("one", SPREAD, ids=str, indirect=False)
def test_what_cannot_be_a_number_is_told_by_the_offices_word(one, product, record, li):
    staged = _staged(one, record, li, OWN, "√", RENAMED, 5)
    (row,) = staged.returned()["rows"]
    assert f"“{OWN}”下面写着“√”" in row["message"]
    (found,) = staged.found
    assert row["columns"] == [found.columns[f"{one.table.key}.{CODE}"]]


def _staged(one: Worded, record: Any, li: Any, *spread: Any) -> stages.Staged:
    """A sheet of one record with a column a word, checked: heading, cell, heading, cell."""
    keys = [key for keys in one.register.sheet.needed for key in keys]
    needed = [column for column in one.register.typed if column.key in keys]
    cells = [column.cell(record) for column in needed]
    cells[keys.index(one.register.title)] = "另一场"
    sheet, kept = openpyxl.Workbook(), BytesIO()
    sheet.active.append([*(column.headings[0] for column in needed), *spread[::2]])
    sheet.active.append([*cells, *spread[1::2]])
    sheet.save(kept)
    book = read(kept.getvalue(), "台账.xlsx")
    with CaptureQueriesContext(connection) as asked:
        staged = stages.stage(book, [one.register], li.office, DAY.year)
    assert sum(WORDS in statement["sql"] for statement in asked) <= 1
    return staged


@pytest.mark.parametrize("one", [*SPREAD, EVERY[0]], ids=str, indirect=False)
def test_what_says_the_products_words_is_found(one, product, record, said, page, li, monkeypatch):
    """The walk itself: with what reads the office's words taken away it fails."""
    monkeypatch.setattr(Choice, "called", lambda self, value, record: self.text(value))
    monkeypatch.setattr(children, "in_words_of", lambda office, spread, columns: tuple(spread))
    with pytest.raises(AssertionError):
        test_a_list_its_filter_and_its_export_say_them(one, product, record, said, page)
    with pytest.raises(AssertionError):
        test_prose_tells_and_counts_by_them(one, said)
    if one in SPREAD:
        with pytest.raises(AssertionError):
            test_a_column_is_headed_by_them(one, product, record, li)
