"""A case that was moved to another community after its month was sealed: the sealed table stays, and 更正 says which
cells are others now, and who moved it."""

from __future__ import annotations

import pytest

from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.reports.returns import changes, readings
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain

from .conftest import MARCH

pytestmark = pytest.mark.django_db


def move(case, to, by):
    return records.amend(REGISTER, case, {"community": to}, by=by, reason="登记错了社区")


def texts(filled):
    return {key: cell.text for key, cell in filled.table.cells.items()}


@pytest.fixture
def sealed(desk, cases, fill, cast, as_):
    """The table by communities as it was sealed; afterwards a case of the first was moved to the second."""
    url = MARCH.format("justice")
    assert desk.post(f"{url}seal/").status_code == 302
    before = texts(fill("justice"))
    with as_(cast.li):
        move(cases["done"], divisions.communities(cast.office)[1], cast.li)
    return url, before


def test_the_sealed_table_stays(sealed, fill):
    _, before = sealed
    assert texts(fill("justice")) == before


def test_the_correction_names_the_cells_and_who_moved_it(desk, sealed, cases, fill, cast, as_):
    url, _ = sealed
    with as_(cast.li):
        here, there = (one.name for one in divisions.communities(cast.office)[:2])
        found = changes.corrected(fill("justice"))
        told = {(c.then.cut.label, c.then.text, c.now.text) for c in found.changes}
        assert {(here, "1", "0"), (there, "1", "2"), (there, "0", "1")} == told
        assert [act.subject for act in found.acts] == [cases["done"].pk]
        assert chain.verify()["ok"]
    assert "有 4 格和现在的台账不一样了" in desk.get(url).content.decode()
    page = desk.get(f"{url}corrections/").content.decode()
    for said in (here, there, cases["done"].number, "登记错了社区", "小李"):
        assert said in page, said


def test_moved_back_there_is_nothing_to_correct(desk, sealed, cases, cast, as_):
    url, _ = sealed
    with as_(cast.li):
        case = type(cases["done"]).objects.get(pk=cases["done"].pk)
        move(case, divisions.communities(cast.office)[0], cast.li)
    assert "没有更正" in desk.get(f"{url}corrections/").content.decode()


def test_a_table_of_the_whole_street_has_nothing_to_correct(desk, cases, fill, cast, as_):
    url = MARCH.format("screening")
    assert desk.post(f"{url}seal/").status_code == 302
    with as_(cast.li):
        move(cases["done"], divisions.communities(cast.office)[1], cast.li)
    assert "没有更正" in desk.get(f"{url}corrections/").content.decode()


def test_a_table_read_anew_would_be_found(sealed, fill, monkeypatch):
    """The guard sees a seal that is not kept: read from the ledgers of today, the table is another."""
    _, before = sealed
    monkeypatch.setattr(readings, "kept", lambda of, within, held: readings.live(of, within))
    assert texts(fill("justice")) != before
