"""Sealing a period: what is kept, what changes behind it and who did it, the versions, and who may."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures import queries as figures
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.reports.returns import acts, changes, edition, layout, queries
from fengqiao.reports.returns.acts import NotSealed
from fengqiao.reports.returns.declaration import Return
from fengqiao.reports.returns.models import Seal
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from .conftest import MARCH

pytestmark = pytest.mark.django_db
URL = MARCH.format("screening")
PERIOD = Period.month(2025, 3)
TEXTS = re.compile(r'aria-label="([^"]+)"')


@pytest.fixture
def sealed(desk, cases):
    assert desk.post(f"{URL}seal/").status_code == 302


def values(filled):
    return {key: cell.text for key, cell in filled.table.cells.items()}


def changed(fill, cast, as_):
    """{(line, cut): (then, now)} of what a seal does not say any more."""
    one = fill()
    with as_(cast.li):
        found = changes.corrected(one)
        return {
            (c.then.line.key, c.then.cut.key): (c.then.text, c.now.text) for c in found.changes
        }, found


@pytest.mark.parametrize("key", layout.SHIPPED)
def test_a_sealed_table_is_the_living_one_of_that_day(office, cast, as_, cases, fill, key):
    before = values(fill(key))
    with as_(cast.li):
        seal = acts.seal(office, layout.of(cast.office, key), PERIOD, by=cast.li)
        readings = list(figures.readings(seal.pk))
    one = fill(key)
    assert one.seal == seal and values(one) == before
    assert one.identity.holds
    assert {reading.key for reading in readings} >= {"disputes.open_start", "disputes.open"}
    assert all(reading.counts and reading.rows_hash for reading in readings)
    assert len({(one.key, one.start, one.end) for one in readings}) == len(readings)
    assert changed(lambda: one, cast, as_)[0] == {}


def test_what_changes_later_stays_out_and_is_named_cell_by_cell(
    desk, sealed, cases, fill, cast, as_
):
    before = values(fill())
    with as_(cast.li):
        types = dispute_queries.types(cast.office)
        records.amend(
            REGISTER,
            cases["open"],
            {"type": types.get(code="neighbor")},
            by=cast.li,
            reason="是邻里纠纷",
        )
        take(LIGHT, "reopen", cases["old_done"], by=cast.li, reason="又吵起来了")
        late = seeds.a_dispute(cast.li, divisions.communities(cast.office)[0], on=date(2025, 3, 9))
        records.amend(REGISTER, cases["april"], {"amount": 5}, by=cast.li, reason="金额")
    assert values(fill()) == before
    told, found = changed(fill, cast, as_)
    assert told[("labor_found", "all")] == ("1", "0")
    assert told[("civil_found", "all")] == ("0", "2")
    assert told[("handled", "all")] == ("3", "2")
    assert told[("found", "year")] == ("5", "6")
    assert told[("handled_rate", "all")] == ("100.00", "50.00")
    assert not [key for key in told if key[0].startswith("land")]
    assert {entry.subject for entry in found.acts} == {
        cases["open"].pk,
        cases["old_done"].pk,
        late.pk,
    }
    page = desk.get(f"{URL}corrections/").content.decode()
    for said in (
        cases["open"].number,
        "是邻里纠纷",
        "又吵起来了",
        "小李",
        "劳资纠纷",
        f"/desk/disputes/{late.pk}/",
    ):
        assert said in page, said
    assert "金额" not in page
    assert "看更正" in desk.get(URL).content.decode()


def test_a_sealed_cell_opens_the_rows_of_that_day(desk, sealed, cases, cast, as_):
    page = desk.get(URL).content.decode()
    address = re.search(r'href="([^"]+)" aria-label="总况　排查数，小计 3"', page)[1]
    with as_(cast.li):
        records.amend(
            REGISTER, cases["open"], {"registered_on": date(2025, 2, 27)}, by=cast.li, reason="日期"
        )
    rows = desk.get(unescape(address)).content.decode()
    numbers = {cases[name].number for name in ("done", "open", "refused")}
    assert numbers == set(re.findall(r"\d{4}-\d{4}(?=</a>)", rows))
    assert "封账时数到 3 行" in rows


def test_a_correction_is_a_new_version_and_the_old_one_stays(desk, sealed, cases, fill, cast, as_):
    before = values(fill())
    with as_(cast.li):
        records.amend(
            REGISTER, cases["open"], {"registered_on": date(2025, 2, 27)}, by=cast.li, reason="日期"
        )
    assert desk.post(f"{URL}correct/", {"reason": " "}).status_code == 422
    assert desk.post(f"{URL}correct/", {"reason": "登记日期改过"}).status_code == 302
    one = fill()
    assert (one.seal.version, one.seal.reason) == (2, "登记日期改过")
    assert one.table.cell("found", "all").text == "2"
    assert changed(fill, cast, as_)[0] == {}
    with as_(cast.li):
        first = Seal.objects.get(version=1)
        assert values(edition.filled(one.office, one.of, one.period, first)) == before
    old = desk.get(f"{URL}versions/1/").content.decode()
    assert "不再作数" in old and "排查数，小计 3" in old
    assert "第 2 版" in desk.get(f"{URL}corrections/").content.decode()


def test_opening_a_period_again_takes_a_reason_and_is_journaled(desk, sealed, fill, cast, as_):
    assert desk.post(f"{URL}unseal/", {"reason": ""}).status_code == 422
    assert desk.post(f"{URL}unseal/", {"reason": "漏报两件"}).status_code == 302
    assert fill().seal is None
    assert desk.get(f"{URL}unseal/").status_code == 302
    assert desk.post(f"{URL}seal/").status_code == 302
    assert fill().seal.version == 2
    with as_(cast.li):
        said = Entry.objects.filter(verb__startswith="returns.").order_by("seq")
        assert [entry.verb for entry in said] == ["returns.seal", "returns.unseal", "returns.seal"]
        assert said[1].reason == "漏报两件"
        assert said[0].facts["period"] == "2025年3月"


def test_what_is_not_over_or_sealed_already_is_refused(office, cast, as_, cases, desk):
    today = timezone.localdate()
    with as_(cast.li):
        of = layout.of(cast.office, "screening")
        with pytest.raises(NotSealed, match="还没有过完"):
            acts.seal(office, of, Period.month(today.year, today.month), by=cast.li)
        standing = acts.seal(office, of, PERIOD, by=cast.li)
        with pytest.raises(NotSealed, match="已经封账"):
            acts.seal(office, of, PERIOD, by=cast.li)
        acts.unseal(standing, reason="错", by=cast.li)
        with pytest.raises(NotSealed, match="别人"):
            acts.correct(standing, of, reason="错", by=cast.li)
        assert queries.standing(cast.office, "screening", [PERIOD]) == {}
    with as_(cast.wang), pytest.raises(Denied):
        acts.seal(office, of, PERIOD, by=cast.wang)
    page = desk.post("/desk/returns/screening/2025/3/seal/", follow=True)
    assert "已封账" in page.content.decode()
    again = desk.post("/desk/returns/screening/2025/3/seal/", follow=True)
    assert "已经封账" in again.content.decode()


def test_the_next_month_says_what_was_changed_behind_the_seal(desk, sealed, cases, cast, as_):
    april = "/desk/returns/screening/2025/4/"
    assert "上一期封账时" not in desk.get(april).content.decode()
    with as_(cast.li):
        records.amend(
            REGISTER,
            cases["april"],
            {"registered_on": date(2025, 3, 20)},
            by=cast.li,
            reason="日期",
        )
    page = desk.get(april).content.decode()
    assert "差 1 件" in page and cases["april"].number in page


def test_a_seal_keeps_the_form_of_its_day(desk, sealed, fill, cast, as_):
    line = {"group": "总况", "label": "排查总数", "unit": "件", "figure": "disputes.found"}
    assert desk.post("/desk/returns/screening/lines/found/", line).status_code == 302
    assert fill().of.line("found").label == "排查数"
    with as_(cast.li):
        assert layout.of(cast.office, "screening").line("found").label == "排查总数"
    assert Return.of(fill().of.data | {"some_older_setting": 1}) == fill().of


def test_a_sealed_page_takes_the_same_questions_for_any_number_of_changes(
    desk, sealed, cases, cast, as_
):
    def asked(url):
        with CaptureQueriesContext(connection) as held:
            desk.get(url)
        return len(held)

    with as_(cast.li):
        place = divisions.communities(cast.office)[0]
        seeds.a_dispute(cast.li, place, on=date(2025, 3, 9))
        before = [asked(URL), asked(f"{URL}corrections/")]
        for n in range(12):
            seeds.a_dispute(cast.li, place, on=date(2025, 3, 1 + n))
    assert [asked(URL), asked(f"{URL}corrections/")] == before


def test_only_who_acts_for_the_whole_street_sees_it(client_of, cast, cases, desk):
    desk.post(f"{URL}seal/")
    for actor, status in ((cast.wang, 200), (cast.chen, 403), (cast.zhang, 403), (cast.admin, 403)):
        assert client_of(actor).get(URL).status_code == status, actor.name
        assert client_of(actor).get("/desk/returns/").status_code == status
    leader = client_of(cast.wang)
    assert leader.post(f"{URL}seal/").status_code == 403
    assert leader.get(f"{URL}typing/").status_code == 403
    assert leader.get("/desk/returns/screening/arrange/").status_code == 403
    stranger = client_of(cast.zhao).get(URL)
    assert stranger.status_code == 200 and "已封账" not in stranger.content.decode()
    assert not [n for n in TEXTS.findall(stranger.content.decode()) if n.endswith(" 3")]
