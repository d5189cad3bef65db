"""撤销登记 beside the registers: every act that makes a row is taken back by who pressed it, or says why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from fengqiao.engines.procedures import Refused, registration
from fengqiao.engines.procedures.models import Deadline
from fengqiao.matters.integrity import acts as integrity
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from tests.house.registrations import STAND, TAKEN_BACK, Kind, unsaid
from tests.house.sources import Source
from tests.house.test_registrations import LATE, a_colleague, at_once, figures

MAKES = """
def ask(by):
    inquiry = Inquiry(office=by.office)
    with act("integrity.ask", on=inquiry, by=by):
        inquiry.save()
"""


def test_every_act_that_makes_a_row_is_taken_back_or_says_why():
    assert unsaid() == []
    assert not {*TAKEN_BACK} & {*STAND}


def test_one_that_is_neither_would_be_named(tmp_path, monkeypatch):
    (tmp_path / "acts.py").write_text(MAKES)
    planted = [Source(tmp_path, tmp_path / "acts.py")]
    assert "integrity.ask is not taken back, and does not say why" in unsaid(planted)
    monkeypatch.delitem(TAKEN_BACK, "disputes.open_screening")
    assert unsaid() == ["disputes.open_screening is not taken back, and does not say why"]


class Made:
    """A row that somebody has just made, with what her office counted before."""

    def __init__(self, kind: Kind, cast: Any, client_of: Any) -> None:
        self.kind, self.by = kind, getattr(cast, kind.who)
        self.hers, self.colleague = client_of(self.by), client_of(a_colleague(self.by, kind.role))
        self.before = figures()
        self.row = kind.made(cast)
        self.made = [*Entry.objects.filter(subject=self.row.pk, verb=kind.of.adds)]
        self.address, self.page = kind.of.address(self.row), kind.page(self.row)

    def faults(self) -> list[str]:
        return [*self.refused(), *self.taken()]

    def refused(self) -> Iterator[str]:
        if self.address not in self.text(self.hers):
            yield "its page does not offer it"
        if self.address in self.text(self.colleague):
            yield "it is offered to a colleague"
        said = self.colleague.post(self.address)
        if said.status_code != 422 or "只有登记的人" not in said.content.decode():
            yield "a colleague takes it back"
        with at_once(LATE):
            said = self.hers.post(self.address)
            if self.address in self.text(self.hers):
                yield "it is offered after eleven minutes"
        if said.status_code != 422 or "超过 10 分钟" not in said.content.decode():
            yield "it is taken back after eleven minutes"
        if not self.stands():
            yield "it does not stand before she took it back"

    def taken(self) -> Iterator[str]:
        said = self.hers.post(self.address)
        if said.status_code != 302 or self.hers.get(said["Location"]).status_code != 200:
            yield f"she does not take it back: {said.status_code}"
        if self.stands():
            yield "it stands"
        if counted := [key for key, value in figures().items() if value != self.before[key]]:
            yield f"it counts in {counted}"
        if Deadline.objects.filter(subject=self.row.pk).exists():
            yield "it is due"
        last = Entry.objects.filter(subject=self.row.pk).latest("seq")
        if (last.verb, last.by) != (self.kind.of.takes_back, self.by.person):
            yield f"the journal says {last.verb}"
        if self.hers.post(self.address).status_code != (404 if self.kind.goes else 302):
            yield "it is taken back twice"
        if Entry.objects.filter(verb=self.kind.of.takes_back).count() != 1:
            yield "the journal says it twice"
        if not (verdict := chain.verify())["ok"]:
            yield f"the journal does not verify: {verdict}"

    def text(self, client: Any) -> str:
        return client.get(self.page).content.decode()

    def stands(self) -> bool:
        row = type(self.row).objects.filter(pk=self.row.pk).first()
        return row is not None and not self.kind.of.is_void(row)


@pytest.fixture
def made(db, cast, as_, client_of):
    with as_(cast.li):
        yield lambda verb: Made(TAKEN_BACK[verb], cast, client_of)


@pytest.mark.parametrize("verb", TAKEN_BACK)
def test_it_is_taken_back_by_her_and_counts_nowhere(made, verb):
    one = made(verb)
    assert len(one.made) == 1 and one.faults() == []


@pytest.mark.parametrize("verb", TAKEN_BACK)
def test_what_something_rests_on_stands_and_says_why(made, cast, verb):
    one = made(verb)
    one.kind.rests(cast, one.row)
    row = type(one.row).objects.get(pk=one.row.pk)
    if not one.kind.of.is_void(row):
        assert one.address not in one.text(one.hers) and "不能撤销" in one.text(one.hers)
    with pytest.raises(Refused, match="不能撤销|不用撤销"):
        registration.take_back(one.kind.of, row, by=one.by, at=timezone.now())


@pytest.mark.parametrize("verb", ["disputes.open_screening", "integrity.record_notice"])
def test_one_that_still_stands_would_be_named(made, verb, monkeypatch):
    one = made(verb)
    monkeypatch.setattr(registration, "_remove", lambda said, record: None)
    idle = replace(integrity.RECEIPT, void=lambda notice, by, facts: None)
    monkeypatch.setattr(integrity, "RECEIPT", idle)
    assert "it stands" in one.faults()


def test_what_went_is_in_its_entry(made):
    """A round that nobody answered is gone; what it asked, and whom, the journal keeps as personal facts are kept."""
    one = made("disputes.open_screening")
    one.hers.post(one.address)
    last = Entry.objects.filter(subject=one.row.pk).latest("seq")
    rows = len(last.rows)
    kept = last.facts["before"] | registration.before.images_of(last)
    assert kept[f"disputes.screening:{one.row.pk}"]["title"] == "春季排查"
    assert rows == len(kept) > 2
