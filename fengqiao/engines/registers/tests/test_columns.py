"""Each kind of column: what it takes from a cell, what it refuses and why, what it says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import TextChoices

from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.divisions import queries as places

from ..columns import (
    Children,
    Choice,
    Count,
    Day,
    Flag,
    Frame,
    Laws,
    Money,
    Months,
    Person,
    Place,
    Refused,
    Text,
    Year,
)
from ..columns.plain import months_in
from ..rows import Cells, Context

HEADINGS = ("列",)


class Fruit(TextChoices):
    APPLE = "apple", "苹果"
    PEAR = "pear", "梨"
    OTHER = "other", "别的"


@pytest.fixture
def frame(cast, as_):
    with as_(cast.li):
        yield Frame(cast.office, cast.li, year=2024, today=date(2026, 3, 2))


def refused(column, cell, frame) -> str:
    with pytest.raises(Refused) as why:
        column.read(cell, frame)
    return why.value.reason.value


def test_an_empty_cell_is_refused_only_where_it_is_needed(frame):
    for column, reason in (
        (Day("a", "a", HEADINGS, needed=True), "missing_date"),
        (Text("a", "a", HEADINGS, needed=True), "missing_topic"),
        (Text("a", "a", HEADINGS, needed=True, missing=Reason.MISSING_SUMMARY), "missing_summary"),
        (Choice("a", "a", HEADINGS, words=Fruit, needed=True), "missing_category"),
        (Place("a", "a", HEADINGS, needed=True), "unknown_community"),
    ):
        assert refused(column, " — ", frame) == reason
    assert (
        Choice("a", "a", HEADINGS, words=Fruit, needed=True, default="pear").read("", frame)
        == "pear"
    )
    assert Day("a", "a", HEADINGS).read(None, frame) is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024.3.5", (3, 5)),
        ("3月5日", (3, 5)),
        (date(2024, 3, 5), (3, 5)),
        ("二〇二四年三月五日", (3, 5)),
    ],
)
def test_a_day_in_any_style(cell, day, frame):
    assert Day("a", "a", HEADINGS).read(cell, frame) == date(2024, *day)


def test_a_day_is_refused_for_what_is_wrong_with_it(frame):
    column = Day("a", "a", HEADINGS)
    assert refused(column, "2024年7月", frame) == "incomplete_date"
    assert refused(column, "2024-06-31", frame) == "impossible_date"
    assert refused(column, "2026-12-31", frame) == "future_date"
    assert Day("a", "a", HEADINGS, planned=True).read("2026-12-31", frame) == date(2026, 12, 31)
    banded = frame.around(Context(month=5), "a")
    assert column.read("7日", banded) == date(2024, 5, 7)


@pytest.mark.parametrize(
    ("cell", "number"), [("约50人", 50), ("20余份", 20), (12.0, 12), ("３人次", 3), ("0", 0)]
)
def test_a_count_with_its_measure_word(cell, number, frame):
    assert Count("a", "a", HEADINGS).read(cell, frame) == number


def test_numbers_that_are_none(frame):
    assert refused(Count("a", "a", HEADINGS), -3, frame) == "negative_amount"
    assert refused(Count("a", "a", HEADINGS), "很多", frame) == "negative_amount"
    assert refused(Count("a", "a", HEADINGS), 1.5, frame) == "negative_amount"
    money = Money("a", "a", HEADINGS)
    assert money.read("3万元", frame) == Decimal(30000)
    myriads = frame.around(Context(units={"a": 10000}), "a")
    assert money.read(3, myriads) == Decimal(30000) and money.text(Decimal("1234.50")) == "1,234.50"


def test_a_choice_by_label_code_spelling_and_part(frame):
    column = Choice("a", "a", HEADINGS, words=Fruit, spellings={"红富士": Fruit.APPLE})
    for cell, fruit in (
        ("苹果", "apple"),
        ("pear", "pear"),
        ("红富士（大）", "apple"),
        ("梨 类", "pear"),
    ):
        assert column.read(cell, frame) == fruit
    assert refused(column, "石头", frame) == "unknown_category"
    assert Choice("a", "a", HEADINGS, words=Fruit, other="other").read("石头", frame) == "other"
    assert column.knows("红富士", frame) and not column.knows("石头", frame)


def test_a_place_of_ours_of_the_neighbour_and_of_nobody(frame, cast):
    column = Place("community", "社区", HEADINGS)
    assert column.read("东门", frame).name == "东门社区"
    assert column.read("全街道", frame) == places.root(cast.office)
    assert refused(column, "南塔社区", frame) == "foreign_community"
    assert refused(column, "哪里社区", frame) == "unknown_community"
    assert refused(Place("c", "c", HEADINGS, whole=False), "街道", frame) == "unknown_community"


def test_months_years_flags(frame):
    assert months_in("3月、12月") == (3, 12) and months_in("1-12月") == tuple(range(1, 13))
    assert (
        months_in("三月") == (3,)
        and months_in("二季度") == (4, 5, 6)
        and months_in("十二月") == (12,)
    )
    column = Months("a", "a", HEADINGS)
    assert column.text((4, 5, 6)) == "4—6月" and refused(column, "待定", frame) == "incomplete_date"
    assert Year("a", "a", HEADINGS).read("2023年度", frame) == 2023
    assert Year("a", "a", HEADINGS).read(None, frame) == 2024
    assert Flag("a", "a", HEADINGS).read("√", frame) and not Flag("a", "a", HEADINGS).read(
        "否", frame
    )


def test_laws_that_are_known_get_their_full_title(frame):
    column = Laws("a", "a", HEADINGS)
    frame.once("titles", lambda: {"民法典": "中华人民共和国民法典"})
    assert column.read("民法典；本地养犬规定", frame) == ("中华人民共和国民法典", "本地养犬规定")
    assert column.read("《民法典》、《甲、乙办法》", frame) == (
        "中华人民共和国民法典",
        "甲、乙办法",
    )
    assert column.text(("甲法", "乙法")) == "《甲法》《乙法》"


def test_a_person_is_linked_when_exactly_one_bears_the_name(frame, cast):
    column = Person("speaker", "主讲人", HEADINGS)
    person, name = column.read("周调解", frame)
    assert (person.pk, name) == (cast.zhou.person, "周调解")
    assert column.read("外请律师", frame) == (None, "外请律师")


def test_children_say_which_of_their_columns_is_wrong(frame):
    table = Children(
        "items",
        "议题",
        model=object,
        parent="meeting",
        columns=(Count("n", "数", HEADINGS, needed=True),),
    )
    cells = Cells()
    cells.tables = {"items": [{"n": "许多"}]}
    (why,) = table.read(cells, frame)
    assert isinstance(why, Refused) and why.key == "items.n"
