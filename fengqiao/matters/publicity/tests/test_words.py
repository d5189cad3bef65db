"""Materials and sites in the office's own words: in a form and its table, a list, a figure, an import, the stock."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.catalogue import known
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.imports import stages
from fengqiao.engines.imports.forms import MeaningForm
from fengqiao.engines.imports.layout import NOTHING_SAID, Memory
from fengqiao.engines.imports.models import Meaning
from fengqiao.engines.imports.words import MeaningKind
from fengqiao.engines.registers import acts as records
from fengqiao.engines.terms import acts as terms
from fengqiao.engines.terms import lists
from fengqiao.ground.sheets import read
from fengqiao.matters.publicity.models import Activity, Handout, Site, StockMovement
from fengqiao.matters.publicity.words import Material, Movement, SiteKind
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import chain
from tests.filled import filled

from ..registers import ACTIVITIES, SITES, STOCK
from .test_import import staged
from .test_ledgers import given

pytestmark = pytest.mark.django_db
BOOKLET = "publicity.material"


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def place(li):
    return places.communities(li.office)[0]


@pytest.fixture
def pocket(li, cast):
    """口袋书, a word of the office that counts as 宣传册."""
    return terms.add(
        lists.of_key(BOOKLET),
        "口袋书",
        counts_as={"rolls_up_to": Material.BOOKLET},
        spellings=["小红本"],
        by=cast.admin,
    )


def test_it_is_handed_out_counted_as_a_booklet_and_told_apart(pocket, place, cast, client_of, li):
    client = client_of(cast.li)
    assert "口袋书" in client.get(reverse("publicity.activities:add")).content.decode()
    said = {"handouts-1-kind": "own_1", "handouts-1-quantity": "4"}
    answer = client.post(reverse("publicity.activities:add"), given(place, **said))
    assert answer.status_code == 302, answer.content.decode()
    row = Handout.objects.get(kind_own="own_1")
    assert (row.kind, row.get_kind_display()) == (Material.BOOKLET, "口袋书")
    assert "口袋书" in client.get(answer["Location"]).content.decode()
    figure, year = known("publicity.materials"), Period.year(2026)
    assert figure.by("material", year) == {Material.LEAFLET: 70, Material.BOOKLET: 4}
    assert figure.by("material_word", year) == {Material.LEAFLET: 70, "own_1": 4}
    assert figure.dimension("material_word").called("own_1", li.office) == "口袋书"
    url = "/desk/figures/publicity.materials/?year=2026&material_word=own_1"
    assert "妇女权益宣传进小区" in client.get(url).content.decode()
    assert chain.verify()["ok"]


def test_what_is_retired_stays_on_the_record_and_through_an_amendment(
    pocket, place, cast, client_of, li
):
    values = {"held_on": timezone.localdate(), "title": "赶集", "kind": "campaign"}
    values |= {"audience": "public", "community": place}
    record = records.add(
        ACTIVITIES, values, {"handouts": [{"kind": "own_1", "quantity": 5}]}, by=li
    )
    terms.retire(lists.of_key(BOOKLET), "own_1", on=timezone.localdate(), by=cast.admin)
    client, url = client_of(cast.li), reverse("publicity.activities:amend", args=[record.pk])
    assert 'value="own_1"' not in client.get(reverse("publicity.activities:add")).content.decode()
    page = client.get(url)
    assert '<option value="own_1" selected>口袋书</option>' in page.content.decode()
    sent = filled(page.content.decode()) | {"title": "赶大集", "reason": "写错了"}
    answer = client.post(url, sent)
    assert answer.status_code == 302, answer.content.decode()
    kept = Activity.objects.get()
    assert kept.title == "赶大集" and Handout.objects.get().kind_own == "own_1"


def test_a_changed_word_of_a_record_is_told_in_the_offices_words(pocket, cast, client_of, li):
    values = {"moved_on": timezone.localdate(), "movement": Movement.RECEIVED, "quantity": 9}
    record = records.add(STOCK, values | {"kind": Material.LEAFLET}, by=li)
    records.amend(STOCK, record, {"kind": "own_1"}, by=li, reason="写错了")
    page = client_of(cast.li).get(reverse("publicity.stock:show", args=[record.pk]))
    assert "种类：宣传单 → 口袋书" in page.content.decode()
    row = StockMovement.objects.get()
    assert (row.kind, row.kind_own) == (Material.BOOKLET, "own_1")
    front = client_of(cast.li).get("/desk/publicity/").content.decode()
    assert "口袋书" in front
    for said, seen in (("own_1", True), ("booklet", False)):
        listed = client_of(cast.li).get(reverse("publicity.stock:list") + f"?kind={said}")
        assert (str(record.pk) in listed.content.decode()) is seen


def test_a_renamed_word_shows_on_old_records_lists_and_paper(place, cast, client_of, li):
    record = records.add(
        SITES, {"name": "东门长廊", "kind": SiteKind.CORRIDOR, "community": place}, by=li
    )
    terms.rename(lists.of_key("publicity.site_kind"), "corridor", "法治文化长廊", by=cast.admin)
    client = client_of(cast.li)
    for url in (
        reverse("publicity.sites:show", args=[record.pk]),
        reverse("publicity.sites:list"),
        reverse("publicity.sites:blank"),
    ):
        assert "法治文化长廊" in client.get(url).content.decode(), url
    assert Site.objects.get().kind_own == ""
    labels = known("publicity.sites").dimension("site_kind").labels(li.office)
    assert labels[SiteKind.CORRIDOR] == "法治文化长廊"


def test_an_old_sheet_is_read_by_the_offices_spellings(pocket, li):
    day = timezone.localdate()
    sheet = f"{day.year}年宣传品出入库\n日期,出入库,种类,数量\n{day},入库,小红本,300\n{day},入库,宣传单,50\n"
    made = staged(sheet.encode(), li, name="出入库.csv", year=day.year)
    assert made.told()["accepted"] == 2, made.told()
    imports.commit(made, sheet.encode(), "出入库.csv", by=li, year=day.year)
    found = set(StockMovement.objects.values_list("kind", "kind_own", "quantity"))
    assert found == {(Material.BOOKLET, "own_1", 300), (Material.LEAFLET, "", 50)}


def test_a_list_asks_the_same_however_many_words_it_shows(pocket, cast, client_of, li):
    client, url = client_of(cast.li), reverse("publicity.stock:list")
    values = {"moved_on": timezone.localdate(), "movement": Movement.RECEIVED, "kind": "own_1"}
    records.add(STOCK, values | {"quantity": 1}, by=li)
    few = _asked(client, url)
    for n in range(20):
        records.add(STOCK, values | {"quantity": n + 2}, by=li)
    assert _asked(client, url) == few


def _asked(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert "口袋书" in client.get(url).content.decode()
    return len(asked)


def test_a_word_is_counted_under_the_name_that_the_office_gave_it(li, cast):
    kind, (first, *_) = SITES.column("kind"), SiteKind
    terms.rename(lists.of_key(kind.terms), first.value, "枫桥式讲堂", by=cast.admin)
    assert ("枫桥式讲堂", 3) in list(kind.tally({first.value: 3}))


def spread(by, *headings, memory=NOTHING_SAID):
    """What a sheet with a column for each of these hands out, each twice as many as the one before."""
    numbers = [3 * 2**n for n in range(len(headings))]
    sheet = f"日期,活动名称,社区,{','.join(headings)}\n2026-03-05,赶集,东门社区,{','.join(map(str, numbers))}\n"
    book = read(sheet.encode(), "宣传台账.csv")
    made = stages.stage(book, [ACTIVITIES], by.office, 2026, memory)
    (row,) = made.rows["publicity.activities"]
    return {str(one["kind"]): one["quantity"] for one in row.understood.record.tables["handouts"]}


def test_a_heading_that_the_office_uses_for_a_word_of_its_own_is_no_longer_the_products(li, cast):
    assert spread(li, "折页", "手册") == {Material.LEAFLET: 3, Material.BOOKLET: 6}
    counts = {"rolls_up_to": Material.BOOKLET}
    terms.add(lists.of_key(BOOKLET), "折页", counts_as=counts, by=cast.admin)
    assert spread(li, "折页", "宣传单") == {"own_1": 3, Material.LEAFLET: 6}


def test_a_word_that_is_called_as_a_column_of_the_register_takes_it_not_away(li, cast):
    counts = {"rolls_up_to": Material.GIFT}
    terms.add(lists.of_key(BOOKLET), "人次", counts_as=counts, spellings=["U盘"], by=cast.admin)
    assert (spread(li, "人次"), spread(li, "u盘")) == ({}, {"own_1": 3})


def test_a_column_that_a_person_names_by_a_word_of_the_office(pocket, li):
    said = Memory(columns={("publicity.activities", "绿皮书"): "handouts.own_1"})
    assert spread(li, "绿皮书", memory=said) == {"own_1": 3}
    row = Meaning(
        office=li.office,
        kind=MeaningKind.COLUMN,
        ledger="publicity.activities",
        said="绿皮书",
        means="handouts.own_1",
    )
    assert MeaningForm(row, ACTIVITIES).labels["handouts.own_1"] == "口袋书"
