"""Typing a return into another system: field by field, remembered with who and when, and told when it moved."""

from __future__ import annotations

from datetime import date

import pytest

from fengqiao.engines.figures import Period
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.reports.returns import queries
from fengqiao.trunk.journal.models import Entry

from .conftest import MARCH

pytestmark = pytest.mark.django_db
URL = MARCH.format("screening") + "typing/"
PERIOD = Period.month(2025, 3)


def marks(cast, as_):
    with as_(cast.li):
        return {one.cell: one for one in queries.typed(cast.office, "screening", PERIOD)}


def test_each_field_has_its_value_and_a_button(desk, cases, fill):
    page = desk.get(URL).content.decode()
    fields = list(fill().table.typed)
    assert [cell.cut.key for cell in fields[:4]] == ["street", "community", "all", "year"]
    for n, cell in enumerate(fields, 1):
        assert f'id="v-f{n}" name="seen-{cell.key}" readonly value="{cell.text}"' in page
    assert page.count("data-copy=") == len(fields)
    assert "民族宗教" in page  # what the ledgers do not know is named, not left out in silence
    assert f"0 / {len(fields)}" in page


def test_a_mark_is_remembered_with_who_and_when_and_can_be_taken_back(desk, cases, cast, as_):
    answer = desk.post(URL, {"typed": "found.all"})
    assert answer.url.endswith("typing/#f4")
    mark = marks(cast, as_)["found.all"]
    assert (mark.value, mark.typed_by) == ("3", cast.li.person)
    page = desk.get(URL).content.decode()
    assert "小李" in page and "1 / " in page
    assert "已转录 1 格" not in desk.get("/desk/returns/").content.decode()  # of March, not in hand
    assert desk.post(URL, {"untyped": "found.all"}).url.endswith("#f3")
    assert marks(cast, as_) == {}
    with as_(cast.li):
        said = Entry.objects.filter(verb__startswith="returns.").order_by("seq")
        assert [entry.verb for entry in said] == ["returns.type", "returns.untype"]
        assert said[0].facts["cells"] == {"found.all": "3"}


def test_all_at_once_and_a_field_that_is_gone(desk, cases, cast, as_, fill):
    desk.post(URL, {"typed": "*"})
    assert len(marks(cast, as_)) == len(list(fill().table.typed))
    desk.post(URL, {"untyped": "*"})
    assert marks(cast, as_) == {}
    gone = desk.post(URL, {"typed": "nothing.all"}, follow=True)
    assert "表样改过了" in gone.content.decode()
    with as_(cast.li):
        assert Entry.objects.filter(verb__startswith="returns.").count() == 2


def test_what_moved_since_it_was_typed_is_told(desk, cases, cast, as_):
    desk.post(URL, {"typed": "found.all"})
    with as_(cast.li):
        records.amend(
            REGISTER, cases["open"], {"registered_on": date(2025, 2, 27)}, by=cast.li, reason="日期"
        )
    page = desk.get(URL).content.decode()
    assert "转录时是 3" in page and "有 1 格转录以后数变了" in page
    desk.post(URL, {"typed": "found.all"})
    assert marks(cast, as_)["found.all"].value == "2"
    assert "转录以后数变了" not in desk.get(URL).content.decode()


def test_a_sealed_period_is_typed_as_it_was_sealed(desk, cases, cast, as_):
    desk.post(MARCH.format("screening") + "seal/")
    with as_(cast.li):
        records.amend(
            REGISTER, cases["open"], {"registered_on": date(2025, 2, 27)}, by=cast.li, reason="日期"
        )
    desk.post(URL, {"typed": "found.all"})
    assert marks(cast, as_)["found.all"].value == "3"
    assert "还没有封账" not in desk.get(URL).content.decode()
